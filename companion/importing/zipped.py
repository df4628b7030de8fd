"""Zip files, as Day One and others make them: the one file in it that can be imported."""

from __future__ import annotations

import io
from pathlib import Path

from companion.store.errors import Problem, StoreError

BEGINS = b"PK\x03\x04"
"""The first bytes of a zip file."""
ENDINGS = (".json", ".csv", ".md")


class Unknown(StoreError):
    """Raised for a file that no format fits, and for a zip file with several that might."""

    def __init__(self, path: Path, key: str = "import.unknown") -> None:
        super().__init__(Problem.NOT_UNDERSTOOD, path)
        self._key = key

    @property
    def key(self) -> str:
        """The key of the sentence for this error."""
        return self._key


def unzipped(raw: bytes, path: Path, most: int) -> bytes:
    """Return the file in a zip file, and any other bytes as they are. Raises StoreError.

    Raises `too_large` for one of more than `most` bytes, Unknown where there is none or are several.
    """
    if not raw.startswith(BEGINS):
        return raw
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            inside = [each for each in archive.infolist() if each.filename.lower().endswith(ENDINGS)]
            if len(inside) != 1:
                raise Unknown(path, "import.zip")
            if inside[0].file_size > most:
                raise StoreError(Problem.TOO_LARGE, path)
            return archive.read(inside[0])
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        # Damaged, or with a password.
        raise Unknown(path) from None
