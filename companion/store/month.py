"""One version of a month in memory, and a change to it that is not written yet."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from companion.store import codec
from companion.store.codec import ENTRIES, REMOVED, SCHEMA, Document, Table, Tables
from companion.store.errors import Problem, StoreError
from companion.store.files import Signature


class Month:
    """A month as its file was at one time. Threads share it, so its tables and documents never change.

    `schema` is the version stated in the file, from which the tables are migrated; `raw` are its bytes,
    `signature` says which file it was. `is_writable` is False for what could be read of a broken file that
    stays.
    """

    def __init__(
        self,
        path: Path,
        tables: Tables | None = None,
        *,
        raw: bytes = b"",
        signature: Signature | None = None,
        is_writable: bool = True,
    ) -> None:
        self.path = path
        tables = codec.empty() if tables is None else tables
        self.schema = codec.schema_of(tables)
        self.tables = codec.migrate(tables)
        self.raw = raw
        self.signature = signature
        self.is_writable = is_writable

    @property
    def name(self) -> str:
        """The month, such as 2026-11."""
        return self.path.name[:7]

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the app wrote it, so that this one may only read it."""
        return self.schema > SCHEMA

    def table(self, name: str) -> Table:
        """Return the documents of a table by document id."""
        found = self.tables.get(name, {})
        return found if isinstance(found, dict) else {}

    @cached_property
    def entries(self) -> dict[str, str]:
        """The document id of each entry, by the entry's id."""
        return _doc_ids(self.table(ENTRIES))

    @cached_property
    def removed(self) -> dict[str, str]:
        """The document id of each removed entry, by the entry's id."""
        return _doc_ids(self.table(REMOVED))

    @cached_property
    def newest_first(self) -> list[str]:
        """The ids of the entries, newest first."""
        return sorted(self.entries, reverse=True)

    def find(self, entry_id: str, table: str = ENTRIES) -> Document | None:
        """Return the document of an entry, or with `REMOVED` what is left of a removed one."""
        doc_id = (self.entries if table == ENTRIES else self.removed).get(entry_id)
        return None if doc_id is None else self.table(table)[doc_id]


def _doc_ids(table: Table) -> dict[str, str]:
    documents = {doc_id: d for doc_id, d in table.items() if isinstance(d, dict)}
    return {d["id"]: doc_id for doc_id, d in documents.items() if isinstance(d.get("id"), str)}


class Change:
    """The tables that a month will have: new ones with each step, so that the month itself never changes."""

    def __init__(self, month: Month) -> None:
        self.month = month
        self.tables = month.tables

    def add(self, document: Document, table: str = ENTRIES) -> None:
        """Add a document at the end of a table."""
        documents = self.tables.get(table, {})
        self.tables = {**self.tables, table: {**documents, codec.next_id(documents): document}}

    def add_new(self, document: Document) -> None:
        """Add an entry that may have been added before. Raises `already_there` for another one of its id."""
        entry_id, month = document["id"], self.month
        # Most saves need to know no more than that the id is nowhere in the file.
        is_new = month.raw and entry_id.encode() not in month.raw
        if is_new or not (entry_id in month.entries or entry_id in month.removed):
            self.add(document)
        elif (saved := month.find(entry_id)) is not None and _is_same(saved, document):
            # Written again: the last attempt may have failed before it was synced.
            self.replace(saved)
        else:
            raise StoreError(Problem.ALREADY_THERE, month.path)

    def replace(self, document: Document) -> None:
        """Replace the entry that has the document's id."""
        doc_id = self.month.entries[document["id"]]
        self.tables = {**self.tables, ENTRIES: {**self.tables[ENTRIES], doc_id: document}}

    def drop(self, entry_id: str, table: str = ENTRIES) -> None:
        """Drop the document with an entry's id."""
        dropped = (self.month.entries if table == ENTRIES else self.month.removed)[entry_id]
        documents = {doc_id: d for doc_id, d in self.tables[table].items() if doc_id != dropped}
        self.tables = {**self.tables, table: documents}


def _is_same(one: Document, other: Document) -> bool:
    # Imported here: it needs the models, and an entry is rarely there already.
    from companion.store.documents import to_entry

    return to_entry(one) == to_entry(other)
