"""Locks between threads and processes: one writer in a folder, one window for each draft."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.store import files
from companion.store.errors import Problem, StoreError, translate_errors

TIMEOUT = 10.0
"""Seconds to wait for another writer, who needs milliseconds."""
POLL = 0.01
"""Seconds between two attempts to lock a file."""


class FileLock:
    """An exclusive lock on a file, held until it is released or the process ends.

    It is the system's own lock (flock, on Windows a locked byte), as filelock uses it, so that it excludes
    windows of earlier versions too. filelock itself imports asyncio, which takes longer than a save.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self, timeout: float = 0.0) -> bool:
        """Lock the file within `timeout` seconds; False if it is still locked by another. Raises OSError."""
        until = time.monotonic() + timeout
        with suppress(StoreError):
            files.move_odd(self.path)
        while not self._try():
            if time.monotonic() >= until:
                return False
            time.sleep(POLL)
        return True

    def _try(self) -> bool:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, files.FILE_MODE)
        try:
            if hasattr(os, "fchmod"):
                with suppress(PermissionError):
                    os.fchmod(descriptor, files.FILE_MODE)
            with suppress(BlockingIOError, PermissionError):
                _lock(descriptor, locked=True)
                # Whoever had it may have deleted the file meanwhile: the lock on that excludes no one.
                if os.name == "nt" or os.fstat(descriptor).st_nlink:
                    self._descriptor = descriptor
        finally:
            if self._descriptor is None:
                os.close(descriptor)
        return self._descriptor is not None

    def release(self) -> None:
        """Unlock the file."""
        if self._descriptor is not None:
            with suppress(OSError):
                # Windows unlocks a file that is closed only when it has time.
                _lock(self._descriptor, locked=False)
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int, *, locked: bool) -> None:
    """Lock an open file or unlock it; raise BlockingIOError or PermissionError at once if another has it."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        mode = msvcrt.LK_NBLCK if locked else msvcrt.LK_UNLCK  # type: ignore[attr-defined]
        msvcrt.locking(descriptor, mode, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB if locked else fcntl.LOCK_UN)


class FolderLock:
    """The right to write in a folder; the thread that has it may acquire it again."""

    def __init__(
        self, folder: Path, timeout: float = TIMEOUT, check: Callable[[], None] = lambda: None
    ) -> None:
        """`check` raises StoreError where the folder is not what it was."""
        self.folder = folder
        self.timeout = timeout
        self.check = check
        self._threads = threading.RLock()
        self._depth = 0
        self._file = FileLock(folder / ".lock")
        self._seen_folder = folder.exists()
        self._removed_temporaries = False

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the lock in a `with` block. Raises StoreError: `busy`, `folder_gone`, `no_permission` ..."""
        with self._threads:
            if self._depth == 0:
                self._acquire()
            self._depth += 1
            try:
                self._remove_temporaries()
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self._file.release()

    def _acquire(self) -> None:
        self.check()
        if not self.folder.exists():
            # A folder that was there and is gone is a disk that was unplugged, not a new notebook.
            if self._seen_folder:
                raise StoreError(Problem.FOLDER_GONE, self.folder)
            files.make_folder(self.folder)
        with translate_errors(self.folder):
            if not self._file.acquire(self.timeout):
                raise StoreError(Problem.BUSY, self._file.path)
        self._seen_folder = True

    def _remove_temporaries(self) -> None:
        if not self._removed_temporaries:
            files.remove_temporaries(self.folder)
            self._removed_temporaries = True


def are_exclusive(folder: Path) -> bool:
    """Whether a lock in a folder keeps another window out; on some network drives it does not."""
    with FolderLock(folder)():
        other = FileLock(folder / ".lock")
        if not other.acquire():
            return True
        other.release()
    return False


class DraftLocks:
    """Which drafts of a folder this window is writing, so that another window leaves them alone.

    A lock ends with its process, however that ends. Where a file can't be locked every draft is free:
    being offered a draft twice is better than not at all.
    """

    def __init__(self, folder: Path, check: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self._check = check
        self._held: dict[str, FileLock] = {}

    def acquire(self, name: str) -> bool:
        """Reserve a draft for this window; False if it is being written, here or in another window."""
        if name in self._held:
            return False
        lock = FileLock(self._path(name))
        with suppress(StoreError, OSError):
            self._check()
            files.make_folder(self.folder)
            if not lock.acquire():
                return False
        self._held[name] = lock
        return True

    def release(self, name: str) -> None:
        """Let any window write a draft again."""
        if lock := self._held.pop(name, None):
            with suppress(OSError):
                self._path(name).unlink(missing_ok=True)
            lock.release()
            if os.name == "nt":
                # Only now: no open file can be deleted there, that of another window neither.
                with suppress(OSError):
                    self._path(name).unlink(missing_ok=True)

    def is_free(self, name: str) -> bool:
        """Whether no window is writing a draft."""
        if not self.acquire(name):
            return False
        self.release(name)
        return True

    def _path(self, name: str) -> Path:
        return self.folder / f".{name}.json.lock"
