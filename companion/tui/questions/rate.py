"""A state and a number."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.core.entry import unsettled
from companion.core.questions import Go, RateQuestion
from companion.tui.commands import command
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.rating import STATE_KEYS, RatingLine


class RateWidget(QuestionWidget[RateQuestion]):
    """A line to rate on: a letter is a state, a digit a number; below it a landing, where it is offered."""

    # Enter is the end of a form whose first question is enough.
    BINDINGS = [command("flow.keep", "enter", f"screen.go('{Go.SAVE}')"), *STATE_KEYS]
    FIRST = "RatingLine"
    DEFAULT_CSS = "RateWidget Choices { margin-top: 2; } RateWidget Choices.-settled { visibility: hidden; }"

    @property
    def rows(self) -> int:
        return 8 if Go.LAND in self.question.actions else 5

    def compose(self) -> ComposeResult:
        """Lay out the line with the rating, and the landing."""
        yield RatingLine(self.form.given)
        if Go.LAND in self.question.actions:
            land = self.ways_on()
            # Reached by its key or the mouse; the cursor stays on the line.
            land.can_focus = False
            yield land

    def on_mount(self) -> None:
        """Offer the landing at once to a person who comes back to the question."""
        self._offer_landing()

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
            self._offer_landing()

    def _offer_landing(self) -> None:
        for land in self.query(Choices):
            land.set_class(not unsettled(self.form.given), "-settled")
