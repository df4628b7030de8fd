"""What is saved while the notebook is locked: a month of one entry each, encrypted, until it is merged.

`inbox/2026-11.20261120T180000.000000-1a2b3c4d.json.age` has the name of the month and of the entry, so that
two machines never write the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.core.ids import month_of
from companion.store import codec, files
from companion.store.disk import Disk
from companion.store.errors import translate_errors
from companion.store.month import Change, Month


class Inbox:
    """The entries of one folder that wait to be merged; those that this process wrote can be read again."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self._disk = disk
        self._written: dict[str, Month] = {}

    def month(self, entry_id: str) -> Month:
        """Return a month with the one entry, as this process wrote it while locked, or without it."""
        return self._written.get(entry_id) or Month(self._path(entry_id))

    @contextmanager
    def changing(self, entry_id: str) -> Iterator[Change]:
        """Yield a change to that month, written when the `with` block ends; the caller holds the lock.

        Raises StoreError. Nothing is written if the block raises or changes nothing.
        """
        month = self.month(entry_id)
        change = Change(month)
        yield change
        if change.tables is not month.tables:
            path = self._path(entry_id)
            files.make_folder(self.folder)
            self._disk.replace(path, codec.encode(change.tables))
            self._written[entry_id] = Month(path, change.tables)

    def paths(self) -> list[Path]:
        """Return the files that wait, copies of a sync tool among them; none if they can't be listed."""
        with suppress(OSError):
            return sorted(path for path in self.folder.iterdir() if not path.name.startswith("."))
        return []

    def delete(self, paths: list[Path]) -> None:
        """Delete files whose entries were merged. Raises StoreError."""
        self._written.clear()
        for path in paths:
            with translate_errors(path):
                path.unlink(missing_ok=True)
        files.remove_temporaries(self.folder)

    def _path(self, entry_id: str) -> Path:
        return self.folder / self._disk.name(f"{month_of(entry_id)}.{entry_id}.json")
