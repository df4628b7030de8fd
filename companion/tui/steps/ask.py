"""A question with a few answers, some of which may mean a real danger."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from companion.core.exercise import Ask
from companion.tui.steps.base import Answered, StepWidget
from companion.tui.widgets.choices import Choice, Choices


class AskStep(Vertical, StepWidget):
    """The answers as choices; going on needs none."""

    DEFAULT_CSS = "AskStep { height: auto; width: 1fr; margin-top: 1; }"

    def __init__(self, step: Ask) -> None:
        super().__init__()
        self._step = step
        self._answer = ""

    def compose(self) -> ComposeResult:
        """Lay out the answers with a digit each."""
        answers = enumerate(self._step.answers, start=1)
        yield Choices([Choice(answer, answer, str(number)) for number, answer in answers])

    def on_mount(self) -> None:
        """Take the focus."""
        self.query_one(Choices).focus()

    def on_key(self, event: Key) -> None:
        """Choose an answer by its digit."""
        if event.character in [str(number + 1) for number in range(len(self._step.answers))]:
            event.stop()
            self._answer_with(self._step.answers[int(event.character) - 1])

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Choose the answer under the cursor."""
        event.stop()
        self._answer_with(event.choice.id)

    def _answer_with(self, answer: str) -> None:
        self._answer = answer
        self.post_message(Answered(answer, answer in self._step.danger))

    @property
    def noticed(self) -> tuple[str, ...]:
        """The answer."""
        return (self._answer,) if self._answer else ()
