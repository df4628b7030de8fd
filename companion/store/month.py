"""One version of a month's file in memory: decoded once, whoever in this process asks for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TypeAlias
from weakref import WeakValueDictionary

from companion.store import files
from companion.store.codec import ENTRIES, REMOVED, SCHEMA, Document, Table, Tables

Which: TypeAlias = tuple[Path, files.Signature]


class Version:
    """What a file said at one time, and where each id is. Handles share it, so nobody changes it.

    `schema` is the version number that the file itself has, before any migration; `raw` are its bytes.
    """

    def __init__(self, tables: Tables, schema: int = SCHEMA, raw: bytes = b"") -> None:
        self.tables = tables
        self.schema = schema
        self.raw = raw

    def table(self, name: str) -> Table:
        """Give the documents of a table by document id; they belong to the store and stay unchanged."""
        found = self.tables.get(name, {})
        return found if isinstance(found, dict) else {}

    @cached_property
    def places(self) -> dict[str, str]:
        """The document id of each entry's id."""
        return _places(self.table(ENTRIES))

    @cached_property
    def removed(self) -> dict[str, str]:
        """The document id of each removed entry's id."""
        return _places(self.table(REMOVED))

    @cached_property
    def order(self) -> list[str]:
        """The ids of entries, newest first."""
        return sorted(self.places, reverse=True)

    def find(self, entry_id: str) -> Document | None:
        """Give the document of an entry."""
        doc_id = self.places.get(entry_id)
        return None if doc_id is None else self.table(ENTRIES)[doc_id]

    def has_nothing_of(self, entry_id: str) -> bool:
        """Say whether the id stands nowhere in the file; most saves need to know no more."""
        return bool(self.raw) and entry_id.encode() not in self.raw

    def find_removed(self, entry_id: str) -> Document | None:
        """Give what is left of a removed entry."""
        doc_id = self.removed.get(entry_id)
        return None if doc_id is None else self.table(REMOVED)[doc_id]


def _places(table: Table) -> dict[str, str]:
    try:
        places = {d["id"]: doc_id for doc_id, d in table.items()}
    except (KeyError, TypeError):
        places = {d.get("id"): doc_id for doc_id, d in table.items() if isinstance(d, dict)}
    if set(map(type, places)) <= {str}:
        return places
    return {i: doc_id for i, doc_id in places.items() if type(i) is str}


IN_MEMORY: WeakValueDictionary[Which, Version] = WeakValueDictionary()
"""Versions that some notebook of this process holds; gone when the last one lets go.

A history that opens beside the notebook which has just saved then needs no second reading.
"""
