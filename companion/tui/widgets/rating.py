"""A state and how strong it is, from 0 to 10, both optional, set by key, arrow or mouse."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace
from rich.cells import cell_len
from textual.content import Content
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.entry import UNRATED, Rating, State
from companion.tui.commands import command
from companion.tui.drawing import CURSOR, in_rows, in_words
from companion.tui.terminal_cursor import HOLDS_CURSOR

STRONG = (State.UP, State.FLAT, State.CANT_TELL)
"""The states that may be strong or weak: where all is settled, nobody is asked how much."""
NUMBERS = range(11)
NUMBER_WIDTH = 3
STATES = (State.UP, State.FLAT, State.SETTLED, State.CANT_TELL)

WIDE = 54
"""Cells from which each state has its sign beside its letter and its word."""
LEAST = len(NUMBERS) * NUMBER_WIDTH
"""Cells below which the states and the numbers are broken into rows."""


def options() -> dict[str, State | int]:
    """Return the states by their letters, and the numbers."""
    states = {_word(state, "key"): state for state in STATES}
    return states | {str(number): number for number in NUMBERS}


def _word(state: State, name: str) -> str:
    """Return the key, the sign or the label of a state."""
    return phrase(f"states.{state.name.lower()}.{name}")


def toggled(rating: Rating, name: str) -> Rating | None:
    """Return the rating with an option set, or taken back if it is set; None if there is no such option.

    A number goes with its state, and there is none for settled.
    """
    value = options().get(name)
    if isinstance(value, State):
        state = None if rating.state == value else value
        keeps = state in STRONG
        return Rating(state, rating.intensity if keeps else None)
    if value is None or rating.state is State.SETTLED:
        return None
    return replace(rating, intensity=None if rating.intensity == value else value)


def pressed(rating: Rating, key: str) -> Rating | None:
    """Return the rating after a digit or the letter of a state, None after any other key."""
    # 1 and then 0 is 10.
    return toggled(rating, "10" if key == "0" and rating.intensity == 1 else key)


UP, FLAT, SETTLED, CANT_TELL = (_word(state, "key") for state in STATES)
STATE_KEYS = [
    command("rating.up", UP, f"rate({UP!r})", footer=False),
    command("rating.flat", FLAT, f"rate({FLAT!r})", footer=False),
    command("rating.settled", SETTLED, f"rate({SETTLED!r})", footer=False),
    command("rating.cant_tell", CANT_TELL, f"rate({CANT_TELL!r})", footer=False),
]
"""The commands of what shows a line to rate on, whose `action_rate` uses the letter."""


class RatingLine(Widget, can_focus=True):
    """The state and the number that are set, in brackets; setting one again takes it back.

    The numbers come with a state that may be strong or weak, and go with it. Arrows change a number and set
    none: they may be meant for something else.
    """

    BINDINGS = [
        command("rating.less", "left", "step(-1)", footer=False),
        command("rating.more", "right", "step(1)", footer=False),
    ]
    DEFAULT_CSS = """
    RatingLine { height: auto; width: 1fr; text-align: center; text-wrap: nowrap; text-overflow: clip; }
    """

    auto_links = False

    rating: reactive[Rating] = reactive(Rating, layout=True)

    @dataclass
    class Rated(Message):
        """The rating has changed."""

        rating: Rating

    def __init__(self, rating: Rating = UNRATED) -> None:
        # Its keys work while nothing has the focus, too.
        super().__init__(classes=HOLDS_CURSOR)
        self.set_reactive(RatingLine.rating, rating)

    def watch_rating(self, rating: Rating) -> None:
        """Post the rating."""
        self.post_message(self.Rated(rating))

    def take(self, event: Key) -> None:
        """Use a key that another widget has left: an arrow, a digit, the letter of a state."""
        if event.key in ("left", "right") and self.rating.intensity is not None:
            self.action_step(-1 if event.key == "left" else 1)
            event.stop()
        elif event.character and self.press(event.character):
            event.stop()

    def press(self, key: str) -> bool:
        """Use a digit or the letter of a state; return False for any other key."""
        rating = pressed(self.rating, key)
        if rating is None or (key.isdecimal() and not self.asks_strength):
            return False
        self.rating = rating
        return True

    @property
    def asks_strength(self) -> bool:
        """Whether the numbers are shown: with such a state, or where a number was saved without one."""
        return self.rating.state in STRONG or (self.rating.state is None and bool(self.rating))

    def action_choose(self, name: str) -> None:
        """Set an option, or take it back if it is set."""
        self.rating = toggled(self.rating, name) or UNRATED

    def action_step(self, by: int) -> None:
        """Make the number that is set one more or less."""
        if (now := self.rating.intensity) is not None:
            self.rating = replace(self.rating, intensity=min(10, max(0, now + by)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width) if width >= LEAST else self._narrow_rows(width))

    def render(self) -> Content:
        """Lay out the states, the numbers, and what the lowest and the highest mean."""
        width = self.size.width
        return Content("\n").join(self._rows(width) if width >= LEAST else self._narrow_rows(width))

    def _rows(self, width: int) -> list[Content]:
        has_signs = width >= WIDE and not in_words(self)
        states = self._states(("sign", "label") if has_signs else ("label",))
        gap = " " if sum(state.cell_length + 1 for state in states) <= width else ""
        gap_above = [] if self.screen.has_class("-short") else [Content("")]
        about = Content.styled(phrase("states.how_strong"), "$quiet")
        numbers = [*gap_above, about, Content("").join(self._numbers()), *_ends(width)]
        row = Content(gap).join(states)
        rows = [row] if row.cell_length <= width else in_rows(states, width)
        return [*rows, *self._meanings(width), *(numbers if self.asks_strength else [])]

    def _meanings(self, width: int) -> list[Content]:
        """Return a row that says what up and flat mean, while no state is chosen."""
        rows = (phrase("states.meanings"), phrase("states.meanings_short"))
        fitting = [] if self.rating else [row for row in rows if cell_len(row) <= width]
        return [Content.styled(row, "$quiet") for row in fitting[:1]]

    def _narrow_rows(self, width: int) -> list[Content]:
        """Return as many of the states in a row as fit, and then of the numbers.

        On a tiny terminal what is chosen stands alone, so that there is room for what is offered below.
        """
        states, numbers = self._states(("label",)), self._numbers() if self.asks_strength else []
        state, number = self.rating.state, self.rating.intensity
        if state is not None and self.screen.has_class("-tiny"):
            states = [states[STATES.index(state)]]
            if number is not None:
                return [*in_rows([*states, numbers[number]], width)]
        return [*in_rows(states, width), *in_rows(numbers, width)]

    def _states(self, parts: tuple[str, ...]) -> list[Content]:
        return [
            self._option(_word(state, "key"), state, " ".join(_word(state, part) for part in ("key", *parts)))
            for state in STATES
        ]

    def _numbers(self) -> list[Content]:
        return [self._option(str(number), number, str(number)) for number in NUMBERS]

    def _option(self, name: str, value: State | int, text: str) -> Content:
        # 0 is a number and no state is one.
        click = f"@click=choose({name!r})"
        if value == (self.rating.state if isinstance(value, State) else self.rating.intensity):
            return Content.styled(f"[{text}]", f"{CURSOR} {click}")
        key = len(name) if isinstance(value, State) else 0
        return Content.styled(f" {text[:key]}", f"$accent {click}") + Content.styled(
            f"{text[key:]} ", f"$words {click}"
        )


def _ends(width: int) -> list[Content]:
    """Return what the lowest and the highest number mean, in a row if that has room."""
    ends = phrase("states.least"), phrase("states.most")
    between = max(3, LEAST - 2 - sum(map(cell_len, ends)))
    if sum(map(cell_len, ends)) + between > width:
        return [Content.styled(each, "$quiet") for each in ends]
    return [Content.styled((" " * between).join(ends), "$quiet")]
