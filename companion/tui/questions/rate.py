"""A state and a number."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.core.questions import Go, RateQuestion
from companion.tui.commands import command
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.rating import STATE_KEYS, RatingLine


class RateWidget(QuestionWidget[RateQuestion]):
    """A line to rate on: a letter is a state, a digit a number."""

    # Enter is the end of a form whose first question is enough.
    BINDINGS = [command("flow.keep", "enter", f"screen.go('{Go.SAVE}')"), *STATE_KEYS]
    FIRST = "RatingLine"
    ROWS = 5

    def compose(self) -> ComposeResult:
        """Lay out the line with the rating."""
        yield RatingLine(self.form.given)

    def action_rate(self, letter: str) -> None:
        """Set a state, or take it back."""
        self.query_one(RatingLine).press(letter)

    def use_key(self, event: Key) -> bool:
        return bool(event.character) and self.query_one(RatingLine).press(str(event.character))

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Set the rating."""
        # The line also posts the rating that it began with.
        if event.rating != self.form.given:
            self.answer(event.rating)
