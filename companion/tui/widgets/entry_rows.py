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

from companion.content.catalog import phrase
from companion.content.wordlists import feeling_word
from companion.core.entry import AfterSession, CheckIn, Entry
from companion.core.layout import wrap
from companion.text.entries import before_after, body, one_line, title
from companion.text.matches import reasons

WHAT = 24
BESIDE = "  "
NARROW = 60
ENOUGH = 30
"""Cells in which it can be said why an entry was found."""
LONGEST = 400
ALL = 100
"""More words for the body than there are in an entry."""
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


def columns(row: Row, width: int, wanted: Sequence[str] = ()) -> tuple[str, str, str]:
    """Return a row's time, title and the rest, in `width` cells with … where something has no room.

    The title has a column of its own where there is room, and is cut only where the rest needs the half of
    the row that it would take. Words that are `wanted` and not seen then are shown with what is around them.
    """
    if row.entry is None:
        return "", "", fitted(one_line(row.words, LONGEST), width)
    entry, narrow = row.entry, width < NARROW
    time, gap = f"{entry.at:%H:%M}  ", "  " if narrow else "   "
    room = width - cell_len(time) - len(BESIDE)
    name = title(entry)
    least = max(0 if narrow else WHAT, min(cell_len(name), room // 2))
    facts = _facts(entry, room, room - least, gap)
    rest = gap.join(facts)
    what = fitted(name, max(least, min(cell_len(name), room - cell_len(rest)))) + BESIDE
    room = width - cell_len(time) - cell_len(what)
    if wanted:
        rest = _with_reasons(entry, wanted, what, facts, room, gap)
    return time, what, fitted(rest, room)


def _facts(entry: Entry, longest: int, room: int, gap: str) -> list[str]:
    """Return what stands beside the title, what is needed least at the end, no text longer than `longest`.

    The body is whole if all of it has room.
    """
    bring = one_line(entry.bring, longest) if isinstance(entry, AfterSession) else ""
    feelings = entry.feelings if isinstance(entry, CheckIn | AfterSession) else ()
    first = [before_after(entry), bring and phrase("entry.to_bring", words=bring)]
    last = [one_line(", ".join(map(feeling_word, feelings)), longest), one_line(entry.note, longest)]
    whole, short = ([*filter(None, (*first, body(entry, most), *last))] for most in (ALL, 3))
    return whole if cell_len(gap.join(whole)) <= room else short


def _with_reasons(
    entry: Entry, wanted: Sequence[str], what: str, facts: list[str], room: int, gap: str
) -> str:
    """Return the facts with why the entry was found, if they don't show it: after the rating, or first."""
    rest = gap.join(facts)
    state = before_after(entry)
    left = room - cell_len(state) - len(gap)
    at = 1 if state and left >= ENOUGH else 0
    why = reasons(entry, wanted, f"{what}{fitted(rest, room)}", left if at else room)
    return gap.join((*facts[:at], *why, *facts[at:]))


def first_line(text: str, width: int) -> str:
    """Return as many whole words of a text as have room, with … where others follow."""
    first, *others = wrap(text, width) or [""]
    return f"{first}…" if others else first


def fitted(text: str, width: int) -> str:
    """Make a text exactly as wide as there is room, with … where some of it is left out."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip().removesuffix("…") + "…"
    return set_cell_size(text, width)
