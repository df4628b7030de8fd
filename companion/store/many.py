"""The part of the notebook that saves, merges and removes many entries at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion.store.codec import Document
from companion.store.reader import Reader
from companion.store.reading import MOST_BYTES

if TYPE_CHECKING:
    from companion.core.entry import Entry
    from companion.store.imports import Added, Undone
    from companion.store.merge import Merged
    from companion.store.sync import Merger


class Many(Reader):
    """Many entries at once; methods raise StoreError as those of the notebook do."""

    def documents_in(self, path: Path) -> list[Document]:
        """Return what can be read in a copy of a month, whole or broken. Raises StoreError."""
        return self._merger.read_copy(path)

    def read(self, path: Path, most: int = MOST_BYTES) -> bytes:
        """Return the bytes of any file, decrypted where the notebook's key opens it. Raises StoreError.

        Raises `too_large` for one of more than `most` bytes.
        """
        return self._months.disk.read_existing(path, most)

    def merge_documents(self, documents: Iterable[Document], *, only_readable: bool = False) -> Merged:
        """Merge documents of another copy by id, the newer change wins; return what was done.

        `only_readable` leaves out what this version can't read. Raises StoreError; the months before the
        one that failed stay merged.
        """
        return self._merger.merge_documents(documents, only_readable=only_readable)

    def merge_file(self, path: Path) -> Merged:
        """Merge a month file from anywhere, whole or broken; the file stays as it is.

        Raises StoreError: `not_understood` for a file with no entry in it that can be read.
        """
        return self._merger.merge_file(path)

    def import_file(self, path: Path, progress: Callable[[int], object] = lambda count: None) -> Merged:
        """Merge an export in JSON; the same one again changes nothing.

        `progress` is called with the number of entries read so far. Raises StoreError: `not_understood` for
        a file that is no export, `newer_version` for one of a newer version.
        """
        from companion.store.sync import read_export

        return self.merge_documents(read_export(self._months.disk, path, progress), only_readable=True)

    def move_strays(self, name: str) -> None:
        """Move entries that are in another month's file to their own. Raises StoreError."""
        self._merger.move_strays(name)

    def add_imported(
        self, entries: Iterable[Entry], progress: Callable[[int], object] = lambda count: None
    ) -> Added:
        """Save the entries of an import that are not there yet; each month is written once.

        Removed ones stay removed, and one that is there stays as it is. `progress` is called with the number
        of entries that are done. Raises StoreError; the months before the one that failed have theirs.
        """
        from companion.store.imports import add

        return add(self._months, entries, progress)

    def undo_import(self, ids: Collection[str], since: datetime) -> Undone:
        """Remove entries from the notebook, its backups, snapshots and files set aside, as if never saved.

        Nothing is left of them, so they can be imported again. One that was changed after `since` stays.
        Raises StoreError.
        """
        from companion.store.imports import undo

        return undo(self._months, ids, since)

    @property
    def _merger(self) -> Merger:
        # Imported here: saving an entry needs no merging.
        from companion.store.sync import Merger

        return Merger(self._months)
