"""Zip files, as Day One and others make them: the one file in it that can be imported."""

from __future__ import annotations

import io
from pathlib import Path

from companion.store.errors import Problem, StoreError

BEGINS = b"PK\x03\x04"
"""The first bytes of a zip file."""
ENDINGS = (".json", ".csv", ".md")
OF_MACOS = "__MACOSX/"
"""The folder in which macOS puts what it knows of each file, under the same name."""


class Unknown(StoreError):
    """Raised for a file in which nothing to import is found; its key says why."""

    def __init__(self, path: Path, key: str = "import.unknown") -> None:
        super().__init__(Problem.NOT_UNDERSTOOD, path)
        self._key = key

    @property
    def key(self) -> str:
        """The key of the sentence for this error."""
        return self._key


def unzipped(raw: bytes, path: Path, most: int) -> bytes:
    """Return the file in a zip file, and any other bytes as they are. Raises StoreError.

    Raises `too_large` for one of more than `most` bytes, Unknown where it can't be unzipped, or has
    none or several.
    """
    if not raw.startswith(BEGINS):
        return raw
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            inside = [each for each in archive.infolist() if _may_be_read(each.filename)]
            if len(inside) != 1:
                raise Unknown(path, "import.zip")
            if inside[0].file_size > most:
                raise StoreError(Problem.TOO_LARGE, path)
            return archive.read(inside[0])
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        # Damaged, or with a password.
        raise Unknown(path, "import.torn_zip") from None


def _may_be_read(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith(OF_MACOS)
