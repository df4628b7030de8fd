"""Makes an entry of a row: its time, its id, and where the text of each column goes.

A mood is a feeling by its own name; a word of the list is saved by its key, as if it had been typed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from companion.content.known_words import feelings
from companion.core.entry import CheckIn
from companion.core.ids import new_id
from companion.importing.model import BadRow, Imported, Place, Row, Rows, Source, Why
from companion.importing.tables import split
from companion.importing.times import IMPOSSIBLE, is_in_figures, order_of, read_time

SEVERAL = (Place.FEELINGS, Place.TAGS)
"""Where each of several values of a cell counts."""
LONGEST_TIME = 60
"""Characters of a time that can't be read which are shown."""


def entries_of(rows: Rows, source: Source) -> Iterator[Imported | BadRow]:
    """Yield an entry for each row, and each row that can't be read as one, in the order of the file.

    An id comes from the time and the texts of the row, so that the same row always has the same one. A row
    that is there twice is two entries.
    """
    places = source.places or source.format.places
    rows, order = _with_order(rows, [name for name, place in places.items() if place is Place.DATE])
    reader = _Reader(places, source.format.splits, source.zone, source.order or order, feelings(), Counter())
    for row in rows:
        yield row if isinstance(row, BadRow) else _entry(row, reader)


def _with_order(rows: Rows, dates: list[str]) -> tuple[Rows, str]:
    """Return the rows, and the order of day and month in their dates.

    They are all looked at where the first date is in figures; otherwise none but it is held in memory.
    """
    before: list[Row | BadRow] = []
    for row in rows:
        before.append(row)
        if found := " ".join(_dates([row], dates)):
            if is_in_figures(found):
                before += rows
            break
    return chain(before, rows), order_of(_dates(before, dates))


def _dates(rows: Iterable[Row | BadRow], columns: list[str]) -> Iterator[str]:
    for row in rows:
        if isinstance(row, Row):
            yield from (text for name in columns for text in row.cells.get(name, ()))


class _Reader(NamedTuple):
    places: Mapping[str, Place]
    splits: str | None
    zone: tzinfo | None
    order: str
    known: Mapping[str, str]
    seen: Counter[bytes]


def _entry(row: Row, reader: _Reader) -> Imported | BadRow:
    placed: dict[Place, list[str]] = defaultdict(list)
    for column, texts in row.cells.items():
        place = reader.places.get(column, Place.MORE)
        if place is Place.MORE:
            texts = (f"{column}: {', '.join(texts)}",)
        elif place in SEVERAL and reader.splits is not None:
            texts = split(texts[0], reader.splits)
        placed[place] += texts
    day, clock = " ".join(placed[Place.DATE]), " ".join(placed[Place.TIME])
    if not day:
        return BadRow(row.line, Why.NO_TIME)
    try:
        at, is_known = read_time(day, clock, reader.zone, reader.order)
        entry = CheckIn(
            id=new_id(at, _digest(row, reader.seen)),
            at=at,
            note=_note(placed),
            feelings=_each_once(reader.known.get(word.casefold(), word) for word in placed[Place.FEELINGS]),
            tags=_each_once(placed[Place.TAGS]),
        )
    except IMPOSSIBLE:
        return BadRow(row.line, Why.BAD_TIME, f"{day} {clock}".strip()[:LONGEST_TIME])
    return Imported(row.line, entry, noon=not is_known)


def _digest(row: Row, seen: Counter[bytes]) -> bytes:
    """Return four bytes that differ from those of other rows, and of an equal row before it."""
    texts = repr(sorted(row.cells.items())).encode("utf-8", "surrogatepass")
    digest = blake2b(texts, digest_size=16).digest()
    seen[digest] += 1
    return blake2b(digest + seen[digest].to_bytes(4)).digest() if seen[digest] > 1 else digest


def _note(placed: Mapping[Place, list[str]]) -> str:
    """Return the title, the note, and below them what has no field of its own, under its column's name."""
    parts = [text.strip() for place in (Place.TITLE, Place.NOTE) for text in placed[place]]
    note = "\n\n".join(filter(None, (*parts, "\n".join(placed[Place.MORE]))))
    # As a note that is typed has them.
    return note.replace("\r\n", "\n").replace("\r", "\n") if "\r" in note else note


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
