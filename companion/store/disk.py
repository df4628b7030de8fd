"""The one place that reads and writes private bytes, and that encrypts them where there is a seal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from companion.core.sealed_names import sealed_name
from companion.store import files, reading
from companion.store.errors import Locked, Problem, StoreError, translate_errors

AGE_HEADER, AGE_ARMOUR = b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"
"""The first bytes of a file in the age format, binary or as text, see https://age-encryption.org/v1."""


def is_age(data: bytes) -> bool:
    """Whether data is encrypted in the age format."""
    # White space may stand before the text form.
    return data[:100].lstrip().startswith((AGE_HEADER, AGE_ARMOUR))


class Seal(Protocol):
    """Encrypts what is written and decrypts what is read.

    `is_on` says whether the notebook is sealed at this moment, `is_open` whether it can be read.
    """

    @property
    def is_on(self) -> bool: ...

    @property
    def is_open(self) -> bool: ...

    def encrypt(self, data: bytes) -> bytes: ...

    def decrypt(self, data: bytes) -> bytes:
        """Return the plain bytes; data that is not encrypted comes back as it is. Raises Locked."""


class NoSeal:
    """Writes plain files, and can't read encrypted ones."""

    is_on = False
    is_open = False

    def encrypt(self, data: bytes) -> bytes:
        """Return the data as it is."""
        return data

    def decrypt(self, data: bytes) -> bytes:
        """Return the data as it is. Raises Locked when it is encrypted."""
        if is_age(data):
            raise Locked
        return data


class Disk:
    """Reads and writes private files: months, backups, drafts, copies and files set aside."""

    def __init__(self, seal: Seal | None = None) -> None:
        self._seal = seal or NoSeal()

    @property
    def is_sealed(self) -> bool:
        """Whether what is written now is encrypted. Raises StoreError where that can't be known."""
        return self._seal.is_on

    @property
    def is_locked(self) -> bool:
        """Whether the notebook is sealed, and can't be read now. Raises StoreError as `is_sealed`."""
        return self._seal.is_on and not self._seal.is_open

    def name(self, plain: str) -> str:
        """Return what a file such as 2026-11.json is called now: with .age in it where it is encrypted."""
        return sealed_name(plain) if self.is_sealed else plain

    def place(self, path: Path) -> Path:
        """Return where the file of a path is. Raises StoreError where that can't be known."""
        return path

    def read(self, path: Path, most: int = reading.MOST_BYTES) -> bytes | None:
        """Return a file's plain bytes, None if there is no file. Raises StoreError, Locked among them."""
        if (data := reading.read(path, most)) is None:
            return None
        try:
            return self._seal.decrypt(data)
        except Locked:
            raise Locked(path) from None

    def read_whole(self, path: Path) -> bytes | None:
        """Return a file's plain bytes, None for what is in its place and can't be one. Raises StoreError."""
        try:
            return self.read(path)
        except StoreError as error:
            if error.problem in reading.ODD:
                return None
            raise

    def read_existing(self, path: Path, most: int = reading.MOST_BYTES) -> bytes:
        """Return a file's plain bytes. Raises StoreError, also when there is no file."""
        if (data := self.read(path, most)) is None:
            raise StoreError(Problem.FOLDER_GONE, path)
        return data

    def replace(self, path: Path, data: bytes, *, keep_backup: bool = False) -> files.Signature | None:
        """Replace a file by `data`, as `files.replace` does, encrypted if there is a seal.

        Raises StoreError, `too_large` for more than could be read again.
        """
        sealed = self._seal.encrypt(data)
        if len(sealed) > reading.MOST_BYTES:
            raise StoreError(Problem.TOO_LARGE, path)
        return files.replace(path, sealed, keep_backup=keep_backup)

    def set_aside(self, path: Path, reason: str, now: datetime) -> Path:
        """Move a file to a free name beside it and return that. Raises StoreError, Locked among them."""
        aside = self.copy_aside(path, reason, now)
        # After a crash in between both files are there, and the file is set aside a second time.
        with translate_errors(path):
            reading.retry(lambda: path.unlink(missing_ok=True))
        return aside

    def copy_aside(self, path: Path, reason: str, now: datetime) -> Path:
        """Copy a file to a free name beside it and return that. Raises StoreError, Locked among them."""
        data = self.read_existing(path)
        aside = files.aside_name(path, reason, now)
        raw = reading.read(path) or b""
        if is_age(raw):
            # As it is: of a damaged one no more than a part may be readable.
            files.replace(aside, raw)
        else:
            # A plain file may have come from a machine without encryption.
            self.replace(aside, data)
        return aside
