"""Files that a person names: a private file, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from companion.core.entry import Entry
from companion.export.as_json import as_json
from companion.export.documents import Details
from companion.store import files
from companion.store.documents import to_document
from companion.store.errors import Problem, StoreError, translate_errors


def save(path: Path, parts: Iterable[bytes]) -> Path:
    """Write parts to a file that only its owner can read (0600), whole or not at all. Raises StoreError.

    Returns the full path, so that it can be said where the file lies.
    """
    with translate_errors(path):
        if not path.parent.is_dir():
            raise StoreError(Problem.FOLDER_GONE, path.parent)
        if path.is_dir():
            raise StoreError(Problem.IS_A_FOLDER, path)
        if path.exists() and not path.is_file():
            # A pipe or a terminal is written to; only files are replaced.
            with path.open("wb") as stream:
                stream.writelines(parts)
            return path
    files.replace(path, parts)
    return path.absolute()


def save_elsewhere(entry: Entry, path: Path) -> Path:
    """Write one entry to a file, or to one of its own in a folder, as an export that can be imported.

    Returns the file. Raises StoreError, `file_there` too: two entries that couldn't be saved may well get
    the same name.
    """
    with translate_errors(path):
        if path.is_dir():
            path /= f"companion-{entry.id}.json"
        if path.is_file():
            raise StoreError(Problem.FILE_THERE, path)
    return save(path, as_json([to_document(entry)], Details(entry.at)))
