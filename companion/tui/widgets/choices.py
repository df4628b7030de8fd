"""A few things to choose from: a key each, or arrows and Enter, or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.commands import command
from companion.tui.drawing import key_of, segment


@dataclass(frozen=True)
class Choice:
    """One choice: an id that says what it means, the words for it, and the key shown beside it.

    Without a `key` the id is taken for a command's, and the key is the one that it has now.
    """

    id: str
    label: str
    key: str | None = None


class Choices(Widget, can_focus=True):
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

    cursor = reactive(0)
    choices: reactive[tuple[Choice, ...]] = reactive((), layout=True)

    @dataclass
    class Chosen(Message):
        """Somebody took a choice."""

        choices: Choices
        choice: Choice

        @property
        def control(self) -> Choices:
            """The widget it was taken in, for `@on` with a selector."""
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
        """How many cells a row takes: margin, mark, key, label, margin."""
        keys = max((len(key) for key in self.keys), default=0)
        return keys + max((len(choice.label) for choice in self.choices), default=0) + 8

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.choices)

    def render_line(self, y: int) -> Strip:
        blank = self.rich_style
        if y >= len(self.choices):
            return Strip.blank(self.size.width, blank)
        here = y == self.cursor and self.has_focus
        keys = self.keys
        key = f" {'›' if here else ' '} {keys[y]:<{max(map(len, keys))}}   "
        label = f"{self.choices[y].label:<{self.row_width - len(key)}}"
        row = [
            Segment(" " * max(0, (self.size.width - self.row_width) // 2), blank),
            segment(self, key, "choices--cursor" if here else "choices--key"),
            segment(self, label, "choices--cursor" if here else "choices--label"),
        ]
        return Strip(row).adjust_cell_length(self.size.width, blank)

    def action_move(self, by: int) -> None:
        """Move the cursor, round the ends."""
        self.cursor = (self.cursor + by) % len(self.choices)

    def action_choose(self) -> None:
        """Take the choice under the cursor."""
        self.post_message(self.Chosen(self, self.choices[self.cursor]))

    def on_click(self, event: Click) -> None:
        """Take the choice that was clicked."""
        event.stop()
        if 0 <= event.y < len(self.choices):
            self.cursor = event.y
            self.action_choose()
