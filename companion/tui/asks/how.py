"""How it is, or was: a state and a number."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widget import Widget

from companion.tui.asks.ask import Ask
from companion.tui.widgets.rating import RatingLine


class How(Ask):
    """A state by its letter, a number by its digit; `name` is the field of the entry."""

    name_of_field = "rating"
    rows = 5

    def compose(self) -> ComposeResult:
        """Lay out the line, with what was said."""
        line = RatingLine()
        line.set_reactive(RatingLine.rating, self.field(self.name_of_field))
        yield line

    @property
    def first(self) -> Widget:
        return self.query_one(RatingLine)

    def take(self, event: Key) -> bool:
        return bool(event.character) and self.query_one(RatingLine).press(str(event.character))

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Hand on the state and the number."""
        event.stop()
        self.say(**{self.name_of_field: event.rating})


class HowNow(How):
    """How it is now; a state and Enter is a whole check-in."""

    keeps = True


class HowLeft(How):
    """How somebody left the session."""

    name_of_field = "left"
