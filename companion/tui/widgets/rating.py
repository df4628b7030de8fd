"""How is it: a number from 0 to 10 and a state, both optional, by key, arrow or mouse."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.entry import UNRATED, Rating, State
from companion.tui.commands import command

NUMBERS = range(11)
NUMBER_WIDTH = 3
STATES = (State.UP, State.FLAT, State.SETTLED, State.CANT_TELL)


def with_state(rating: Rating, state: State) -> Rating:
    """Set the state, or take it back if it is the one already given."""
    return Rating(state=None if rating.state is state else state, intensity=rating.intensity)


def with_number(rating: Rating, number: int) -> Rating:
    """Set the number, or take it back if it is the one already given."""
    return Rating(state=rating.state, intensity=None if rating.intensity == number else number)


def pressed(rating: Rating, key: str) -> Rating | None:
    """Give the rating after a digit or a state's letter; None for any other key."""
    states = {phrase(f"states.{state.name.lower()}.key"): state for state in STATES}
    if key in states:
        return with_state(rating, states[key])
    if len(key) == 1 and key in "0123456789":
        # A one and then a nought is a ten.
        ten = key == "0" and rating.intensity == 1
        return with_number(rating, 10 if ten else int(key))
    return None


class RatingLine(Widget, can_focus=True):
    """Shows the number and the state that were given, or that none was; giving one again takes it back."""

    BINDINGS = [
        command("rating.less", "left,h", "step(-1)", footer=False),
        command("rating.more", "right,l", "step(1)", footer=False),
    ]
    COMPONENT_CLASSES = {"rating--plain", "rating--chosen", "rating--quiet"}
    DEFAULT_CSS = """
    RatingLine { height: 4; width: 1fr; }
    RatingLine > .rating--plain { color: $words; background: $background; }
    RatingLine > .rating--quiet { color: $quiet; background: $background; }
    RatingLine > .rating--chosen { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    rating: reactive[Rating] = reactive(Rating)

    @dataclass
    class Rated(Message):
        """Somebody gave a number or a state, or took one back."""

        rating: Rating

    def __init__(self, rating: Rating = UNRATED) -> None:
        super().__init__()
        self.set_reactive(RatingLine.rating, rating)

    def watch_rating(self, rating: Rating) -> None:
        """Say what was given."""
        self.post_message(self.Rated(rating))

    def take(self, event: Key) -> None:
        """Take a key that another widget has left: an arrow, a digit, a state's letter."""
        if event.key in ("left", "right"):
            self.action_step(-1 if event.key == "left" else 1)
            event.stop()
        elif event.character and self.press(event.character):
            event.stop()

    def press(self, key: str) -> bool:
        """Take a digit or a state's letter; False for any other key."""
        rating = pressed(self.rating, key)
        if rating is None:
            return False
        self.rating = rating
        return True

    def give_state(self, state: State) -> None:
        """Set the state, or take it back if it is the one already given."""
        self.rating = with_state(self.rating, state)

    def give_number(self, number: int) -> None:
        """Set the number, or take it back if it is the one already given."""
        self.rating = with_number(self.rating, number)

    def action_step(self, by: int) -> None:
        """One more or one less; from nothing to the middle."""
        now = self.rating.intensity
        number = 5 if now is None else min(10, max(0, now + by))
        self.rating = Rating(state=self.rating.state, intensity=number)

    def on_click(self, event: Click) -> None:
        """Take the number or the state that was clicked."""
        event.stop()
        if event.y == 0:
            number = (event.x - self._numbers_at) // NUMBER_WIDTH
            if number in NUMBERS:
                self.give_number(number)
        elif event.y == 3:
            for state, start, end in self._states_at():
                if start <= event.x < end:
                    self.give_state(state)

    @property
    def _numbers_at(self) -> int:
        return max(0, (self.size.width - len(NUMBERS) * NUMBER_WIDTH) // 2)

    def _states_at(self) -> list[tuple[State, int, int]]:
        """Each state with the columns where its words begin and end."""
        words = [self._state_words(state) for state in STATES]
        gap = 3 if sum(map(len, words)) + 9 <= self.size.width else 1
        at = max(0, (self.size.width - sum(map(len, words)) - gap * (len(words) - 1)) // 2)
        places = []
        for state, text in zip(STATES, words, strict=True):
            places.append((state, at, at + len(text)))
            at += len(text) + gap
        return places

    @staticmethod
    def _state_words(state: State) -> str:
        return f"{phrase(f'states.{state.name.lower()}.key')} {phrase(f'states.{state.name.lower()}.label')}"

    def render_line(self, y: int) -> Strip:
        lines = {0: self._numbers, 1: self._ends, 3: self._states}
        line = lines[y]() if y in lines else []
        return Strip(line).adjust_cell_length(self.size.width, self.rich_style)

    def _numbers(self) -> list[Segment]:
        segments = [Segment(" " * self._numbers_at, self.rich_style)]
        for number in NUMBERS:
            chosen = number == self.rating.intensity
            text = f"[{number}]" if chosen and number < 10 else f"[{number}" if chosen else f" {number} "
            segments.append(self._segment(f"{text:<{NUMBER_WIDTH}}", chosen))
        return segments

    def _ends(self) -> list[Segment]:
        low, high = phrase("states.least"), phrase("states.most")
        between = len(NUMBERS) * NUMBER_WIDTH - 2 - len(low) - len(high)
        style = self.get_component_rich_style("rating--quiet")
        return [
            Segment(" " * (self._numbers_at + 1), style),
            Segment(low + " " * max(1, between) + high, style),
        ]

    def _states(self) -> list[Segment]:
        segments: list[Segment] = []
        at = 0
        for state, start, end in self._states_at():
            segments.append(Segment(" " * (start - at), self.rich_style))
            segments.append(self._segment(self._state_words(state), state is self.rating.state))
            at = end
        return segments

    def _segment(self, text: str, chosen: bool) -> Segment:
        style = "rating--chosen" if chosen else "rating--plain"
        return Segment(text, self.get_component_rich_style(style))
