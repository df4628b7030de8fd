"""A person's own files in the config: plan, people, cards, exercises. Plain, until they are sealed too.

A file in the config says that they are: from the moment it is there, all of them are to be encrypted.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from companion.core.sealed_names import sealed_name
from companion.store import files, reading
from companion.store.age import AgeSeal
from companion.store.disk import Disk, is_age
from companion.store.errors import Locked, Problem, StoreError, translate_errors
from companion.store.folder import FileKind
from companion.store.paths import Places, exists

OWN = frozenset((FileKind.PLAN, FileKind.PEOPLE, FileKind.CARDS, FileKind.EXERCISE))
"""The kinds of files that a person writes for themselves."""


def are_sealed(places: Places) -> bool:
    """Whether own files are encrypted in a sealed notebook; one that is says so too."""
    single = (places.plan, places.people, places.cards)
    return exists(places.sealed_own) or any(exists(_sealed(path)) for path in single)


def _sealed(plain: Path) -> Path:
    return plain.with_name(sealed_name(plain.name))


class OwnDisk(Disk):
    """Reads and writes own files by their plain paths, whether they are encrypted now or not."""

    def __init__(self, places: Places, seal: AgeSeal) -> None:
        super().__init__(seal)
        self._places = places
        self._age = seal

    @property
    def is_sealed(self) -> bool:
        """Whether what is written now is encrypted. Raises StoreError where that can't be known."""
        return are_sealed(self._places) and super().is_sealed

    @property
    def is_locked(self) -> bool:
        """Whether own files can't be read now. Raises StoreError as `is_sealed`."""
        return self.is_sealed and not self._age.is_open

    def place(self, path: Path) -> Path:
        """Return where a file is now, or will be if there is none. Raises StoreError."""
        sealed = _sealed(path)
        if exists(sealed) and (self.is_sealed or not exists(path)):
            return sealed
        return path if exists(path) or not self.is_sealed else sealed

    def read(self, path: Path, most: int = reading.MOST_BYTES) -> bytes | None:
        """Return a file's plain bytes, None if there is no file.

        Raises StoreError: Locked, or `file_damaged` for one of which only a part could be decrypted.
        """
        place = self.place(path)
        data = reading.read(place, most)
        if data is None or not is_age(data):
            return data
        try:
            plain = self._age.decrypt_whole(data)
        except Locked:
            raise Locked(place) from None
        if plain is None:
            raise StoreError(Problem.DAMAGED, place)
        return plain

    def replace(self, path: Path, data: bytes, *, keep_backup: bool = False) -> files.Signature | None:
        """Replace a file by `data`, under the name that it has now. Raises StoreError."""
        written = None
        if not self.is_sealed:
            written = files.replace(path, data, keep_backup=keep_backup)
        # Looked at again: another window may have sealed it meanwhile.
        if self.is_sealed:
            written = super().replace(_sealed(path), data, keep_backup=keep_backup)
            with translate_errors(path):
                path.unlink(missing_ok=True)
        return written


def mark(places: Places, recipient: str) -> None:
    """Write that own files are sealed too. Raises StoreError."""
    files.make_folder(places.config)
    files.replace(places.sealed_own, recipient.encode() + b"\n")


def unmark(places: Places) -> None:
    """Write that own files are plain. Raises StoreError."""
    with translate_errors(places.sealed_own), suppress(FileNotFoundError):
        places.sealed_own.unlink()
