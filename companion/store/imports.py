"""Adds the entries of an import to their months, and removes them as if they had never been saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from companion.core.entry import Entry
from companion.core.ids import month_of
from companion.store import codec, files
from companion.store.codec import ENTRIES, SCHEMA, Broken, Tables
from companion.store.disk import Disk
from companion.store.documents import changed_at, to_document
from companion.store.erase import cut
from companion.store.errors import Locked, translate_errors
from companion.store.folder import list_folder
from companion.store.month import Month
from companion.store.months import Months

_ID = re.compile(codec.ID.encode())


class Added(NamedTuple):
    """What was added, by id: new ones, those that were there, those that the person had removed before."""

    new: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Undone(NamedTuple):
    """What undo did: how many entries it removed, and how many stay, because the person changed them."""

    gone: int
    changed: int


def add(months: Months, entries: Iterable[Entry], progress: Callable[[int], object]) -> Added:
    """Save entries whose ids are not there yet, each month in one write. Raises StoreError."""
    _check_open(months)
    by_month: dict[str, list[Entry]] = {}
    for entry in entries:
        by_month.setdefault(month_of(entry.id), []).append(entry)
    done, count = Added(), 0
    for name, some in sorted(by_month.items()):
        with months.changing(name) as change:
            found, tables = _added(change.month, some)
            if found.new:
                change.tables = tables
        done = Added(*(one + other for one, other in zip(done, found, strict=True)))
        count += len(some)
        progress(count)
    return done


def _added(month: Month, some: Iterable[Entry]) -> tuple[Added, Tables]:
    """Return what came new and what didn't, and the tables of a month with what is new."""
    documents = dict(month.table(ENTRIES))
    number = int(codec.next_id(documents))
    new: dict[str, None] = {}
    there, removed = [], []
    for entry in some:
        entry_id = entry.id
        if entry_id in month.removed:
            removed.append(entry_id)
        elif entry_id in month.entries or entry_id in new:
            there.append(entry_id)
        else:
            while str(number) in documents:
                number += 1
            documents[str(number)] = to_document(entry)
            new[entry_id] = None
    return Added(tuple(new), tuple(there), tuple(removed)), {**month.tables, ENTRIES: documents}


def undo(months: Months, ids: Collection[str], since: datetime) -> Undone:
    """Remove entries from months, backups, snapshots and files set aside, leaving nothing of them.

    One that was changed after `since` stays, wherever it is. Raises StoreError.
    """
    by_month: dict[str, set[str]] = {}
    for entry_id in ids:
        by_month.setdefault(month_of(entry_id), set()).add(entry_id)
    gone: set[str] = set()
    changed: set[str] = set()
    with months.lock():
        _check_open(months)
        for name, some in sorted(by_month.items()):
            with months.changing(name, purge=True) as change:
                there = {i: document for i in some if (document := change.month.find(i)) is not None}
                kept = {i for i, document in there.items() if changed_at(document) > since}
                taken = there.keys() - kept
                if taken:
                    # Before the month is written: after a crash here it can be done again.
                    _cut(months, taken, name)
                    change.tables = _without(change.tables, taken)
            _delete_empty(months, name)
            gone |= taken
            changed |= kept
        _cut(months, gone)
    return Undone(len(gone), len(changed))


def _delete_empty(months: Months, name: str) -> None:
    """Delete the file of a month in which nothing is left, as if it had never been there."""
    month = months.get(name)
    if month.raw and month.tables == codec.empty():
        for path in (files.backup_of(month.path), month.path):
            with translate_errors(path):
                path.unlink(missing_ok=True)
        months.forget(name)


def _check_open(months: Months) -> None:
    """Raise Locked while the notebook is locked: an inbox holds a few entries, not years of them."""
    if months.disk.is_locked:
        raise Locked(months.folder)


def _without(tables: Tables, ids: Collection[str]) -> Tables:
    entries = {number: d for number, d in tables.get(ENTRIES, {}).items() if d.get("id") not in ids}
    return {**tables, ENTRIES: entries}


def _cut(months: Months, ids: Collection[str], name: str = "") -> None:
    """Cut entries out of all files but the months and their backups, or out of those of one month.

    Raises StoreError.
    """
    listing = list_folder(months.folder, is_sealed=months.disk.is_sealed)
    snapshots = months.snapshot_files()
    for path in (*listing.asides, *listing.copies, *snapshots):
        if path.name.startswith(name):
            # An encrypted one that can't be opened is left as it is.
            with suppress(Locked):
                _cut_from(months.disk, path, ids)
    for folder in {path.parent for path in snapshots}:
        files.remove_temporaries(folder)


def _cut_from(disk: Disk, path: Path, ids: Collection[str]) -> None:
    raw = disk.read_whole(path) or b""
    there = {found[0].decode() for found in _ID.finditer(raw)}.intersection(ids)
    if not there:
        return
    try:
        tables = codec.decode(raw)
        if codec.schema_of(tables) > SCHEMA:
            raise Broken("of a newer version")
    except Broken:
        cut(disk, path, there)
        return
    left = _without(tables, there)
    if left != codec.empty():
        disk.replace(path, codec.encode(left))
        return
    with translate_errors(path):
        path.unlink(missing_ok=True)
