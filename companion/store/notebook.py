"""The notebook: what somebody wrote down, a month a file, newest first.

    notebook = Notebook(places().notebook)
    notebook.add(CheckIn(id=notebook.new_id(), at=now, note="..."))
    for entry in notebook.entries(): ...
    notebook.close()

Two windows may have the same notebook open. Whatever is given back has been synced to disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from companion.core.entry import Entry, month_of, new_id
from companion.store import files
from companion.store.codec import REMOVED, Document, is_id
from companion.store.counting import Counter
from companion.store.documents import Unreadable, later_than, to_document, to_entry
from companion.store.erase import scrub
from companion.store.errors import Problem, StoreError
from companion.store.folder import Month
from companion.store.merge import Merged
from companion.store.months import Shelf
from companion.store.notices import Notice
from companion.store.reading import Reader
from companion.store.sync import Gatherer


def _local_now() -> datetime:
    return datetime.now(UTC).astimezone()


class Notebook:
    """Entries in a folder of month files.

    Every method that reads or writes files raises StoreError and nothing else for what files can do;
    after that nothing has changed, in memory or on disk, and trying again is fine. `now` gives the local
    time with its offset, `randomness` that many random bytes.
    """

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime] = _local_now,
        randomness: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.folder = folder
        self._now = now
        self._randomness = randomness
        self._shelf = Shelf(folder, now)
        self._counter = Counter(self._shelf)
        self._gatherer = Gatherer(self._shelf)
        self._reader = Reader(self._shelf, self._gatherer)
        self._undo: dict[str, Document] = {}
        self._changed_months: set[str] = set()

    @property
    def notices(self) -> list[Notice]:
        """What the person is to be told, oldest first; a front end takes out what it has shown."""
        return self._shelf.notices

    def new_id(self, at: datetime | None = None) -> str:
        """Give an id for an entry about `at`, a time with its offset; now if not given."""
        return new_id(self._now() if at is None else at, self._randomness(4))

    def add(self, entry: Entry) -> None:
        """Keep a new entry. Adding the same one again is fine, so that trying again is.

        Raises `already_there` for an id that another entry has or a removed one had, ValueError for an id
        that `new_id` did not make.
        """
        if not is_id(entry.id):
            raise ValueError("not an id that new_id made")
        with self._writing(entry.id) as month:
            is_new = month.version.has_nothing_of(entry.id)
            there = None if is_new else month.version.find(entry.id)
            if there is not None and _same(there, entry):
                month.put(there)
                return
            if there is not None or entry.id in month.version.removed:
                raise StoreError(Problem.ALREADY_THERE, month.path)
            month.insert(to_document(entry))

    def change(self, entry: Entry) -> None:
        """Keep an entry in the place of the one with its id, with the time of the change.

        What a newer app wrote into it and this one doesn't know survives. Raises `not_there` when the
        entry is gone, removed in another window perhaps; `restore` keeps it all the same.
        """
        with self._writing(entry.id) as month:
            old = month.version.find(entry.id)
            if old is None:
                raise StoreError(Problem.NOT_THERE, month.path)
            month.put(to_document(self._stamped(entry, old), old))
        self._changed_months.add(month_of(entry.id))

    def remove(self, entry_id: str) -> Entry:
        """Remove an entry and give it back, for undoing; its id and the time stay, its text does not.

        The text goes from the month, its backup and every file put aside before this returns. Raises
        `not_there` when there is no such entry.
        """
        with self._writing(entry_id, purge=True) as month:
            old = month.version.find(entry_id)
            if old is None:
                raise StoreError(Problem.NOT_THERE, month.path)
            entry = self._entry(old, month)
            for put_aside in self._put_aside():
                scrub(put_aside, [entry_id], self._now())
            month.drop(entry_id)
            month.insert({"id": entry_id, "removed": later_than(old, self._now()).isoformat()}, REMOVED)
        self._undo[entry_id] = old
        return entry

    def restore(self, entry: Entry) -> None:
        """Undo a removal: keep the entry again, as a change newer than the removal.

        An entry that is there is changed; one that was never there is added.
        """
        with self._writing(entry.id) as month:
            there, left = month.version.find(entry.id), month.version.find_removed(entry.id)
            if left is not None:
                month.drop(entry.id, REMOVED)
            old = there or self._undo.get(entry.id)
            document = to_document(self._stamped(entry, left or old), old)
            if there is None:
                month.insert(document)
            else:
                month.put(document)
        self._undo.pop(entry.id, None)

    def get(self, entry_id: str) -> Entry | None:
        """Give one entry, None when it is not there or can't be read as an entry."""
        if not is_id(entry_id):
            return None
        self._gatherer.take_in_copies()
        month = self._shelf.month(month_of(entry_id))
        document = month.version.find(entry_id)
        if document is None:
            return None
        try:
            return to_entry(document)
        except Unreadable:
            self._reader.tell_unreadable(month)
            return None

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Entry]:
        """Give entries newest first, by the time in their ids: since <= time < until, with offsets.

        A month is read when its first entry is asked for. One that can't be read is left out with a
        notice, and the others come.
        """
        for month, document in self._reader.documents(since, until):
            try:
                yield to_entry(document)
            except Unreadable:
                self._reader.tell_unreadable(month)

    def documents(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Document]:
        """Give what is on disk, as `entries` does but with everything: for export only, not to be changed."""
        for _, document in self._reader.documents(since, until):
            yield document

    def removals(self) -> Iterator[Document]:
        """Give the ids and times of removed entries, newest month first: for export only."""
        return self._reader.removals()

    def months(self) -> list[str]:
        """List the months that have a file, such as 2026-11, newest first; copies are merged on the way."""
        return self._reader.months()

    def count(self) -> int:
        """Count the entries; months that haven't changed since the last time are not read again."""
        return sum(self._counter.count(name) for name in self.months())

    def take_in(self, documents: Iterable[Document], *, only_readable: bool = False) -> Merged:
        """Merge documents of another copy or an export by id: the newer change wins. Says what was done.

        Taking in the same again changes nothing. `only_readable` leaves out what this version can't
        read. Raises StoreError; the months before the one that failed are kept.
        """
        return self._gatherer.take_in(documents, only_readable=only_readable)

    def merge_file(self, path: Path) -> Merged:
        """Merge a month file from somewhere else, whole or broken; the file stays as it is."""
        return self._gatherer.take_in(self._gatherer.read_copy(path))

    def settle(self, name: str) -> None:
        """Put entries that lie in another month's file into their own; a month that is in order stays."""
        self._gatherer.settle(name)

    def tell(self, notice: Notice) -> None:
        """Add a notice, once."""
        self._shelf.tell(notice)

    def begin_again(self) -> None:
        """Let the next save make the folder anew after `folder_gone`, when the person wants that."""
        self._shelf.lock.begin_again()

    def close(self) -> None:
        """Tidy up: the wording before a change goes from the backups, temporary files go.

        Never raises: what can't be tidied now is tidied by the next change of that month.
        """
        for name in sorted(self._changed_months):
            with suppress(StoreError, OSError), self._shelf.lock():
                path = self._shelf.path(name)
                if self._shelf.month(name).storage.is_current():
                    files.replace(files.backup_of(path), path.read_bytes())
        with suppress(StoreError):
            self._shelf.sweep()
        self._changed_months.clear()
        self._undo.clear()
        self._shelf.forget()

    def _writing(self, entry_id: str, *, purge: bool = False) -> AbstractContextManager[Month]:
        if not is_id(entry_id):
            # It can be shown, when it came from a damaged file, but no month follows from it.
            raise StoreError(Problem.NOT_UNDERSTOOD, self.folder)
        return self._shelf.writing(month_of(entry_id), purge=purge)

    def _stamped(self, entry: Entry, old: Document | None) -> Entry:
        return msgspec.structs.replace(entry, changed=later_than(old, self._now()))

    def _entry(self, document: Document, month: Month) -> Entry:
        try:
            return to_entry(document)
        except Unreadable:
            raise StoreError(Problem.NOT_UNDERSTOOD, month.path) from None

    def _put_aside(self) -> list[Path]:
        listing = self._shelf.listing()
        return [*listing.asides, *listing.copies]


def _same(document: Document, entry: Entry) -> bool:
    try:
        return to_entry(document) == entry
    except Unreadable:
        return False
