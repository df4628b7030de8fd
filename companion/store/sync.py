"""Copies of months that sync tools leave beside the original, and those that a person names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from companion.core.entry import month_of
from companion.store import files
from companion.store.codec import ENTRIES, REMOVED, SCHEMA, Broken, Document, decode, is_id, schema_of
from companion.store.documents import Unreadable, to_entry
from companion.store.erase import scrub
from companion.store.errors import Problem, StoreError, telling
from companion.store.folder import Listing, Month
from companion.store.merge import Merged, all_documents, is_removal, merge
from companion.store.migrating import migrate
from companion.store.months import Shelf
from companion.store.notices import Notice, What
from companion.store.salvaging import cleaned, salvage

AT_ONCE = 20_000
"""Documents held while an import is sorted into months: about 20 MB."""


class Gatherer:
    """Merges documents into the months that their ids name."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def take_in_copies(self) -> Listing:
        """Merge the copies that lie in the folder and put them aside; give what is there then.

        Raises StoreError only when the folder can't be listed; a copy that can't be merged now waits.
        """
        listing = self._shelf.listing()
        if not listing.copies:
            return listing
        for copy in listing.copies:
            try:
                with self._shelf.lock():
                    self._take_in_copy(copy)
            except StoreError as error:
                newer = error.problem is Problem.NEWER_VERSION
                what = What.NEWER_VERSION if newer else What.COPY_WAITING
                self._shelf.tell(Notice(what, copy.name[:7], copy))
        return self._shelf.listing()

    def _take_in_copy(self, copy: Path) -> None:
        if not copy.exists():
            # Another window was quicker.
            return
        documents = self.read_copy(copy)
        done = self.take_in(documents)
        kept = files.aside(copy, "merged", self._shelf.now())
        with telling(copy):
            files.rename(copy, kept)
            files.sync_folder(copy.parent)
        self._scrub_removed(kept, documents)
        count = len(done.added) + len(done.replaced) + len(done.removed)
        self._shelf.tell(Notice(What.COPY_MERGED, copy.name[:7], kept, count))

    def read_copy(self, path: Path) -> list[Document]:
        """Read the documents of a month file, or what can be read of a broken one. Raises StoreError."""
        with telling(path):
            raw = path.read_bytes()
        try:
            tables = decode(raw)
        except Broken:
            return [cleaned(d) for d in salvage(raw)]
        if schema_of(tables) > SCHEMA:
            raise StoreError(Problem.NEWER_VERSION, path)
        return all_documents(migrate(tables))

    def take_in(self, documents: Iterable[Document], *, only_readable: bool = False) -> Merged:
        """Merge documents, a batch at a time. Raises StoreError."""
        done = Merged()
        batch: list[Document] = []
        for document in documents:
            if not is_id(document.get("id")) or (only_readable and not _is_readable(document)):
                done.left_out += 1
                continue
            batch.append(document)
            if len(batch) >= AT_ONCE:
                done += self._take_in_batch(batch)
                batch = []
        return done + self._take_in_batch(batch)

    def _take_in_batch(self, batch: list[Document]) -> Merged:
        by_month: dict[str, list[Document]] = {}
        for document in batch:
            by_month.setdefault(month_of(document["id"]), []).append(document)
        done = Merged()
        for name, documents in by_month.items():
            with self._shelf.lock():
                done += self._take_in_month(name, documents)
        return done

    def _take_in_month(self, name: str, documents: list[Document]) -> Merged:
        purge = any(is_removal(d) for d in documents)
        with self._shelf.writing(name, purge=purge) as month:
            tables, done = merge(month.storage.read() or {}, documents)
            if done.replaced:
                self._keep_before(month)
            if done.removed:
                listing = self._shelf.listing()
                for put_aside in (*listing.asides, *listing.copies):
                    scrub(put_aside, done.removed, self._shelf.now())
            if done:
                month.replace_tables(tables)
        return done

    def _keep_before(self, month: Month) -> Path:
        """Keep the month as it was: what a newer change replaces is somebody's words too."""
        kept = files.aside(month.path, "before-merge", self._shelf.now())
        with telling(month.path):
            files.replace(kept, month.path.read_bytes())
        return kept

    def settle(self, name: str) -> None:
        """Put documents that lie in another month's file into their own. Raises StoreError."""
        # Looked at without the lock first: nobody can take it where nothing can be written.
        if not _strays(self._shelf.month(name)):
            return
        with self._shelf.lock():
            strays = _strays(self._shelf.month(name))
            if not strays:
                return
            # First where they belong, then away from here: killed in between, they are in both.
            self.take_in(strays)
            with self._shelf.writing(name) as month:
                kept = self._keep_before(month)
                for stray in strays:
                    month.drop(stray["id"], REMOVED if is_removal(stray) else ENTRIES)
        self._shelf.tell(Notice(What.ENTRIES_MOVED, name, kept, len(strays)))

    def _scrub_removed(self, kept: Path, documents: list[Document]) -> None:
        """Take out of a merged copy what this notebook removed: the copy may be from before."""
        removed = []
        for name in {month_of(d["id"]) for d in documents if is_id(d.get("id"))}:
            month = self._shelf.month(name)
            removed += [d["id"] for d in documents if d.get("id") in month.version.removed]
        scrub(kept, removed, self._shelf.now())


def _strays(month: Month) -> list[Document]:
    """List what lies in another month's file; of a newer version, only its makers know."""
    documents = [] if month.is_newer else all_documents(month.version.tables)
    return [d for d in documents if is_id(d.get("id")) and month_of(d["id"]) != month.name]


def _is_readable(document: Document) -> bool:
    if is_removal(document):
        return True
    try:
        to_entry(document)
    except Unreadable:
        return False
    return True
