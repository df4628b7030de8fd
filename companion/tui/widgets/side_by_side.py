"""Columns of own words side by side, under labels that stay at the left while the columns move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.text import Text
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from companion.tui.commands import command
from companion.tui.drawing import segment

COLUMN = 28
"""Cells of a column, the gap to the next included."""
GAP = 3


class SideBySide(ScrollView, can_focus=True):
    """A heading for each column, which stays on top, and rows of a label and a cell for each column."""

    BINDINGS = [
        command("person.earlier", "left,h", "column(-1)", footer=False),
        command("person.later", "right,l", "column(1)", footer=False),
        command("person.up", "up,k", "line(-1)", footer=False),
        command("person.down", "down,j", "line(1)", footer=False),
    ]
    COMPONENT_CLASSES = {"side--heading", "side--label", "side--words"}
    DEFAULT_CSS = """
    SideBySide { height: 1fr; width: 1fr; scrollbar-size: 1 1; }
    SideBySide > .side--heading { color: $accent; background: $background; }
    SideBySide > .side--label { color: $quiet; background: $background; }
    SideBySide > .side--words { color: $words; background: $background; }
    """

    def __init__(self, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self._heading = "".join(_cell(heading) for heading in headings)
        self._lines = [line for label, cells in rows for line in _laid_out(label, cells)]
        self._columns = len(headings)

    def on_mount(self) -> None:
        """Begin with the newest column, which is on the right."""
        # One line for the headings, which cover the top line wherever the rest is scrolled to.
        self.virtual_size = Size(self._columns * COLUMN, len(self._lines) + 1)
        self.call_after_refresh(self._to_the_newest)

    def _to_the_newest(self) -> None:
        self.scroll_to(x=self.max_scroll_x, animate=False, immediate=True)

    def action_column(self, by: int) -> None:
        """Go a column to the left or to the right."""
        at = round(self.scroll_x / COLUMN) + by
        self.scroll_to(x=at * COLUMN, animate=False)

    def action_line(self, by: int) -> None:
        """Go a line up or down."""
        self.scroll_relative(y=by, animate=False)

    def render_line(self, y: int) -> Strip:
        left, top = self.scroll_offset
        width = self.scrollable_content_region.width
        if y == 0:
            return self._cropped(self._heading, left, width, "heading")
        if top + y - 1 >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        is_label, text = self._lines[top + y - 1]
        return self._cropped(text, 0 if is_label else left, width, "label" if is_label else "words")

    def _cropped(self, text: str, left: int, width: int, component: str) -> Strip:
        strip = Strip([segment(self, text, f"side--{component}")]).crop(left, left + width)
        return Strip([*strip, Segment(" " * max(0, width - strip.cell_length), self.rich_style)])


def _laid_out(label: str, cells: Sequence[str]) -> list[tuple[bool, str]]:
    """A row as lines: its label, then its cells line by line, then a blank one."""
    wrapped = [_wrapped(cell) for cell in cells]
    lines = ["".join(_cell(part) for part in parts) for parts in zip_longest(*wrapped, fillvalue="")]
    return [(True, label), *((False, line) for line in lines), (True, "")]


def _wrapped(text: str) -> list[str]:
    from rich.console import Console

    console = Console(width=COLUMN, no_color=True, force_terminal=False)
    return [line.plain.rstrip() for line in Text(text).wrap(console, COLUMN - GAP)] if text else [""]


def _cell(text: str) -> str:
    return set_cell_size(text, COLUMN)
