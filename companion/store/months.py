"""The months of one folder: read when needed, read again when changed, mended when broken."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from companion.store import files
from companion.store.codec import ENTRIES, Tables
from companion.store.errors import Problem, StoreError, telling
from companion.store.folder import Listing, Month, list_folder
from companion.store.locks import FolderLock
from companion.store.notices import Notice, What
from companion.store.repair import mend, rebuild
from companion.store.storage import MonthStorage

KEPT_IN_MEMORY = 3
"""Months; a page of history rarely spans more, and a busy one is half a megabyte."""


class Shelf:
    """Gives months to read and to write; collects the notices about them."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.now = now
        self.lock = FolderLock(folder)
        self.notices: list[Notice] = []
        self._told: set[Notice] = set()
        self._months: OrderedDict[str, Month] = OrderedDict()

    def path(self, name: str) -> Path:
        """Name the file of a month."""
        return self.folder / f"{name}.json"

    def tell(self, notice: Notice) -> None:
        """Add a notice, once."""
        if notice not in self._told:
            self._told.add(notice)
            self.notices.append(notice)

    def listing(self) -> Listing:
        """Look at the names in the folder. Raises StoreError."""
        return list_folder(self.folder)

    def month(self, name: str) -> Month:
        """Give a month as it is on disk now, without entries when there is no file. Raises StoreError."""
        month = self._months.get(name)
        if month is None or not month.storage.is_current():
            month = self._read(name)
            self._months[name] = month
            while len(self._months) > KEPT_IN_MEMORY:
                self._months.popitem(last=False)
        self._months.move_to_end(name)
        return month

    def _read(self, name: str) -> Month:
        storage = MonthStorage(self.path(name))
        try:
            if storage.read() is None and files.backup_of(storage.path).exists():
                storage = self._mended(storage)
        except StoreError as error:
            if error.problem is not Problem.BROKEN:
                raise
            storage = self._mended(storage)
        month = Month(storage)
        if month.is_newer:
            self.tell(Notice(What.NEWER_VERSION, name, month.path))
        return month

    def _mended(self, storage: MonthStorage) -> MonthStorage:
        """Mend a month; where nothing can be written, show what can be read and say so."""
        tables: Tables | None = None
        path = storage.path
        try:
            with self.lock():
                # Another window may have mended it while this one waited.
                storage = MonthStorage(path)
                if not _is_broken(storage):
                    return storage
                tables = rebuild(path)
                self.tell(mend(path, tables, self.now))
                storage = MonthStorage(path)
                storage.read()
        except StoreError as error:
            if error.problem is Problem.NEWER_VERSION:
                raise
            tables = tables or rebuild(path)
            storage.show(tables)
            self.tell(Notice(What.MONTH_BROKEN, path.name[:7], path, len(tables[ENTRIES])))
        return storage

    @contextmanager
    def writing(self, name: str, *, purge: bool = False) -> Iterator[Month]:
        """Give a month to change; everything done in the `with` is one write, or none. Raises StoreError."""
        with self.lock():
            month = self.month(name)
            if month.storage.in_memory_only:
                self._months.pop(name)
                month = self.month(name)
            if month.storage.in_memory_only:
                raise StoreError(Problem.BROKEN, month.path)
            if month.is_newer:
                raise StoreError(Problem.NEWER_VERSION, month.path)
            with month.storage.together(purge=purge):
                yield month
            month.refresh()
            if month.storage.older_copy is not None:
                self.tell(Notice(What.MONTH_MIGRATED, name, month.storage.older_copy))

    def sweep(self) -> None:
        """Remove what a killed process left of a write: it may have text in it that was removed since."""
        if any(self.folder.glob(f".*{files.TEMPORARY}")):
            with self.lock():
                files.sweep(self.folder)

    def forget(self) -> None:
        """Let go of the months in memory."""
        self._months.clear()


def _is_broken(storage: MonthStorage) -> bool:
    try:
        if storage.read() is not None:
            return False
    except StoreError as error:
        if error.problem is not Problem.BROKEN:
            raise
        return True
    with telling(storage.path):
        return files.backup_of(storage.path).exists()
