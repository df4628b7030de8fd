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
    """A line to rate on: a letter is a state, a digit a number; below it the way to other questions."""

    # Enter is the end of a form whose first question is enough.
    BINDINGS = [command("flow.keep", "enter", f"screen.go('{Go.SAVE}')"), *STATE_KEYS]
    FIRST = "RatingLine"
    DEFAULT_CSS = "RateWidget #ways { margin-top: 2; } RateWidget #ways.-unneeded { visibility: hidden; }"

    @property
    def rows(self) -> int:
        return 8 if Go.LED in self.question.actions else 5

    def compose(self) -> ComposeResult:
        """Lay out the line with the rating, and the way to other questions."""
        yield RatingLine(self.form.given)
        if Go.LED in self.question.actions:
            ways = self.ways_on()
            # Reached by its key or the mouse; the cursor stays on the line.
            ways.can_focus = False
            yield ways

    def on_mount(self) -> None:
        """Show the way to other questions while none is answered."""
        self._show_ways()

    def _show_ways(self) -> None:
        for ways in self.query("#ways"):
            ways.set_class(not self.form.offers(Go.LED), "-unneeded")

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
            self._show_ways()
