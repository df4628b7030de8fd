"""Columns of own words side by side, under labels that stay at the left while the columns move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from rich.cells import set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView

from companion.tui.commands import command

COLUMN = 28
"""Cells of a column at least, the gap to the next included."""
MOST = 44
"""Cells of a column at most: a line of own words is read more easily than a page wide."""
GAP = 3


class SideBySide(ScrollView, can_focus=True):
    """A heading for each column, which stays on top, and rows of a label and a cell for each column."""

    BINDINGS = [
        command("person.earlier", "left", "column(-1)", footer=False),
        command("person.later", "right", "column(1)", footer=False),
        command("person.up", "up", "line(-1)", footer=False),
        command("person.down", "down", "line(1)", footer=False),
    ]
    DEFAULT_CSS = """
    SideBySide { height: 1fr; width: 1fr; scrollbar-size: 1 1; scrollbar-gutter: stable; text-wrap: nowrap; }
    """

    def __init__(self, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self.headings = headings
        self.rows = rows
        self._column = COLUMN
        self._room = 1
        self._wrapped: list[tuple[str, list[list[str]]]] = []
        self._lines: list[tuple[str, str]] = []
        """Style and text of each line, the headings first."""

    def on_resize(self) -> None:
        """Show as many whole columns as there is room for, the newest, which is on the right, first."""
        width = self.scrollable_content_region.width
        self._room = max(1, min(width // COLUMN, len(self.headings)))
        self._column = max(COLUMN, min(width // self._room, MOST))
        self._wrapped = [
            (label, [[line.plain for line in Content(cell).wrap(self._column - GAP)] for cell in cells])
            for label, cells in self.rows
        ]
        self._lay_out()
        self.call_after_refresh(lambda: self.scroll_to(x=self.max_scroll_x, animate=False, immediate=True))

    def _lay_out(self) -> None:
        """Lay out what is shown: a row is as high as what can be seen of it."""
        last = min(round(self.scroll_x / self._column) + self._room, len(self.headings))
        shown = slice(max(0, last - self._room), last)

        def line(parts: Iterable[str]) -> str:
            return "".join(set_cell_size(part, self._column) for part in parts)

        self._lines = [("$words bold", line(self.headings[shown]))]
        for label, cells in self._wrapped:
            seen = zip_longest(*cells[shown], fillvalue="")
            self._lines += [("$quiet", label), *(("$words", line(parts)) for parts in seen), ("", "")]
        # What is left of the room stays empty on the right, so that a column is never cut in two.
        left_over = max(0, self.scrollable_content_region.width - self._room * self._column)
        self.virtual_size = Size(len(self.headings) * self._column + left_over, len(self._lines))
        self.refresh()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Lay out the columns that have come into sight."""
        super().watch_scroll_x(old_value, new_value)
        if round(old_value / self._column) != round(new_value / self._column):
            self._lay_out()

    def action_column(self, by: int) -> None:
        """Go a column to the left or to the right."""
        at = round(self.scroll_x / self._column) + by
        self.scroll_to(x=at * self._column, animate=False)

    def action_line(self, by: int) -> None:
        """Go a line up or down."""
        self.scroll_relative(y=by, animate=False)

    def render(self) -> Content:
        """Draw the headings, and below them the lines to which the rest is scrolled."""
        top = self.scroll_offset.y + 1
        shown = [self._lines[:1], self._lines[top:][: self.size.height - 1]]
        return Content("\n").join(Content.styled(text, style) for style, text in chain(*shown))
