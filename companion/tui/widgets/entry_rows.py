"""The rows of a list of entries: days, entries under them, and a blank row between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

import msgspec
from rich.cells import cell_len, set_cell_size

from companion.core.entry import Entry
from companion.text import entries as telling

WHAT = 24
NARROW = 60
LONGEST = 400


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row: an entry, a line of `words` that can be chosen as an entry can, a day, or nothing."""

    entry: Entry | None = None
    words: str = ""
    day: date | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether the cursor rests on it."""
        return self.entry is not None or bool(self.words)


BLANK = Row()
Taken: TypeAlias = tuple[int, list[Row]]
"""Where rows were taken out, and the rows."""


class Rows(list[Row]):
    """Rows, newest first, to which older entries are added below."""

    _day: date | None = None

    def clear(self) -> None:
        """Take everything out."""
        super().clear()
        self._day = None

    def add(self, entries: Sequence[Entry], told: Sequence[str] = ()) -> None:
        """Add older entries, under lines about where they come from."""
        for words in told:
            self += [BLANK, Row(words=words)] if self else [Row(words=words)]
            self._day = None
        for entry in entries:
            if self._day != (day := entry.at.date()):
                if self:
                    self.append(BLANK)
                self.append(Row(day=day))
                self._day = day
            self.append(Row(entry))

    def find(self, entry_id: str, near: int = -1) -> int | None:
        """Give the place of an entry; `near` is looked at first."""
        if 0 <= near < len(self) and _is(self[near], entry_id):
            return near
        return next((at for at, row in enumerate(self) if _is(row, entry_id)), None)

    def seek(self, at: int, by: int) -> int:
        """The nearest row that can be chosen, from one on in a direction, else in the other; -1 for none."""
        for step in (by, -by):
            here = at
            while 0 <= here < len(self):
                if self[here].can_be_chosen:
                    return here
                here += step
        return -1

    def take_out(self, at: int) -> Taken:
        """Take an entry out, and its day if it was the only one; gives what `put_back` takes."""
        first, last = at, at + 1
        if (last == len(self) or self[last] == BLANK) and at and self[at - 1].day is not None:
            # At the very top there is no blank above, so the one below goes.
            first, last = max(0, at - 2), last + (at == 1)
        taken = first, self[first:last]
        del self[first:last]
        if first == len(self):
            # What is read later must not hang below the wrong day.
            self._day = next((row.entry.at.date() for row in reversed(self) if row.entry), None)
        return taken

    def put_back(self, taken: Taken) -> int:
        """Undo `take_out`, where only older entries were added in between; gives the place of the entry."""
        at, rows = taken
        if at == len(self):
            self._day = next((row.entry.at.date() for row in reversed(rows) if row.entry), self._day)
        self[at:at] = rows
        return next(at + number for number, row in enumerate(rows) if row.entry)


def columns(row: Row, width: int) -> tuple[str, str, str]:
    """A row's time, what it was, and the rest; what it was has a column of its own where there is room."""
    if row.entry is None:
        return "", telling.one_line(row.words, LONGEST), ""
    entry, narrow = row.entry, width < NARROW
    what = telling.title(entry)
    what = what if narrow else fitted(what, WHAT)
    rest = (telling.before_after(entry), telling.body(entry), telling.one_line(entry.note, 120))
    return f"{entry.at:%H:%M}  ", f"{what}  ", ("  " if narrow else "   ").join(part for part in rest if part)


def fitted(text: str, width: int) -> str:
    """Make a text exactly as wide as there is room, with … where some of it is left out."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)


def _is(row: Row, entry_id: str) -> bool:
    return row.entry is not None and row.entry.id == entry_id
