"""Merges documents into a month: by id, the newer change wins, removed entries stay removed.

The rule depends on the documents alone, not on which copy they came from, so that two machines which merge
the same copies end with the same month. Damaged text never wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from companion.store.codec import ENTRIES, REMOVED, Document, Table, Tables, next_id
from companion.store.documents import changed_at


@dataclass
class Merged:
    """What a merge did, by id: came new, took the place of an older one, went because it was removed.

    `noted` are removals of what wasn't here; `left_out` counts documents that are no entries.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    left_out: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.removed or self.noted)

    def __add__(self, other: Merged) -> Merged:
        return Merged(
            self.added + other.added,
            self.replaced + other.replaced,
            self.removed + other.removed,
            self.noted + other.noted,
            self.left_out + other.left_out,
        )


def is_removal(document: Document) -> bool:
    """Whether a document is what is left of a removed entry."""
    return isinstance(document.get("removed"), str) and "kind" not in document


def precedence(document: Document) -> tuple[bool, datetime, bool, bytes]:
    """Return the sort key by which the greatest of several documents with one id wins."""
    try:
        text, whole = msgspec.json.encode(document, order="deterministic"), True
    except UnicodeEncodeError:
        text, whole = b"", False
    return whole, changed_at(document), is_removal(document), text


def merge(mine: Tables, others: Iterable[Document]) -> tuple[Tables, Merged]:
    """Return the tables of a month with other documents merged in, and what was done; `mine` is not changed.

    Documents of `mine` stay in their place. A document without an id is added unless the same is there.
    """
    entries, removed = dict(mine.get(ENTRIES, {})), dict(mine.get(REMOVED, {}))
    where = _places(entries, removed)
    done = Merged()
    for document in others:
        key = document.get("id")
        if not isinstance(key, str):
            if document not in entries.values():
                _append(entries, document)
            continue
        here = where.get(key)
        if here is not None and precedence(here[0][here[1]]) >= precedence(document):
            continue
        table = removed if is_removal(document) else entries
        where[key] = table, _put(table, document, here)
        _note(done, key, is_removal(document), was_entry=here is not None and here[0] is entries)
    return {**mine, REMOVED: removed, ENTRIES: entries}, done


def _put(table: Table, document: Document, here: tuple[Table, str] | None) -> str:
    """Put a document into a table, in place of the one that was here; return its document id."""
    if here is not None and here[0] is table:
        table[here[1]] = document
        return here[1]
    if here is not None:
        del here[0][here[1]]
    return _append(table, document)


def _note(done: Merged, key: str, is_removed: bool, *, was_entry: bool) -> None:
    if is_removed:
        (done.removed if was_entry else done.noted).append(key)
    else:
        (done.replaced if was_entry else done.added).append(key)


def _places(*tables: Table) -> dict[str, tuple[Table, str]]:
    return {d["id"]: (t, doc_id) for t in tables for doc_id, d in t.items() if isinstance(d.get("id"), str)}


def _append(table: Table, document: Document) -> str:
    doc_id = next_id(table)
    table[doc_id] = document
    return doc_id


def all_documents(tables: Tables) -> list[Document]:
    """Return the documents of a month, removals among them."""
    return [d for name in (REMOVED, ENTRIES) for d in tables.get(name, {}).values() if isinstance(d, dict)]
