"""Companion's own export in JSON: whole entries, merged as they are in the file."""

from __future__ import annotations

from collections.abc import Iterator

from companion.importing.model import BadRow, File, Format, Imported, Source, Why
from companion.store.documents import to_entry


def _fits(file: File) -> bool:
    return isinstance(file.json, dict) and {"companion", "entries"} <= file.json.keys()


def _read(source: Source) -> Iterator[Imported | BadRow]:
    """Yield the entries for a preview; what is saved is more: removals, and fields of a newer version."""
    found = source.file.json["entries"]
    for number, document in enumerate(found if isinstance(found, list) else (), 1):
        entry = to_entry(document) if isinstance(document, dict) else None
        yield BadRow(number, Why.NOT_AN_ENTRY) if entry is None else Imported(number, entry)


OWN_JSON = Format("json", _fits, _read, merges=True, counts_lines=False)
