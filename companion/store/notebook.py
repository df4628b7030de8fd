"""The notebook: entries in a folder, a month a file.

    notebook = Notebook.open(places())
    notebook.add(CheckIn(id=notebook.new_id(), at=now, note="..."))

A process has one, for all its threads; several may use a folder. What was written is synced to the disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.core.ids import month_of, new_id
from companion.store.codec import REMOVED, Document, is_id, whole_characters
from companion.store.disk import Disk
from companion.store.errors import Problem, StoreError
from companion.store.folder import list_folder
from companion.store.many import Many
from companion.store.month import Change
from companion.store.months import Months
from companion.store.presence import check_presence

if TYPE_CHECKING:
    from companion.core.entry import Entry
    from companion.store.locks import FolderLock
    from companion.store.paths import Places


class Notebook(Many):
    """Entries in a folder of month files.

    Methods that use files raise StoreError and nothing else; nothing has changed then, in memory or on
    disk, and the call may be repeated. `now` returns the local time with its offset, `randomness` that many
    random bytes, `disk` reads and writes the files. With `places`, as `open` has them, there are
    snapshots beside the folder.
    """

    def __init__(
        self,
        folder: Path,
        *,
        disk: Disk | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
        randomness: Callable[[int], bytes] = os.urandom,
        places: Places | None = None,
    ) -> None:
        super().__init__(Months(folder, now, disk, places.snapshots if places else None))
        if places:
            self._months.lock.check = partial(check_presence, places)
        self._places = places
        self._now = now
        self._randomness = randomness
        self._removed: dict[str, Document] = {}
        self._replaced: dict[str, list[Document]] = {}

    @classmethod
    def open(cls, places: Places, **options: Any) -> Notebook:
        """Return the app's own notebook, which has snapshots; the options are those of a new one."""
        from companion.store.age import AgeSeal

        options["disk"] = options.get("disk") or Disk(AgeSeal(places))
        return cls(places.notebook, places=places, **options)

    def new_id(self, at: datetime | None = None) -> str:
        """Return an id for an entry about `at`, a time with its offset, by default now."""
        return new_id(self._now() if at is None else at, self._randomness(4))

    def add(self, entry: Entry) -> None:
        """Save a new entry. Adding the same one again changes nothing, so that a retry is safe.

        Raises `already_there` for another entry with the id of one that is there or was removed, ValueError
        for an id that `new_id` did not make.
        """
        from companion.store.documents import to_document

        self.add_document(to_document(entry))

    def add_document(self, document: Document) -> None:
        """Save a new entry as `add` does from its document, without importing the models."""
        if not is_id(document["id"]):
            raise ValueError("not an id that new_id made")
        with self._changing(document["id"]) as change:
            change.add_new(whole_characters(document))

    def change(self, entry: Entry) -> None:
        """Save a new version of an entry, with the time of the change.

        Fields of a newer version of the app survive. Raises `not_there` when the entry was removed, perhaps
        in another window; `restore` saves it all the same.
        """
        from companion.store.documents import new_version

        with self._changing(entry.id) as change:
            old = change.month.find(entry.id)
            if old is None:
                raise StoreError(Problem.NOT_THERE, change.month.path)
            change.replace(new_version(entry, old, None, self._now()))
        self._replaced.setdefault(entry.id, []).append(old)

    def remove(self, entry_id: str) -> Entry:
        """Remove an entry and return it, for undo; only its id and the time stay in the file.

        Its text is gone from the month, the backup, files set aside and snapshots. Raises `not_there`.
        """
        from companion.store.documents import later_than, to_entry

        with self._changing(entry_id, purge=True) as change:
            old = change.month.find(entry_id)
            if old is None:
                raise StoreError(Problem.NOT_THERE, change.month.path)
            if (entry := to_entry(old)) is None:
                raise StoreError(Problem.NOT_UNDERSTOOD, change.month.path)
            self._months.erase([entry_id])
            change.drop(entry_id)
            change.add({"id": entry_id, "removed": later_than(old, self._now()).isoformat()}, REMOVED)
        self._removed[entry_id] = old
        return entry

    def restore(self, entry: Entry) -> None:
        """Undo a removal: save the entry again, as a change newer than the removal.

        An entry that is there is changed; one that was never there is added.
        """
        from companion.store.documents import new_version

        with self._changing(entry.id) as change:
            there, removal = change.month.find(entry.id), change.month.find(entry.id, REMOVED)
            if removal is not None:
                change.drop(entry.id, REMOVED)
            old = there or self._removed.get(entry.id)
            document = new_version(entry, old, removal, self._now())
            change.add(document) if there is None else change.replace(document)
        self._removed.pop(entry.id, None)
        if there is not None:
            self._replaced.setdefault(entry.id, []).append(there)

    @property
    def lock(self) -> FolderLock:
        """The right to write in the folder, for several calls in a row: `with notebook.lock():`."""
        return self._months.lock

    def merge_copies(self) -> None:
        """Merge what was saved while locked, and copies of months that a sync tool left in the folder.

        Plain files in a sealed notebook are encrypted first; while it is locked none is merged. For whoever
        opens the notebook, shows the history, or knows that the folder has changed. Raises StoreError.
        """
        self._months.lock.check()
        disk = self._months.disk
        if disk.is_sealed and self._places:
            from companion.store.strays import finish

            finish(self._places, disk, self._months.lock, self.notices)
        copies = list_folder(self.folder, is_sealed=disk.is_sealed).copies
        if not disk.is_locked and (copies or self._months.inbox.paths()):
            self._merger.merge_copies()

    def close(self) -> None:
        """Erase earlier wordings of changed entries from all other files, and remove temporary files.

        Never raises: what can't be done now in a backup is done by the next change of that month.
        """
        if self._replaced:
            from companion.store.wordings import erase_replaced

            erase_replaced(self._months, self._replaced)
        with suppress(StoreError):
            self._months.remove_temporaries()
        if self._places and self._months.has_new_snapshots:
            from companion.store.snapshots import thin

            with suppress(StoreError), self._months.lock():
                thin(self._places.snapshots, self._places.settings, self._now().date())
            self._months.has_new_snapshots = False
        self._replaced.clear()
        self._removed.clear()
        self._months.forget()

    def check_snapshots(self) -> None:
        """Thin the snapshots, erase what was removed elsewhere, notice what is lost. Raises StoreError."""
        from companion.store.snapshot_check import check

        if self._places:
            check(self._months, self._places)

    @contextmanager
    def _changing(self, entry_id: str, *, purge: bool = False) -> Iterator[Change]:
        if not is_id(entry_id):
            # An id from a damaged file can be shown, but names no month.
            raise StoreError(Problem.NOT_UNDERSTOOD, self.folder)
        # Looked at within the lock: another window may seal the notebook.
        with self._months.lock():
            if self._months.disk.is_locked:
                changing = self._months.inbox.changing(entry_id)
            else:
                changing = self._months.changing(month_of(entry_id), purge=purge)
            with changing as change:
                yield change
