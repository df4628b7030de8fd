"""jrnl's export in JSON: `jrnl --format json`, a whole journal or the file of one entry."""

from __future__ import annotations

from collections.abc import Iterator

from companion.importing.entries import entries_of
from companion.importing.model import BadRow, File, Format, Imported, Place, Source
from companion.importing.objects import entries_in, first_has, rows_of

PLACES = {
    "date": Place.DATE,
    "time": Place.TIME,
    "title": Place.TITLE,
    "body": Place.NOTE,
    "tags": Place.TAGS,
}


def _fits(file: File) -> bool:
    return _is_one(file) or first_has(file, "title", "body", "date")


def _is_one(file: File) -> bool:
    return isinstance(file.json, dict) and {"title", "body", "date", "time"} <= file.json.keys()


def _read(source: Source) -> Iterator[Imported | BadRow]:
    found = [source.file.json] if _is_one(source.file) else entries_in(source.file)
    return entries_of(rows_of(found, {}), source)


JRNL = Format(
    "jrnl",
    _fits,
    _read,
    PLACES,
    page="https://github.com/jrnl-org/jrnl/blob/154179e/docs/formats.md",
    counts_lines=False,
)
