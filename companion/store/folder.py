"""The month files of a folder: their names, what is in one, and the order of its entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document as TinyDocument

from companion.store.codec import ENTRIES, SCHEMA, Document, Tables, next_id
from companion.store.errors import telling
from companion.store.month import Version
from companion.store.storage import MonthStorage

_MONTH = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))(.*)", re.ASCII | re.DOTALL)
_ASIDE = re.compile(r"\.(corrupt|merged|before-merge|schema)-[0-9T-]+$", re.ASCII)


@dataclass(frozen=True)
class Listing:
    """What a notebook's folder has: months, newest first, copies that a sync tool made, files put aside."""

    months: tuple[str, ...]
    copies: tuple[Path, ...]
    asides: tuple[Path, ...]


def is_aside(name: str) -> bool:
    """Say whether a file was put aside by the app."""
    return _ASIDE.search(name) is not None


def list_folder(folder: Path) -> Listing:
    """Look at a folder's names, not into its files; an absent folder has nothing. Raises StoreError."""
    months, copies, asides = set(), [], []
    with telling(folder):
        try:
            names = [found.name for found in folder.iterdir()]
        except FileNotFoundError:
            names = []
    for name in names:
        match = _MONTH.fullmatch(name)
        if match is None:
            continue
        if match[2] in (".json", ".json.bak"):
            months.add(match[1])
        elif is_aside(name):
            asides.append(folder / name)
        elif name.endswith((".json", ".bak")):
            copies.append(folder / name)
    return Listing(tuple(sorted(months, reverse=True)), tuple(sorted(copies)), tuple(sorted(asides)))


def month_files(folder: Path) -> list[Path]:
    """List the files of months and copies of them in any folder. Raises StoreError."""
    listing = list_folder(folder)
    months = [folder / f"{name}.json" for name in listing.months]
    return sorted((*(p for p in months if p.exists()), *listing.copies))


class Month:
    """One month as it was read: a TinyDB over its storage, and the version that was read.

    It is never brought up to date: when somebody else has changed the file, a new one is made.
    """

    def __init__(self, storage: MonthStorage) -> None:
        self.path = storage.path
        self.storage = storage
        self.db = TinyDB(storage=lambda: storage)
        storage.read()
        self.version = storage.version or Version({})

    @property
    def name(self) -> str:
        """The month, such as 2026-11."""
        return self.path.name[:7]

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the app wrote it, and this one only reads it."""
        return self.version.schema > SCHEMA

    def replace_tables(self, tables: Tables) -> None:
        """Put all tables in the place of those there."""
        self.storage.write(tables)

    def insert(self, document: Document, table: str = ENTRIES) -> None:
        """Add a document; on disk at the end of the storage's `together`.

        Without TinyDB's own insert: it makes numbers of all document ids and text again, which takes as
        long as the disk in a busy month, and it remembers the next id for ever and would give one twice.
        """
        tables = self.storage.read() or {}
        there = tables.get(table, {})
        self.storage.write({**tables, table: {**there, next_id(there): document}})

    def drop(self, entry_id: str, table: str = ENTRIES) -> None:
        """Take a document away."""
        places = self.version.places if table == ENTRIES else self.version.removed
        self.db.table(table).remove(doc_ids=[int(places[entry_id])])

    def put(self, document: Document) -> None:
        """Put a document in the place of the one with its id.

        Taken out and put in: TinyDB's own update changes in place what the store still holds.
        """
        doc_id = int(self.version.places[document["id"]])
        table = self.db.table(ENTRIES)
        table.remove(doc_ids=[doc_id])
        table.insert(TinyDocument(document, doc_id))
        tables = self.storage.read() or {}
        in_order = dict(sorted(tables[ENTRIES].items(), key=lambda item: int(item[0])))
        self.storage.write({**tables, ENTRIES: in_order})

    def refresh(self) -> None:
        """Look again at the storage after a write of our own."""
        self.version = self.storage.version or Version({})
