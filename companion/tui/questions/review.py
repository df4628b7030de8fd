"""The end of a form: the answers, and what to do with them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from companion.core.questions import Go, ReviewQuestion
from companion.text.entries import summary
from companion.tui.commands import command
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.centred_text import CentredText


class ReviewWidget(QuestionWidget[ReviewQuestion]):
    """All answers in a few quiet sentences: save them, answer more, change something, or discard them."""

    BINDINGS = [
        command("end.save", "s", f"go('{Go.SAVE}')", footer=False),
        command("end.more", "m", f"go('{Go.MORE}')", footer=False),
        command("end.change", "c", f"go('{Go.CHANGE}')", footer=False),
        command("end.let_go", "x", f"go('{Go.DELETE}')", footer=False),
    ]
    ROWS = 10
    DEFAULT_CSS = """
    ReviewWidget VerticalScroll { height: auto; max-height: 9; scrollbar-size-vertical: 1; margin-bottom: 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the sentences and the choices."""
        with VerticalScroll(can_focus=False):
            yield CentredText(summary(self.form.entry))
        yield self.ways_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is more to ask."""
        return action != "go" or self.form.offers(Go(str(parameters[0])))

    def action_go(self, go: str) -> None:
        """Do one of them by its key."""
        self.go(Go(go))
