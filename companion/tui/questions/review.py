"""The end: what was said, and what to do with it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.text.entries import summary
from companion.tui.commands import command
from companion.tui.questions.base import Ask
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices


class End(Ask):
    """Shows it in one quiet sentence: save it, change something, or let it go."""

    rows = 9
    BINDINGS = [
        command("end.save", "s", "choose('save')", footer=False),
        command("end.change", "c", "choose('change')", footer=False),
        command("end.let_go", "x", "choose('let_go')", footer=False),
    ]
    DEFAULT_CSS = """
    End VerticalScroll { height: auto; max-height: 9; scrollbar-size-vertical: 1; margin-bottom: 2; }
    End.-short VerticalScroll { max-height: 4; margin-bottom: 1; }
    """

    class Change(Message):
        """Go back to the first question."""

    class Keep(Message):
        """Keep it all."""

    class LetGo(Message):
        """Keep nothing of it."""

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the choices."""
        with VerticalScroll(can_focus=False):
            yield CentredText(summary(self.entry))
        yield Choices([Choice(f"end.{name}", phrase(f"end.{name}")) for name in ("save", "change", "let_go")])

    @property
    def first(self) -> Widget:
        return self.query_one(Choices)

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Do what was chosen."""
        event.stop()
        self.action_choose(event.choice.id.removeprefix("end."))

    def action_choose(self, name: str) -> None:
        """Do one of the three."""
        kinds = {"save": self.Keep, "change": self.Change, "let_go": self.LetGo}
        self.post_message(kinds[name]())
