"""A number from 0 to 10 and a state, both optional, set by key, arrow or mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.entry import UNRATED, Rating, State
from companion.tui.commands import command
from companion.tui.drawing import styled

NUMBERS = range(11)
NUMBER_WIDTH = 3
STATES = (State.UP, State.FLAT, State.SETTLED, State.CANT_TELL)


def with_state(rating: Rating, state: State) -> Rating:
    """Return the rating with a state set, or taken back if it is set."""
    return Rating(state=None if rating.state is state else state, intensity=rating.intensity)


def with_number(rating: Rating, number: int) -> Rating:
    """Return the rating with a number set, or taken back if it is set."""
    return Rating(state=rating.state, intensity=None if rating.intensity == number else number)


def pressed(rating: Rating, key: str) -> Rating | None:
    """Return the rating after a digit or the letter of a state, None after any other key."""
    states = {phrase(f"states.{state.name.lower()}.key"): state for state in STATES}
    if key in states:
        return with_state(rating, states[key])
    if len(key) == 1 and key in "0123456789":
        # 1 and then 0 is 10.
        ten = key == "0" and rating.intensity == 1
        return with_number(rating, 10 if ten else int(key))
    return None


class RatingLine(Widget, can_focus=True):
    """The number and the state that are set; setting one again takes it back."""

    BINDINGS = [
        command("rating.less", "left,h", "step(-1)", footer=False),
        command("rating.more", "right,l", "step(1)", footer=False),
    ]
    COMPONENT_CLASSES = {"rating--plain", "rating--chosen", "rating--quiet"}
    DEFAULT_CSS = """
    RatingLine { height: 4; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    RatingLine > .rating--plain { color: $words; background: $background; }
    RatingLine > .rating--quiet { color: $quiet; background: $background; }
    RatingLine > .rating--chosen { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    auto_links = False

    rating: reactive[Rating] = reactive(Rating)

    @dataclass
    class Rated(Message):
        """The rating has changed."""

        rating: Rating

    def __init__(self, rating: Rating = UNRATED) -> None:
        super().__init__()
        self.set_reactive(RatingLine.rating, rating)

    def watch_rating(self, rating: Rating) -> None:
        """Post the rating."""
        self.post_message(self.Rated(rating))

    def take(self, event: Key) -> None:
        """Use a key that another widget has left: an arrow, a digit, the letter of a state."""
        if event.key in ("left", "right"):
            self.action_step(-1 if event.key == "left" else 1)
            event.stop()
        elif event.character and self.press(event.character):
            event.stop()

    def press(self, key: str) -> bool:
        """Use a digit or the letter of a state; return False for any other key."""
        rating = pressed(self.rating, key)
        if rating is None:
            return False
        self.rating = rating
        return True

    def action_state(self, name: str) -> None:
        """Set a state by name, or take it back if it is set."""
        self.rating = with_state(self.rating, State[name])

    def action_number(self, number: int) -> None:
        """Set the number, or take it back if it is set."""
        self.rating = with_number(self.rating, number)

    def action_step(self, by: int) -> None:
        """Make the number one more or less; begin in the middle."""
        now = self.rating.intensity
        number = 5 if now is None else min(10, max(0, now + by))
        self.rating = Rating(state=self.rating.state, intensity=number)

    def render(self) -> Content:
        """Lay out the numbers, what the lowest and the highest mean, and the states."""
        left = max(0, (self.size.width - len(NUMBERS) * NUMBER_WIDTH) // 2)
        numbers = [self._option(self._number(n), f"number({n})", n == self.rating.intensity) for n in NUMBERS]
        low, high = phrase("states.least"), phrase("states.most")
        between = len(NUMBERS) * NUMBER_WIDTH - 2 - len(low) - len(high)
        ends = styled(self, low + " " * max(1, between) + high, "rating--quiet")
        return Content("\n").join(
            [
                Content("").join([Content(" " * left), *numbers]),
                Content("").join([Content(" " * (left + 1)), ends]),
                Content(""),
                self._states(),
            ]
        )

    def _number(self, number: int) -> str:
        if number != self.rating.intensity:
            return f"{f' {number} ':<{NUMBER_WIDTH}}"
        return f"{f'[{number}]' if number < 10 else f'[{number}':<{NUMBER_WIDTH}}"

    def _states(self) -> Content:
        names = [state.name.lower() for state in STATES]
        words = [f"{phrase(f'states.{name}.key')} {phrase(f'states.{name}.label')}" for name in names]
        length = sum(map(len, words))
        gap = 3 if length + 3 * (len(words) - 1) <= self.size.width else 1
        left = max(0, (self.size.width - length - gap * (len(words) - 1)) // 2)
        options = [
            self._option(text, f"state({state.name!r})", state is self.rating.state)
            for state, text in zip(STATES, words, strict=True)
        ]
        return Content("").join([Content(" " * left), Content(" " * gap).join(options)])

    def _option(self, text: str, click: str, chosen: bool) -> Content:
        return styled(self, text, "rating--chosen" if chosen else "rating--plain", click)
