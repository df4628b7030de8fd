"""Merges documents from copies and exports of the notebook into the months that they belong in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from companion.core.ids import month_of
from companion.store import codec, files
from companion.store.codec import ENTRIES, REMOVED, SCHEMA, Broken, Document
from companion.store.disk import Disk
from companion.store.documents import to_entry, unreadable_field
from companion.store.erase import erase
from companion.store.errors import Problem, StoreError
from companion.store.folder import list_folder
from companion.store.merge import LeftOut, Merged, all_documents, is_removal, merge
from companion.store.month import Month
from companion.store.months import Months
from companion.store.notices import NoticeKind, kind_for
from companion.store.repair import salvage

MOST_BYTES = 100_000_000
"""Twice an export of a hundred thousand entries."""
BATCH = 20_000
"""Documents held in memory while an import is sorted into months: about 20 MB."""


class Merger:
    """Merges documents into the months that their ids name."""

    def __init__(self, months: Months) -> None:
        self._months = months
        self._copied: set[str] = set()

    def merge_copies(self) -> None:
        """Merge the inbox, and the copies in the folder, which are set aside; what can't be merged now stays.

        Raises StoreError only when the folder can't be listed.
        """
        self._merge_inbox()
        for copy in list_folder(self._months.folder, is_sealed=self._months.disk.is_sealed).copies:
            try:
                with self._months.lock():
                    self._merge_copy(copy)
            except StoreError as error:
                kind = kind_for(error.problem, NoticeKind.COPY_WAITING)
                self._months.notices.add(kind, copy.name[:7], copy)

    def _merge_inbox(self) -> None:
        """Merge what was saved while locked, all in one go, and delete it; what can't be merged stays."""
        merged, documents = [], []
        for path in self._months.inbox.paths():
            try:
                codec.decode(self._months.disk.read_existing(path))
                documents += self.read_copy(path)
                merged.append(path)
            except codec.Broken:
                self._months.notices.add(NoticeKind.COPY_WAITING, path.name[:7], path)
            except StoreError as error:
                kind = kind_for(error.problem, NoticeKind.COPY_WAITING)
                self._months.notices.add(kind, path.name[:7], path)
        # These are saves like any other: they are worth no other copies of the months.
        self._copied |= {path.name[:7] for path in merged}
        try:
            with self._months.lock():
                self.merge_documents(documents)
                self._months.inbox.delete(merged)
        except StoreError as error:
            self._months.notices.add(NoticeKind.COPY_WAITING, error.path.name[:7], error.path)

    def _merge_copy(self, copy: Path) -> None:
        if not copy.exists():
            # Another window was quicker.
            return
        documents = self.read_copy(copy)
        done = self.merge_documents(documents)
        aside = self._months.disk.set_aside(copy, "merged", self._months.now())
        self._erase_removed(aside, documents)
        for kind, count in _news(done):
            self._months.notices.add(kind, copy.name[:7], aside, count)

    def read_copy(self, path: Path) -> list[Document]:
        """Return the documents of a month file, or what can be read of a broken one. Raises StoreError."""
        raw = self._months.disk.read_existing(path)
        try:
            tables = codec.decode(raw)
        except Broken:
            return [codec.whole_characters(d) for d in salvage(raw)]
        if codec.schema_of(tables) > SCHEMA:
            raise StoreError(Problem.NEWER_VERSION, path)
        return all_documents(codec.migrate(tables))

    def merge_file(self, path: Path) -> Merged:
        """Merge the file of a month that a person names. Raises StoreError if nothing in it can be read."""
        documents = self.read_copy(path)
        try:
            # A whole file may have no entries in it.
            _ = documents or codec.decode(self._months.disk.read_existing(path))
        except Broken:
            raise StoreError(Problem.NOT_UNDERSTOOD, path) from None
        return self.merge_documents(documents)

    def merge_documents(self, documents: Iterable[Document], *, only_readable: bool = False) -> Merged:
        """Merge documents, a batch at a time. Raises StoreError."""
        done, number = Merged(), 0
        batch: list[Document] = []
        for document in documents:
            number += not is_removal(document)
            is_left_out = only_readable and not is_removal(document) and to_entry(document) is None
            if is_left_out or not codec.is_id(document.get("id")):
                done.left_out.append(LeftOut(number, unreadable_field(document)))
                continue
            batch.append(document)
            if len(batch) >= BATCH:
                done += self._merge_batch(batch)
                batch = []
        return done + self._merge_batch(batch)

    def _merge_batch(self, batch: list[Document]) -> Merged:
        by_month: dict[str, list[Document]] = {}
        for document in batch:
            by_month.setdefault(month_of(document["id"]), []).append(document)
        done = Merged()
        for name, documents in by_month.items():
            with self._months.lock():
                done += self._merge_month(name, documents)
        return done

    def _merge_month(self, name: str, documents: list[Document]) -> Merged:
        with self._months.changing(name, purge=any(map(is_removal, documents))) as change:
            tables, done = merge(change.tables, documents, self._months.now())
            if done:
                self._months.copy(change.month, again=name not in self._copied)
                self._copied.add(name)
            if done.replaced:
                self._copy_before_merge(change.month)
            if done.removed:
                self._months.erase(done.removed)
            if done:
                change.tables = tables
        return done

    def _copy_before_merge(self, month: Month) -> Path:
        """Save the month as it was: the text that a newer change replaces is the person's too."""
        copy = files.aside_name(month.path, "before-merge", self._months.now())
        self._months.disk.replace(copy, month.raw)
        return copy

    def move_strays(self, name: str) -> None:
        """Move entries that are in another month's file to their own. Raises StoreError."""
        # Looked at without the lock first: it can't be acquired where nothing can be written.
        if not _strays(self._months.get(name)):
            return
        with self._months.lock():
            strays = _strays(self._months.get(name))
            if not strays:
                return
            # First into their own months: after a crash in between they are in both.
            self.merge_documents(strays)
            with self._months.changing(name) as change:
                copy = self._copy_before_merge(change.month)
                for stray in strays:
                    change.drop(stray["id"], REMOVED if is_removal(stray) else ENTRIES)
        self._months.notices.add(NoticeKind.ENTRIES_MOVED, name, copy, len(strays))

    def _erase_removed(self, aside: Path, documents: list[Document]) -> None:
        """Erase from a merged copy what was removed here: the copy may be from before the removal."""
        ids = {d["id"] for d in documents if codec.is_id(d.get("id"))}
        removed = [
            i for name in {month_of(i) for i in ids} for i in ids & self._months.get(name).removed.keys()
        ]
        erase(self._months.disk, aside, removed, self._months.now())


