"""Merges documents into a month: by id, the newer change wins, removed entries stay removed.

The rule depends on the documents alone, not on which copy they came from, so that two machines which merge
the same copies end with the same month. Damaged text never wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from companion.store.codec import ENTRIES, REMOVED, Document, Tables, next_id
from companion.store.documents import changed_at, has_time

MOST_AHEAD = timedelta(days=1)
"""How far the clock of another machine may be ahead: a removal after that would win for years, so is none."""


class LeftOut(NamedTuple):
    """A document that is no entry: its number in the file from 1, and the field that can't be read.

    `field` is empty for one that can't be an entry at all.
    """

    number: int
    field: str


@dataclass
class Merged:
    """What a merge did, by id: came new, took the place of an older one, went because it was removed.

    `noted` are removals of what wasn't here; `still_removed` are entries that had been removed here, and stay
    so; `misdated` are removals without a time or from the future, which were left out; `left_out` are the
    documents that are no entries.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    still_removed: list[str] = field(default_factory=list)
    misdated: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.removed or self.noted)

    def note(self, document: Document, *, was_entry: bool) -> None:
        """Note that a document was merged in, and whether it took the place of an entry."""
        if is_removal(document):
            (self.removed if was_entry else self.noted).append(document["id"])
        else:
            (self.replaced if was_entry else self.added).append(document["id"])

    def __add__(self, other: Merged) -> Merged:
        return Merged(**{name: value + vars(other)[name] for name, value in vars(self).items()})


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


def merge(mine: Tables, others: Iterable[Document], now: datetime) -> tuple[Tables, Merged]:
    """Return the tables of a month with other documents merged in, and what was done; `mine` is not changed.

    Documents of `mine` stay in their place. A document without an id is added unless the same is there. A
    removal without a time is left out, and one from the future, unless the entry was changed then.
    """
    tables = {**mine, REMOVED: dict(mine.get(REMOVED, {})), ENTRIES: dict(mine.get(ENTRIES, {}))}
    where = {
        d["id"]: (name, doc_id)
        for name in (REMOVED, ENTRIES)
        for doc_id, d in tables[name].items()
        if isinstance(d.get("id"), str)
    }
    done = Merged()
    for document in others:
        name = REMOVED if is_removal(document) else ENTRIES
        doc_id, key = next_id(tables[name]), document.get("id")
        if not isinstance(key, str):
            if document not in tables[ENTRIES].values():
                tables[ENTRIES][next_id(tables[ENTRIES])] = document
            continue
        old_name, old_id = where.get(key, ("", ""))
        old = tables[old_name][old_id] if old_name else {}
        if _is_out(document, old, now, done):
            continue
        if old_name == name:
            doc_id = old_id
        elif old:
            del tables[old_name][old_id]
        tables[name][doc_id] = document
        where[key] = name, doc_id
        done.note(document, was_entry=old_name == ENTRIES)
    return tables, done


def _is_out(document: Document, old: Document, now: datetime, done: Merged) -> bool:
    """Whether a document doesn't count beside what is there of its id, if anything; note in `done` why."""
    if old and precedence(old) >= precedence(document):
        if is_removal(old) and not is_removal(document):
            done.still_removed.append(document["id"])
        return True
    is_ahead = changed_at(document) > max(changed_at(old), now) + MOST_AHEAD
    if is_removal(document) and (is_ahead or not has_time(document)):
        done.misdated.append(document["id"])
        return True
    return False


def all_documents(tables: Tables) -> list[Document]:
    """Return the documents of a month, removals among them."""
    return [d for name in (REMOVED, ENTRIES) for d in tables.get(name, {}).values() if isinstance(d, dict)]
