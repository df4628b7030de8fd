"""A few things to choose from: a key each, or arrows and Enter, or the mouse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from companion.tui.commands import command
from companion.tui.drawing import key_of, segment
from companion.tui.widgets.rows import Rows


@dataclass(frozen=True)
class Choice:
    """One choice: its id, the words for it, and the key shown beside it.

    Without a `key` the id is a command's, and the key is the one that this command has now.
    """

    id: str
    label: str
    key: str | None = None


class Choices(Rows):
    """Choices one below the other, the one under the cursor marked by a glyph and a raised row."""

    BINDINGS = [
        command("choices.up", "up,k", "move(-1)", footer=False),
        command("choices.down", "down,j", "move(1)", footer=False),
        command("choices.choose", "enter", footer=False),
    ]
    COMPONENT_CLASSES = {"choices--key", "choices--label", "choices--cursor"}
    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; }
    Choices > .choices--key { color: $quiet; background: $background; }
    Choices > .choices--label { color: $words; background: $background; }
    Choices > .choices--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    choices: reactive[tuple[Choice, ...]] = reactive((), layout=True)

    @dataclass
    class Chosen(Message):
        """A choice was made."""

        choices: Choices
        choice: Choice

        @property
        def control(self) -> Choices:
            """The widget it was made in, for `@on` with a selector."""
            return self.choices

    def __init__(self, choices: Sequence[Choice], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Choices.choices, tuple(choices))

    @property
    def keys(self) -> tuple[str, ...]:
        """The key shown beside each choice."""
        return tuple(c.key if c.key is not None else key_of(self.screen, c.id) for c in self.choices)

    @property
    def row_width(self) -> int:
        """The cells that a row takes: margin, mark, key, label, margin."""
        keys = max((len(key) for key in self.keys), default=0)
        return keys + max((len(choice.label) for choice in self.choices), default=0) + 8

    @property
    def row_count(self) -> int:
        """The number of choices."""
        return len(self.choices)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.choices)

    def draw_row(self, index: int, width: int) -> Iterator[Segment]:
        """Return a choice in the middle of the widget, all with their keys in one column."""
        here = index == self.cursor and self.has_focus
        keys = self.keys
        key = f" {'›' if here else ' '} {keys[index]:<{max(map(len, keys))}}   "
        label = f"{self.choices[index].label:<{self.row_width - len(key)}}"
        yield Segment(" " * max(0, (width - self.row_width) // 2), self.rich_style)
        yield segment(self, key, "choices--cursor" if here else "choices--key")
        yield segment(self, label, "choices--cursor" if here else "choices--label")

    def action_move(self, by: int) -> None:
        """Move the cursor, wrapping around."""
        self.cursor = (self.cursor + by) % len(self.choices)

    def action_choose(self) -> None:
        """Make the choice under the cursor."""
        self.post_message(self.Chosen(self, self.choices[self.cursor]))

    def click_row(self, index: int) -> None:
        """Make the choice that was clicked."""
        self.cursor = index
        self.action_choose()

    def press(self, key: str | None) -> bool:
        """Make the choice that a key is shown beside; return False if there is none."""
        keys = self.keys
        if key not in keys:
            return False
        self.click_row(keys.index(key))
        return True


def numbered(labels: Mapping[str, str]) -> list[Choice]:
    """Return choices by the words for each, with a digit for each from 1 on."""
    return [Choice(id, label, str(digit)) for digit, (id, label) in enumerate(labels.items(), start=1)]
