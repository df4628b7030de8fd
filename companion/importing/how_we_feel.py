"""How We Feel's CSV export: a line for each check-in, with ";" between the moods or tags of one cell.

Older files have each mood and tag once more as a key, which says the same in English. In newer ones
Reflections and Takeaways are lists in JSON, "[]" where there are none; what was seen of these is a test of
another program that reads them, not the page below.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress

from companion.importing.entries import entries_of
from companion.importing.model import BadRow, File, Format, Imported, Place, Row, Rows, Source
from companion.importing.tables import header, rows_of, split

PLACES = {
    "Date": Place.DATE,
    "Mood": Place.FEELINGS,
    "Tags (People)": Place.TAGS,
    "Tags (Places)": Place.TAGS,
    "Tags (Events)": Place.TAGS,
    "Notes": Place.NOTE,
}
KEYS = {
    "Mood Key": "Mood",
    "Mood Keys": "Mood",
    "Tags Key (People)": "Tags (People)",
    "Tags Key (Places)": "Tags (Places)",
    "Tags Key (Events)": "Tags (Events)",
}
"""Columns that name the same once more, and the column that has the names."""
LISTS = ("Reflections", "Takeaways")
SPLIT = ";"


def _fits(file: File) -> bool:
    return {"Date", "Mood", "Tags (People)", "Tags (Events)"} <= set(header(file))


def _read(source: Source) -> Iterator[Imported | BadRow]:
    return entries_of(_plain(rows_of(source.file)), source)


def _plain(rows: Rows) -> Rows:
    for row in rows:
        if isinstance(row, Row):
            cells = {
                name: _listed(texts) for name, texts in row.cells.items() if not _is_key(name, row.cells)
            }
            row = row._replace(cells={name: texts for name, texts in cells.items() if texts})
        yield row


def _is_key(name: str, cells: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a cell only says again what another one says; in another language it says more."""
    if name not in KEYS:
        return False
    keys, named = (cells.get(each, ("",))[0].casefold() for each in (name, KEYS[name]))
    return set(split(keys, SPLIT)) <= set(split(named, SPLIT))


def _listed(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of a list in JSON; a cell that is none stays as it is."""
    with suppress(ValueError, RecursionError):
        found = json.loads(texts[0])
        if isinstance(found, list) and all(isinstance(each, str) for each in found):
            return tuple(filter(str.strip, found))
    return texts


HOW_WE_FEEL = Format(
    "how_we_feel",
    _fits,
    _read,
    PLACES,
    page="https://github.com/davicedraz/journal-to-howwefeel-app-importer/blob/917eaff/HowWeFeelEmotions.example.csv",
    splits=SPLIT,
)
