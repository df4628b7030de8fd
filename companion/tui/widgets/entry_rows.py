"""The rows of a list of entries: days, entries under them, and a blank row between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TypeAlias
from zlib import compress, decompress

import msgspec
from rich.cells import cell_len, set_cell_size

from companion.core.entry import Entry
from companion.text.entries import before_after, body, one_line, title

WHAT = 24
NARROW = 60
LONGEST = 400
UNPACKED = 4
"""Packs of entries, a month each at most, that are in memory as entries."""
DECODER = msgspec.json.Decoder(tuple[Entry, ...])


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row: an entry, a line of `words` that can be chosen as an entry can, a day, or nothing."""

    entry: Entry | None = None
    words: str = ""
    day: date | None = None


BLANK = Row()
Removed: TypeAlias = tuple[int, list[Row | int]]
"""Where rows were removed, and the rows."""


class EntryRows:
    """Rows, newest first, to which older entries are added below.

    The entries of each call of `add` are packed as JSON. Only the last few packs that were looked at are in
    memory as entries too, which take about ten times as much: 86 MB for 100,000.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Remove everything."""
        # A row, or the number of an entry in the order in which they were added.
        self._rows: list[Row | int] = []
        self._packed: list[bytes] = []
        self._first: list[int] = []
        self._unpack = lru_cache(UNPACKED)(lambda at: DECODER.decode(decompress(self._packed[at])))
        self._count = 0

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, at: int) -> Row:
        row = self._rows[at]
        return row if isinstance(row, Row) else Row(self._entry(row))

    def can_be_chosen(self, at: int) -> bool:
        """Return whether there is a row on which the cursor can rest."""
        row = self._rows[at] if 0 <= at < len(self) else BLANK
        return not isinstance(row, Row) or row.entry is not None or bool(row.words)

    def add(self, entries: Sequence[Entry], notices: Sequence[str] = ()) -> None:
        """Add older entries, under lines about where they come from."""
        for words in notices:
            self._rows += [BLANK, Row(words=words)] if self._rows else [Row(words=words)]
        last = self[-1].entry if self._rows else None
        day = last.at.date() if last else None
        for number, entry in enumerate(entries, self._count):
            if day != (day := entry.at.date()):
                self._rows += [BLANK, Row(day=day)] if self._rows else [Row(day=day)]
            self._rows.append(number)
        if entries:
            self._first.append(self._count)
            self._packed.append(compress(msgspec.json.encode(entries), level=1))
            self._count += len(entries)

    def _entry(self, number: int) -> Entry:
        at = bisect_right(self._first, number) - 1
        return self._unpack(at)[number - self._first[at]]

    def find(self, entry_id: str, near: int) -> int | None:
        """Return the place of an entry, which is sought from `near` outwards."""
        for step in range(max(near, len(self) - near) + 1):
            for at in (near + step, near - step):
                if 0 <= at < len(self) and (entry := self[at].entry) and entry.id == entry_id:
                    return at
        return None

    def seek(self, at: int, by: int) -> int:
        """Return the nearest row that can be chosen, from `at` in a direction, else in the other; or -1."""
        at = max(0, min(at, len(self) - 1))
        below, above = range(at, len(self)), range(at, -1, -1)
        places = chain(below, above) if by > 0 else chain(above, below)
        return next(filter(self.can_be_chosen, places), -1)

    def replace(self, at: int, entry: Entry) -> None:
        """Show another version of an entry in its place."""
        self._rows[at] = Row(entry)

    def remove(self, at: int) -> Removed:
        """Remove an entry, and its day if it was the only one; returns what `restore` takes."""
        first, last = at, at + 1
        if (last == len(self) or self._rows[last] == BLANK) and at and self[at - 1].day is not None:
            # At the very top there is no blank above, so the one below goes.
            first, last = max(0, at - 2), last + (at == 1)
        removed = first, self._rows[first:last]
        del self._rows[first:last]
        return removed

    def restore(self, removed: Removed) -> int:
        """Undo `remove`, where only older entries were added in between; returns the place of the entry."""
        at, rows = removed
        self._rows[at:at] = rows
        return self.seek(at, 1)


def columns(row: Row, width: int) -> tuple[str, str, str]:
    """Return a row's time, title and the rest; the title has a column of its own where there is room."""
    if row.entry is None:
        return "", "", one_line(row.words, LONGEST)
    entry, narrow = row.entry, width < NARROW
    what = title(entry)
    what = what if narrow else fitted(what, WHAT)
    rest = (before_after(entry), body(entry), one_line(entry.note, 120))
    return f"{entry.at:%H:%M}  ", f"{what}  ", ("  " if narrow else "   ").join(part for part in rest if part)


def fitted(text: str, width: int) -> str:
    """Make a text exactly as wide as there is room, with … where some of it is left out."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)
