"""Entries one below the other under their days; only the rows that can be seen are ever drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from companion.content.catalog import phrase
from companion.core.entry import Entry, State
from companion.text.dates import relative_day
from companion.text.entries import state_shown
from companion.tui.commands import command
from companion.tui.drawing import in_words, segment
from companion.tui.widgets.entry_rows import EntryRows, Removed, Row, columns, fitted
from companion.tui.widgets.rows import MARK, Rows

MOST_DRAWN = 500
"""Rows that are remembered as they were drawn."""
SHOWN = {state: f"entries--{state.name.lower().replace('_', '-')}" for state in State}
"""The component class of the sign of each state."""
NEAR = 200
"""Rows before the end at which more is asked for: three seconds of a held key."""


class EntryList(ScrollView, Rows, can_focus=True):
    """Rows of entries, newest first, with a cursor that rests on entries and passes over the rest."""

    BINDINGS = [
        command("entry_list.up", "up", "move(-1)", footer=False),
        command("entry_list.down", "down", "move(1)", footer=False),
        command("entry_list.page_up", "pageup", "page(-1)", footer=False),
        command("entry_list.page_down", "pagedown,space", "page(1)", footer=False),
        command("entry_list.first", "home,g", "first", footer=False),
        command("entry_list.last", "end,G", "last", footer=False),
        command("entry_list.open", "enter", "open"),
    ]
    COMPONENT_CLASSES = {
        *("entries--day", "entries--quiet", "entries--words", "entries--cursor"),
        *SHOWN.values(),
    }
    DEFAULT_CSS = """
    EntryList { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    EntryList > .entries--day { color: $quiet; background: $background; }
    EntryList > .entries--quiet { color: $quiet; background: $background; }
    EntryList > .entries--words { color: $words; background: $background; }
    EntryList > .entries--up { color: $words; background: $background; text-style: bold; }
    EntryList > .entries--flat { color: $quiet; background: $background; }
    EntryList > .entries--settled { color: $shape; background: $background; }
    EntryList > .entries--cant-tell { color: $quiet; background: $background; }
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
        self.wanted: tuple[str, ...] = ()
        self._today = today
        # A row is drawn once for each look that it has; scrolling by one then draws one row and not forty.
        self._drawn = lru_cache(MOST_DRAWN)(self._draw)

    @property
    def row_count(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def clear(self, wanted: tuple[str, ...] = ()) -> None:
        """Show nothing; rows that are added then show the `wanted` words, wherever they are in the entry."""
        self.rows.clear()
        self.wanted = wanted
        self.scroll_to(y=0, animate=False, immediate=True)
        self._measure()
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
            self._measure()
            if at == self.cursor:
                self.post_message(self.Moved(self.row))

    def remove_entry(self, entry_id: str) -> Removed | None:
        """Remove an entry; returns what `restore` takes, None if the entry isn't in the list."""
        at = self.rows.find(entry_id, self.cursor)
        if at is None:
            return None
        removed = self.rows.remove(at)
        self._measure()
        self.cursor = self.rows.seek(at, 1)
        return removed

    def restore(self, removed: Removed) -> None:
        """Undo `remove_entry`, where only older entries were read in between."""
        at = self.rows.restore(removed)
        self._measure()
        self.cursor = at

    def _measure(self) -> None:
        self._drawn.cache_clear()
        self.virtual_size = Size(self.size.width, len(self.rows))
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw again in the colours of another theme."""
        super().notify_style_update()
        self._drawn.cache_clear()

    def on_resize(self, event: Resize) -> None:
        """Fit the rows to the width, with the cursor in view."""
        self._measure()
        self._show_cursor()

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows that changed, and say where the cursor is."""
        super().watch_cursor(before, now)
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
        self.cursor = self.rows.seek(self.cursor + by, by)

    def action_page(self, by: int) -> None:
        """Move by what can be seen at once."""
        self.cursor = self.rows.seek(self.cursor + by * max(1, self.size.height - 1), by)

    def action_first(self) -> None:
        """Go to the newest entry."""
        self.cursor = self.rows.seek(0, 1)

    def action_last(self) -> None:
        """Go to the oldest entry, as soon as it is read."""
        self.post_message(self.ToEnd())
        self.cursor = self.rows.seek(len(self.rows), -1)

    def action_open(self) -> None:
        """Open the entry under the cursor."""
        if self.row:
            self.post_message(self.Opened(self.row))

    def click_row(self, index: int) -> None:
        """Take the cursor to what was clicked; open what it is already on."""
        if index == self.cursor:
            self.action_open()
        elif self.rows.can_be_chosen(index):
            self.cursor = index

    def draw_row(self, index: int, width: int) -> Sequence[Segment]:
        """Return a row as it looks now."""
        return self._drawn(index, index == self.cursor, width)

    def _draw(self, index: int, chosen: bool, width: int) -> Sequence[Segment]:
        row = self.rows[index]
        if row.day:
            text = fitted(f"  {relative_day(row.day, self._today)}", width)
            return [segment(self, text, "entries--day")]
        state = state_shown(row.entry) if row.entry else None
        sign = phrase(f"states.{state.name.lower()}.sign") if state and not in_words(self) else " "
        time, what, rest = columns(row, width - 4, self.wanted)
        if chosen:
            return [segment(self, f"{MARK} {sign} {time}{what}{rest}", "entries--cursor")]
        style = SHOWN[state] if state else "entries--quiet"
        return [
            segment(self, f"  {sign} ", style),
            segment(self, time, "entries--quiet"),
            segment(self, what, "entries--words"),
            segment(self, rest, "entries--quiet"),
        ]
