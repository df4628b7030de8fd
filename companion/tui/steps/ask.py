"""A question with a few answers, some of which may mean a real danger."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.content.catalog import phrase
from companion.core.exercise import Ask
from companion.core.runner import Ending
from companion.tui.commands import command
from companion.tui.steps.base import Answered, StepWidget
from companion.tui.widgets.choices import Choices, numbered


class AskStep(StepWidget[Ask]):
    """The answers as choices with a digit each; going on needs none."""

    BINDINGS = [command("choices.down", "tab", "mark(1)", footer=False)]

    noticed: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The answers with their digits."""
        digits = enumerate(self.step.answers, start=1)
        return " ".join(phrase("steps.answer", digit=digit, answer=answer) for digit, answer in digits)

    def compose(self) -> ComposeResult:
        """Lay out the answers."""
        yield Choices(numbered({answer: answer for answer in self.step.answers}), marked=False)

    def on_mount(self) -> None:
        """Take the focus."""
        self.query_one(Choices).focus()

    def action_mark(self, by: int) -> None:
        """Mark an answer."""
        self.query_one(Choices).action_move(by)

    def on_key(self, event: Key) -> None:
        """Choose an answer by its digit."""
        if self.query_one(Choices).press(event.character):
            event.stop()

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Post the answer."""
        event.stop()
        self.noticed = (event.choice.id,)
        answer, step = event.choice.id, self.step
        means = Ending.PEOPLE if answer in step.danger else Ending.UNSURE if answer in step.unsure else None
        self.post_message(Answered(answer, means))
