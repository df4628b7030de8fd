"""The months of one folder: read when needed, read again when changed, repaired when broken."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from companion.store import codec, files
from companion.store.codec import ENTRIES, SCHEMA, Broken, Tables
from companion.store.disk import Disk
from companion.store.errors import Locked, Problem, StoreError, translate_errors
from companion.store.folder import list_folder
from companion.store.inbox import Inbox
from companion.store.locks import FolderLock
from companion.store.month import Change, Month
from companion.store.notices import NoticeKind, Notices

CACHED = 3
"""Months in memory; a page of the history rarely has more, and a busy one is half a megabyte."""


class Months:
    """Reads and writes months, for any thread."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        disk: Disk | None = None,
        snapshots: Path | None = None,
    ) -> None:
        self.folder = folder
        self.snapshots = snapshots
        self.has_new_snapshots = False
        self.now = now
        self.disk = disk or Disk()
        self.lock = FolderLock(folder)
        self.inbox = Inbox(folder / "inbox", self.disk)
        self._guard = threading.Lock()
        self._cache: dict[str, Month] = {}
        self._counts: dict[str, tuple[files.Signature | None, int]] = {}
        self._copied: dict[str, date] = {}
        self.notices = Notices()

    def path(self, name: str) -> Path:
        """Return the path of a month's file, as it is called now. Raises StoreError."""
        return self.folder / self.disk.name(f"{name}.json")

    def get(self, name: str) -> Month:
        """Return a month as it is on disk now, empty if there is no file. Raises StoreError."""
        with self._guard:
            month, path = self._cache.get(name), self.path(name)
        # One without a file has no signature, and another name once another window has sealed the notebook.
        if month is None or month.path != path or month.signature != self._signature(path):
            month = self._load(name)
        self._remember(month)
        return month

    def _signature(self, path: Path) -> files.Signature | None:
        with translate_errors(path):
            return files.signature(path)

    def _remember(self, month: Month) -> None:
        with self._guard:
            # At the end, so that the first one is always the one that was used longest ago.
            self._cache.pop(month.name, None)
            self._cache[month.name] = month
            if len(self._cache) > CACHED:
                del self._cache[next(iter(self._cache))]

    def _load(self, name: str) -> Month:
        month = self._read(name) or self._repair(name)
        if month.is_newer:
            self.notices.add(NoticeKind.NEWER_VERSION, name, month.path)
        return month

    def _read(self, name: str) -> Month | None:
        """Return a month, None if it has to be repaired. Raises StoreError."""
        path = self.path(name)
        seen = self._signature(path)
        raw = self.disk.read_whole(path)
        if raw is None:
            with translate_errors(path):
                return None if seen or files.backup_of(path).exists() else Month(path)
        try:
            tables = codec.decode(raw)
        except Broken:
            return None
        return Month(path, tables, raw=raw, signature=seen)

    def _repair(self, name: str) -> Month:
        """Repair a month; where nothing can be written, return what can be read, with a notice."""
        from companion.store.repair import rebuild, repair

        path, tables = self.path(name), None
        try:
            with self.lock():
                # Another window may have sealed the notebook while this one waited.
                path = self.path(name)
                self._move_odd(name)
                # Another window may have repaired it while this one waited.
                if (month := self._read(name)) is not None:
                    return month
                tables = rebuild(self.disk, path, self.now())
                self.notices.add(*repair(self.disk, path, tables, self.now))
                if (month := self._read(name)) is None:
                    raise StoreError(Problem.BROKEN, path)
                return month
        except StoreError as error:
            if error.problem in (Problem.NEWER_VERSION, Problem.ENCRYPTED):
                raise
            tables = tables or rebuild(self.disk, path, self.now())
        self.notices.add(NoticeKind.MONTH_BROKEN, name, path, len(tables[ENTRIES]))
        return Month(path, tables, signature=self._signature(path), is_writable=False)

    def _move_odd(self, name: str) -> None:
        for path in (self.path(name), files.backup_of(self.path(name))):
            if aside := files.move_odd(path):
                self.notices.add(NoticeKind.MONTH_MOVED, name, aside)

    @contextmanager
    def changing(self, name: str, *, purge: bool = False) -> Iterator[Change]:
        """Yield a change to a month, written as a whole when the `with` block ends. Raises StoreError.

        Nothing is written if the block raises or changes nothing. `purge` makes the backup the same as the
        month, so that what was dropped is gone from both.
        """
        with self.lock():
            month = self.get(name)
            if not month.is_writable:
                self.forget(name)
                month = self.get(name)
            if not month.is_writable:
                raise StoreError(Problem.BROKEN, month.path)
            if month.is_newer:
                raise StoreError(Problem.NEWER_VERSION, month.path)
            # Before the change, which may erase a removed entry from all snapshots.
            self.copy(month)
            change = Change(month)
            yield change
            if change.tables is not month.tables:
                self._write(month, change.tables, purge=purge)

    def copy(self, month: Month, *, again: bool = False) -> None:
        """Copy a month to the snapshots, once a day or `again`; the caller holds the lock.

        Never raises: a snapshot that can't be made stops no save, and `doctor` finds out why.
        """
        if self.snapshots is None:
            return
        today = self.now().date()
        if not again and self._copied.get(month.name) == today:
            return
        if month.raw:
            self._copied[month.name] = today
        with suppress(StoreError, OSError):
            if again or not os.path.lexists(self.snapshots / today.isoformat() / month.path.name):
                # Imported here: most saves make none.
                from companion.store.snapshots import make, make_another

                (make_another if again else make)(self.snapshots, self.disk, month, today)
                self.has_new_snapshots = True

    def erase(self, ids: Iterable[str]) -> None:
        """Erase the text of removed entries from everything but the months and their backups.

        Raises StoreError. An encrypted file that can't be opened is left as it is.
        """
        from companion.store.erase import erase

        listing = list_folder(self.folder, is_sealed=self.disk.is_sealed)
        snapshots = self.snapshot_files()
        for path in (*listing.asides, *listing.copies, *snapshots):
            with suppress(Locked):
                erase(self.disk, path, ids, self.now())
        for folder in {path.parent for path in snapshots}:
            files.remove_temporaries(folder)

    def snapshot_files(self) -> list[Path]:
        """Return the files of all snapshots, newest first. Raises StoreError."""
        if self.snapshots is None:
            return []
        from companion.store.snapshots import list_snapshots

        return [path for snapshot in list_snapshots(self.snapshots) for path in snapshot.paths]

    def _write(self, month: Month, tables: Tables, *, purge: bool) -> None:
        path = month.path
        data = codec.patched(month.raw, month.tables, tables) if month.schema == SCHEMA else None
        if data is None:
            data = codec.encode(tables)
        older = self._copy_older_version(month)
        if purge:
            # The backup first: after a crash here the entry is still in the month, to be removed again.
            self.disk.replace(files.backup_of(path), data)
        written = self.disk.replace(path, data, keep_backup=not purge)
        self._remember(Month(path, tables, raw=data, signature=written))
        if older is not None:
            self.notices.add(NoticeKind.MONTH_MIGRATED, month.name, older)

    def _copy_older_version(self, month: Month) -> Path | None:
        """Save a month of an older schema version beside the migrated one."""
        if month.schema >= SCHEMA or not month.raw:
            return None
        copy = month.path.with_name(f"{month.path.name}.schema-{month.schema}")
        if not copy.exists():
            self.disk.replace(copy, month.raw)
        return copy

    def count(self, name: str) -> int:
        """Return how many entries a month has, 0 if it can't be read; a broken one is left as it is."""
        try:
            seen = self._signature(self.path(name))
            known = self._counts.get(name)
            if known is None or known[0] != seen or seen is None:
                known = self._counts[name] = seen, self._count(name)
            return known[1]
        except StoreError:
            return 0

    def _count(self, name: str) -> int:
        # Imported here: saving an entry counts nothing.
        from companion.store.documents import count_ids

        path = self.path(name)
        try:
            return count_ids(self.disk.read_whole(path) or b"")
        except (ValueError, RecursionError):
            from companion.store.repair import rebuild

            month = self._read(name) or Month(path, rebuild(self.disk, path, self.now()))
            return len(month.entries)

    def remove_temporaries(self) -> None:
        """Remove what a killed process left of a write: it may hold text that was removed since."""
        if any(self.folder.glob(f".*{files.TEMPORARY}")):
            with self.lock():
                files.remove_temporaries(self.folder)

    def forget(self, name: str | None = None) -> None:
        """Drop a month, or all of them, from memory."""
        with self._guard:
            if name is None:
                self._cache.clear()
            else:
                self._cache.pop(name, None)
