"""A text to read row by row, of which some lines can be marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from companion.tui.commands import command
from companion.tui.drawing import segment
from companion.tui.widgets.entry_rows import fitted
from companion.tui.widgets.rows import MARK, Rows

MARGIN = 2
LONGEST = 66


class Part(NamedTuple):
    """One paragraph: a heading, a text, or a line that can be marked."""

    words: str
    heading: bool = False
    markable: bool = False


class MarkableText(ScrollView, Rows, can_focus=True):
    """Paragraphs in rows; the cursor goes over every row, so that a long text can be read with it alone."""

    BINDINGS = [
        command("since.mark", "enter,space"),
        command("since.next", "tab"),
        command("since.up", "up", "move(-1)", footer=False),
        command("since.down", "down", "move(1)", footer=False),
    ]
    COMPONENT_CLASSES = {"text--words", "text--heading", "text--cursor"}
    DEFAULT_CSS = """
    MarkableText { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    MarkableText > .text--words { color: $words; background: $background; }
    MarkableText > .text--heading { color: $quiet; background: $background; }
    MarkableText > .text--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    parts: reactive[tuple[Part, ...]] = reactive(())

    @dataclass
    class Marked(Message):
        """The mark of a paragraph was asked for, by its number from 0."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[int, str]] = []
        """The number of the paragraph and the text of each row."""

    @property
    def row_count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    @property
    def here(self) -> int | None:
        """The number of the paragraph under the cursor, if it can be marked."""
        at = self._rows[self.cursor][0] if self.cursor < self.row_count else -1
        return at if at >= 0 and self.parts[at].markable else None

    def watch_parts(self) -> None:
        """Break the new texts into rows."""
        self._lay_out()

    def on_resize(self) -> None:
        """Break the texts into rows of the new width, with the cursor in the same paragraph."""
        self._lay_out()

    def _lay_out(self) -> None:
        at = self._rows[self.cursor][0] if self.cursor < self.row_count else 0
        width = max(10, min(self.scrollable_content_region.width - MARGIN - 1, LONGEST))
        self._rows = []
        for number, part in enumerate(self.parts):
            if part.heading and self._rows:
                self._rows.append((-1, ""))
            self._rows += [(number, line.plain) for line in Content(part.words).wrap(width)]
        self.virtual_size = Size(self.size.width, self.row_count)
        rows = self._rows_of(at)
        if rows and self.cursor not in rows:
            self.cursor = rows[0]
        self.refresh_bindings()
        self.refresh()

    def watch_cursor(self, before: int, now: int) -> None:
        """Scroll to the cursor."""
        super().watch_cursor(before, now)
        self._show_cursor()
        self.refresh_bindings()

    def _show_cursor(self) -> None:
        """Scroll to the cursor; to all of a line that can be marked, as far as there is room."""
        rows = [self.cursor] if self.here is None else self._rows_of(self.here)
        below = min(rows[-1] - self.cursor, self.size.height - 1)
        self.scroll_to_region(
            Region(0, self.cursor, 1, below + 1), animate=False, immediate=True, x_axis=False
        )

    def _rows_of(self, part: int) -> list[int]:
        return [row for row, (number, _) in enumerate(self._rows) if number == part]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to mark only what can be marked."""
        if action == "mark":
            return self.here is not None
        return action != "next" or any(part.markable for part in self.parts)

    def action_mark(self) -> None:
        """Ask for the mark of the line under the cursor; one that was scrolled away is shown first."""
        top = self.scroll_offset.y
        if not top <= self.cursor < top + self.size.height:
            self._show_cursor()
        elif self.here is not None:
            self.post_message(self.Marked(self.here))

    def action_next(self) -> None:
        """Go to the next line that can be marked, after the last one to the first."""
        rows = [row for row, (at, _) in enumerate(self._rows) if at >= 0 and self.parts[at].markable]
        here = self.here
        later = (row for row in rows if row > self.cursor and self._rows[row][0] != here)
        self.cursor = next(later, rows[0])

    def action_page_up(self) -> None:
        """Go up as many rows as are seen."""
        self.action_move(-self.size.height)

    def action_page_down(self) -> None:
        """Go down as many rows as are seen."""
        self.action_move(self.size.height)

    def action_scroll_home(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_scroll_end(self) -> None:
        """Go to the last row."""
        self.cursor = max(0, self.row_count - 1)

    def click_row(self, index: int) -> None:
        """Go to a row; a line that can be marked is marked."""
        self.cursor = index
        self.action_mark()

    def refresh_row(self, index: int) -> None:
        """Draw all rows of a line that can be marked: they are raised together."""
        self.refresh()

    def draw_row(self, index: int, width: int) -> Iterator[Segment]:
        """Return a row; all rows of a line that can be marked are raised together."""
        number, text = self._rows[index]
        here = self.has_focus and (index == self.cursor or (number >= 0 and number == self.here))
        mark = MARK if self.has_focus and index == self.cursor else " "
        plain = "text--heading" if number >= 0 and self.parts[number].heading else "text--words"
        style = "text--cursor" if here and number == self.here else plain
        yield segment(self, f"{mark} ", "text--cursor" if style == "text--cursor" else plain)
        yield segment(self, fitted(text, width - MARGIN), style)
