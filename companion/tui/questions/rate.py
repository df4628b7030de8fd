"""How it is, or was: a state and a number."""

from __future__ import annotations

from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.entry import Rating, unsettled
from companion.tui.commands import command
from companion.tui.questions.base import Ask
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.rating import RatingLine


class How(Ask):
    """A state by its letter, a number by its digit; `name_of_field` is the field of the entry."""

    name_of_field = "rating"
    rows = 5

    def compose(self) -> ComposeResult:
        """Lay out the line, with what was said."""
        yield RatingLine(self.rating)

    @property
    def rating(self) -> Rating:
        """What was said so far."""
        return cast(Rating, self.field(self.name_of_field))

    def rate(self, rating: Rating) -> None:
        """Hand on the state and the number."""
        self.say(**{self.name_of_field: rating})

    @property
    def first(self) -> Widget:
        return self.query_one(RatingLine)

    def take(self, event: Key) -> bool:
        return bool(event.character) and self.query_one(RatingLine).press(str(event.character))

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Take in a change."""
        event.stop()
        # The line reports what it began with, too.
        if event.rating != self.rating:
            self.rate(event.rating)


class HowNow(How):
    """How it is now; a state and Enter is a whole check-in."""

    BINDINGS = [command("flow.keep", "enter", "screen.keep")]


class HowLeft(How):
    """How somebody left the session; a landing is offered at once to whoever left unsettled."""

    name_of_field = "left"
    rows = 8
    DEFAULT_CSS = "HowLeft Choices { margin-top: 2; } HowLeft Choices.-settled { visibility: hidden; }"

    class Land(Message):
        """Somebody wants to land first."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        land = Choices([Choice("after.land", phrase("after.land_first"))])
        # Reached by its key or the mouse; the cursor stays with the question.
        land.can_focus = False
        yield land

    def on_mount(self) -> None:
        """Offer it from the beginning to whoever comes back to the question."""
        self._offer(self.rating)

    def rate(self, rating: Rating) -> None:
        super().rate(rating)
        self._offer(rating)

    def _offer(self, left: Rating) -> None:
        self.query_one(Choices).set_class(not unsettled(left), "-settled")

    @on(Choices.Chosen)
    def land(self, event: Choices.Chosen) -> None:
        """Land first."""
        event.stop()
        self.post_message(self.Land())
