"""One writer at a time, in any process and any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from companion.store import files
from companion.store.errors import Problem, StoreError, telling

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0
"""Seconds to wait for another writer, who needs milliseconds."""


class FolderLock:
    """The right to write in a folder; may be taken again by the one who has it."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self.folder = folder
        self.patience = patience
        self._threads = threading.RLock()
        self._depth = 0
        self._lock: BaseFileLock | None = None
        self._seen_folder = folder.exists()
        self._swept = False

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the lock for a `with`. Raises StoreError: `locked`, `folder_gone`, `no_permission` ..."""
        with self._threads:
            if self._depth == 0:
                self._acquire()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0 and self._lock is not None:
                    self._lock.release()

    def _acquire(self) -> None:
        if not self.folder.exists():
            # A folder that was there and is not is a disk that was taken away, not a new notebook.
            if self._seen_folder:
                raise StoreError(Problem.FOLDER_GONE, self.folder)
            files.make_folder(self.folder)
        with telling(self.folder):
            self._take(self.folder / ".lock")
        self._seen_folder = True
        if not self._swept:
            files.sweep(self.folder)
            self._swept = True

    def _take(self, path: Path) -> None:
        # Imported here: it takes longer than showing the first page, which needs no lock.
        from filelock import FileLock, Timeout

        if self._lock is None:
            self._lock = FileLock(path, mode=files.FILE_MODE, timeout=self.patience, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreError(Problem.LOCKED, path) from None

    def begin_again(self) -> None:
        """Let the folder be made anew when it has vanished; only when the person wants that."""
        self._seen_folder = False
