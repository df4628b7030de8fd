"""Which drafts are being written just now, so that a second window leaves them alone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion.store import files
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Claims:
    """The drafts of a folder that this window has to itself, by name.

    A claim ends with its process, however that ends. Where a file can't be locked every draft is free:
    being offered one twice is better than not being offered it at all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mine: dict[str, BaseFileLock] = {}

    def take(self, name: str) -> bool:
        """Have a draft to oneself; False when it is being written, in another window or in this one."""
        # Imported here: the first screen needs no lock.
        from filelock import FileLock, Timeout

        if name in self._mine:
            return False
        lock = FileLock(self._path(name), mode=files.FILE_MODE, thread_local=False)
        try:
            files.make_folder(self.folder)
            lock.acquire(blocking=False)
        except Timeout:
            return False
        except (StoreError, OSError, NotImplementedError):
            pass
        self._mine[name] = lock
        return True

    def give_back(self, name: str) -> None:
        """Leave a draft to whoever wants it next."""
        if lock := self._mine.pop(name, None):
            with suppress(OSError):
                self._path(name).unlink(missing_ok=True)
            lock.release()

    def free(self, name: str) -> bool:
        """Whether nobody is writing a draft, here or in another window."""
        if not self.take(name):
            return False
        self.give_back(name)
        return True

    def _path(self, name: str) -> Path:
        return self.folder / f".{name}.json.lock"