def _news(done: Merged) -> Iterator[tuple[NoticeKind, int]]:
    """Yield what a merged copy brought, at least that it was merged."""
    came = len(done.added) + len(done.replaced)
    if came or not (done.removed or done.misdated):
        yield NoticeKind.COPY_MERGED, came
    if done.removed:
        yield NoticeKind.COPY_REMOVED, len(done.removed)
    if done.misdated:
        yield NoticeKind.REMOVALS_MISDATED, len(done.misdated)


def _strays(month: Month) -> list[Document]:
    """Return the documents that belong in another month; none of a newer version, which may differ."""
    documents = [] if month.is_newer else all_documents(month.tables)
    return [d for d in documents if codec.is_id(d.get("id")) and month_of(d["id"]) != month.name]


class _Export(msgspec.Struct):
    companion: dict[str, Any]
    entries: list[msgspec.Raw]
    removed: list[msgspec.Raw] = []


def read_export(disk: Disk, path: Path, progress: Callable[[int], object]) -> Iterator[Document]:
    """Yield the documents of an export; an item that is none is empty. Raises StoreError.

    `progress` is called with the number of documents so far, each thousand.
    """
    try:
        export = msgspec.json.decode(disk.read_existing(path, MOST_BYTES), type=_Export)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise StoreError(Problem.NOT_UNDERSTOOD, path) from None
    schema = export.companion.get("schema")
    if type(schema) is not int or schema > SCHEMA:
        problem = Problem.NEWER_VERSION if type(schema) is int else Problem.NOT_UNDERSTOOD
        raise StoreError(problem, path)
    for number, raw in enumerate((*export.removed, *export.entries), 1):
        yield _document(raw)
        if number % 1000 == 0:
            progress(number)


def _document(raw: msgspec.Raw) -> Document:
    """Return an item of an export, empty if it is no document."""
    try:
        document = msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        # Raw items are looked at no further than where they end: a number may be none of JSON's.
        return {}
    return document if isinstance(document, dict) else {}
