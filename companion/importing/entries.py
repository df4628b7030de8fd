"""Makes an entry of a row: its time, its id, and where the text of each column goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import tzinfo
from hashlib import blake2b
from typing import NamedTuple

from companion.content.known_words import feelings
from companion.core.entry import CheckIn
from companion.core.ids import new_id
from companion.importing.model import BadRow, Imported, Place, Row, Rows, Source, Why
from companion.importing.times import order_of, read_time

LONGEST_TIME = 60
"""Characters of a time that can't be read which are shown."""


def entries_of(rows: Rows, source: Source) -> Iterator[Imported | BadRow]:
    """Yield an entry for each row, and each row that can't be read as one, in the order of the file.

    An id comes from the time and the texts of the row, so that the same row always has the same one. A row
    that is there twice is two entries.
    """
    every = list(rows)
    places = source.places or source.format.places
    order = source.order or order_of(each for row in every for each in _texts(row, places, Place.DATE))
    reader = _Reader(places, source.zone, order, feelings(), Counter())
    for row in every:
        yield row if isinstance(row, BadRow) else _entry(row, reader)


class _Reader(NamedTuple):
    places: Mapping[str, Place]
    zone: tzinfo | None
    order: str
    known: Mapping[str, str]
    seen: Counter[bytes]


def _entry(row: Row, reader: _Reader) -> Imported | BadRow:
    places = reader.places
    day, clock = (" ".join(_texts(row, places, place)) for place in (Place.DATE, Place.TIME))
    if not day:
        return BadRow(row.line, Why.NO_TIME)
    try:
        at, is_known = read_time(day, clock, reader.zone, reader.order)
        entry = CheckIn(
            id=new_id(at, _digest(row, reader.seen)),
            at=at,
            note=_note(row, places),
            feelings=_feelings(row, reader),
            tags=tuple(dict.fromkeys(_texts(row, places, Place.TAGS))),
        )
    except (ValueError, OverflowError):
        return BadRow(row.line, Why.BAD_TIME, f"{day} {clock}".strip()[:LONGEST_TIME])
    return Imported(row.line, entry, noon=not is_known)


def _texts(row: Row | BadRow, places: Mapping[str, Place], place: Place) -> Iterator[str]:
    """Yield the texts of the columns that go to a place."""
    if isinstance(row, Row):
        for column, texts in row.cells.items():
            if places.get(column, Place.MORE) is place:
                yield from texts


def _digest(row: Row, seen: Counter[bytes]) -> bytes:
    """Return four bytes that differ from those of other rows, and of an equal row before it."""
    texts = sorted((column, *texts) for column, texts in row.cells.items())
    digest = blake2b(repr(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    seen[digest] += 1
    return blake2b(digest + seen[digest].to_bytes(4), digest_size=4).digest()


def _note(row: Row, places: Mapping[str, Place]) -> str:
    """Return the title, the note, and below them what has no field of its own, under its column's name."""
    parts = [text.strip() for place in (Place.TITLE, Place.NOTE) for text in _texts(row, places, place)]
    more = [
        f"{column}: {', '.join(texts)}"
        for column, texts in row.cells.items()
        if places.get(column, Place.MORE) is Place.MORE
    ]
    return "\n\n".join([*parts, *(["\n".join(more)] if more else [])])


def _feelings(row: Row, reader: _Reader) -> tuple[str, ...]:
    """Return the moods by their own names; a word of the list is saved by its key, as if typed."""
    words = _texts(row, reader.places, Place.FEELINGS)
    return tuple(dict.fromkeys(reader.known.get(word.casefold(), word) for word in words))
