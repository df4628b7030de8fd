"""Entries one below the other under their days; only the rows that can be seen are ever drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from companion.core.entry import Entry
from companion.text.dates import relative_day
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.widgets.entry_rows import LONGEST, EntryRows, Removed, Row, columns, fitted

MOST_DRAWN = 500
"""Rows that are remembered as they were drawn."""
NEAR = 200
"""Rows before the end at which more is asked for: three seconds of a held key."""


class EntryList(ScrollView, can_focus=True):
    """Rows of entries, newest first, with a cursor that rests on entries and passes over the rest."""

    BINDINGS = [
        command("entry_list.up", "up,k", "move(-1)", footer=False),
        command("entry_list.down", "down,j", "move(1)", footer=False),
        command("entry_list.page_up", "pageup", "page(-1)", footer=False),
        command("entry_list.page_down", "pagedown,space", "page(1)", footer=False),
        command("entry_list.first", "home,g", "first", footer=False),
        command("entry_list.last", "end,G", "last", footer=False),
        command("entry_list.open", "enter", "open", footer=False),
    ]
    COMPONENT_CLASSES = {"entries--day", "entries--quiet", "entries--words", "entries--cursor"}
    DEFAULT_CSS = """
    EntryList { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    EntryList > .entries--day { color: $accent; background: $background; }
    EntryList > .entries--quiet { color: $quiet; background: $background; }
    EntryList > .entries--words { color: $words; background: $background; }
    EntryList > .entries--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    cursor = reactive(-1, repaint=False, always_update=True)

    @dataclass
    class Moved(Message):
        """The cursor rests on another row, or on none."""

        row: Row | None

    @dataclass
    class Opened(Message):
        """A row is to be opened."""

        row: Row

    class NearEnd(Message):
        """There will soon be nothing more to show."""

    class ToEnd(Message):
        """The oldest entry is wanted."""

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = EntryRows()
        self._today = today
        # A row is drawn once for each look that it has; scrolling by one then draws one row and not forty.
        self._drawn: dict[tuple[int, bool, int], Strip] = {}

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def clear(self) -> None:
        """Show nothing."""
        self.rows.clear()
        self.scroll_to(y=0, animate=False, immediate=True)
        self._resized()
        self.cursor = -1

    def extend(self, entries: Sequence[Entry], notices: Sequence[str] = ()) -> None:
        """Add older entries below, under lines about where they come from."""
        self.rows.add(entries, notices)
        self._measure()
        if self.cursor < 0 and self.rows:
            self.action_first()

    def replace(self, entry: Entry) -> None:
        """Show an entry as it is now, in its place."""
        at = self.rows.find(entry.id, self.cursor)
        if at is not None:
            self.rows.replace(at, entry)
            self._drawn.clear()
            self.refresh()
            if at == self.cursor:
                self.post_message(self.Moved(self.row))

    def remove_entry(self, entry_id: str) -> Removed | None:
        """Remove an entry; returns what `restore` takes, None if the entry isn't in the list."""
        at = self.rows.find(entry_id, self.cursor)
        if at is None:
            return None
        removed = self.rows.remove(at)
        self._resized()
        self.cursor = self.rows.seek(min(at, len(self.rows) - 1), 1)
        return removed

    def restore(self, removed: Removed) -> None:
        """Undo `remove_entry`, where only older entries were read in between."""
        at = self.rows.restore(removed)
        self._resized()
        self.cursor = at

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows))
        self.refresh()

    def _resized(self) -> None:
        self._drawn.clear()
        self._measure()

    def notify_style_update(self) -> None:
        """Draw again in the colours of another theme."""
        super().notify_style_update()
        self._drawn.clear()

    def on_resize(self, event: Resize) -> None:
        """Fit the rows to the width, with the cursor in view."""
        self._measure()
        self._show_cursor()

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows that changed, and say where the cursor is."""
        for at in {before, now} - {-1}:
            self.refresh_lines(at, 1)
        self._show_cursor()
        self.post_message(self.Moved(self.row))
        if now > len(self.rows) - NEAR:
            self.post_message(self.NearEnd())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more entries when the list is scrolled near its end without moving the cursor."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > len(self.rows) - NEAR:
            self.post_message(self.NearEnd())

    def _show_cursor(self) -> None:
        if self.cursor < 0 or not self.size.height:
            return
        top = self.cursor
        while top > 0 and self.cursor - top < 2 and not self.rows.can_be_chosen(top - 1):
            top -= 1
        region = Region(0, top, 1, self.cursor - top + 1)
        self.scroll_to_region(region, animate=False, immediate=True, x_axis=False)

    def action_move(self, by: int) -> None:
        """Move to the next entry in a direction; at the end, stay."""
        at = self.rows.seek(self.cursor + by, by)
        if (at - self.cursor) * by > 0:
            self.cursor = at

    def action_page(self, by: int) -> None:
        """Move by what can be seen at once."""
        at = self.cursor + by * max(1, self.size.height - 1)
        self.cursor = self.rows.seek(min(max(at, 0), len(self.rows) - 1), by)

    def action_first(self) -> None:
        """Go to the newest entry."""
        self.cursor = self.rows.seek(0, 1)

    def action_last(self) -> None:
        """Go to the oldest entry, as soon as it is read."""
        self.post_message(self.ToEnd())
        self.cursor = self.rows.seek(len(self.rows) - 1, -1)

    def action_open(self) -> None:
        """Open the entry under the cursor."""
        if self.row:
            self.post_message(self.Opened(self.row))

    def on_click(self, event: Click) -> None:
        """Take the cursor to what was clicked; open what it is already on."""
        at = event.y + self.scroll_offset.y
        if self.rows.can_be_chosen(at):
            if at == self.cursor:
                self.action_open()
            else:
                self.cursor = at

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        look = at, at == self.cursor, width
        if look not in self._drawn:
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            self._drawn[look] = self._draw(*look)
        return self._drawn[look]

    def _draw(self, at: int, chosen: bool, width: int) -> Strip:
        row = self.rows[at]
        if chosen:
            text = fitted(f" › {''.join(columns(row, width))}", width)
            return Strip([self._piece(text, "cursor")], width)
        if row.entry is None:
            text = relative_day(row.day, self._today) if row.day else one_line(row.words, LONGEST)
            text = fitted(f" {text}" if row.day else f"   {text}", width)
            return Strip([self._piece(text, "day" if row.day else "quiet")], width)
        time, what, rest = columns(row, width)
        what = fitted(what, min(cell_len(what), max(0, width - cell_len(time) - 3)))
        room = width - cell_len(time) - cell_len(what) - 3
        pieces = (("   " + time, "quiet"), (what, "words"), (fitted(rest, room), "quiet"))
        return Strip([self._piece(*piece) for piece in pieces]).adjust_cell_length(width, self.rich_style)

    def _piece(self, text: str, component: str) -> Segment:
        return Segment(text, self.get_component_rich_style(f"entries--{component}"))
