"""A part of the landing that is done rather than answered; its words are the question."""

from __future__ import annotations

from textual.app import ComposeResult

from companion.core.questions import RestQuestion
from companion.tui.questions.base import QuestionWidget


class RestWidget(QuestionWidget[RestQuestion]):
    """The ways on."""

    FIRST = "#ways"
    ROWS = 6

    def compose(self) -> ComposeResult:
        """Lay out the ways on."""
        yield self.ways_on()
