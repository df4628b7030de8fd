"""A part of the landing that is done rather than answered; its words are the question."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from companion.core.questions import Go, RestQuestion
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.choices import Choices


class RestWidget(QuestionWidget[RestQuestion]):
    """The ways on."""

    @property
    def rows(self) -> int:
        return 6

    def compose(self) -> ComposeResult:
        """Lay out the ways on."""
        yield self.ways_on()

    @property
    def first(self) -> Widget:
        return self.query_one(Choices)

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Go the way that was chosen."""
        event.stop()
        self.go(Go(event.choice.id))
