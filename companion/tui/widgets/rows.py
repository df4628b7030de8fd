"""Rows drawn one below the other, with a cursor that keys or a click move."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

MARK = "›"
"""What the row under the cursor begins with."""


class Rows(Widget, can_focus=True):
    """`row_count` rows below `HEADINGS` rows that don't scroll, each drawn only when it can be seen."""

    HEADINGS: ClassVar[int] = 0

    cursor = reactive(0, repaint=False)

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell of the sign before the row under the cursor, None where none is seen."""
        y = self.HEADINGS + self.cursor - self.scroll_offset.y
        x = self.render_line(y).text.find(MARK) if self.row_at(y) == self.cursor else -1
        return Offset(x, y) if x >= 0 else None

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the rows that changed."""
        for row in {before, now} - {-1}:
            self.refresh_row(row)

    def refresh_row(self, index: int) -> None:
        """Draw a row anew."""
        self.refresh(Region(0, self.HEADINGS + index - self.scroll_offset.y, self.size.width, 1))

    @property
    def row_count(self) -> int:
        """The number of rows."""
        raise NotImplementedError

    def draw_row(self, index: int, width: int) -> Iterable[Segment]:
        """Return a row, counted from 0, in at most `width` cells."""
        raise NotImplementedError

    def draw_heading(self, y: int, width: int) -> Iterable[Segment]:
        """Return a row of headings, in at most `width` cells."""
        return ()

    def click_row(self, index: int) -> None:
        """Do what a click on a row means: move the cursor there."""
        self.cursor = index

    def row_at(self, y: int) -> int | None:
        """Return the row at a line of the widget, None at headings and below the last row."""
        index = y - self.HEADINGS + self.scroll_offset.y
        return index if y >= self.HEADINGS and 0 <= index < self.row_count else None

    def action_move(self, by: int) -> None:
        """Move the cursor by rows, not past the ends."""
        self.cursor = min(max(self.cursor + by, 0), max(0, self.row_count - 1))

    def on_click(self, event: Click) -> None:
        """Use a click on a row."""
        event.stop()
        if (index := self.row_at(event.y)) is not None:
            self.click_row(index)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = self.row_at(y)
        if index is not None:
            pieces = self.draw_row(index, width)
        else:
            pieces = self.draw_heading(y, width) if y < self.HEADINGS else ()
        return Strip(pieces).adjust_cell_length(width, self.rich_style)
