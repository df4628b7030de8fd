"""Plain files in a sealed notebook: encrypted where they are found, without a passphrase.

Sealing was killed, or they are from another program, another machine or an older window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TypeAlias

from companion.store import files, reading
from companion.store.disk import AGE, Disk, is_age, sealed_name
from companion.store.errors import StoreError, translate_errors
from companion.store.folder import FileKind, list_files
from companion.store.locks import FolderLock
from companion.store.paths import Places

PRIVATE = frozenset(
    (
        FileKind.MONTH,
        FileKind.BACKUP,
        FileKind.COPY,
        FileKind.ASIDE,
        FileKind.SNAPSHOT,
        FileKind.INBOX,
        FileKind.DRAFT,
    )
)
"""The kinds of files that are encrypted in a sealed notebook."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many files are done, and how many there are."""


def no_progress(done: int, of: int) -> None:
    """Show nothing."""


def finish(places: Places, disk: Disk, lock: FolderLock) -> None:
    """Encrypt the plain files of a sealed notebook, if there are any.

    Never raises: what can't be done now is done the next time.
    """
    with suppress(StoreError):
        if places.notebook.is_dir() and any(_plain_files(places)):
            with lock():
                encrypt_all(places, disk, no_progress)


def _plain_files(places: Places) -> Iterator[Path]:
    """Yield files that are plain by their names; temporary ones are what a killed process left."""
    for file in list_files(places):
        path = file.path
        if file.kind is FileKind.TEMPORARY and places.data in path.parents:
            # Encrypted ones may be from a save that goes on at this moment.
            with suppress(StoreError):
                if (raw := reading.read(path)) and not is_age(raw):
                    yield path
        elif file.kind in PRIVATE and AGE not in path.name and not path.name.endswith(".lock"):
            yield from [path] if reading.is_readable(path) else []


def encrypt_all(places: Places, disk: Disk, progress: Progress) -> None:
    """Encrypt every plain file; the caller holds the lock. Raises StoreError."""
    found = list(_plain_files(places))
    for number, path in enumerate(found, 1):
        if path.name.endswith(files.TEMPORARY):
            with translate_errors(path):
                path.unlink(missing_ok=True)
        else:
            _encrypt(disk, path)
        progress(number, len(found))


def _encrypt(disk: Disk, path: Path) -> None:
    """Encrypt a file and give it its new name; at every moment the one or the other is there."""
    raw = reading.read(path)
    if raw is None:
        return
    if not is_age(raw):
        disk.replace(path, raw)
    with translate_errors(path):
        files.rename(path, free_path(path.with_name(sealed_name(path.name))))
        files.sync_folder(path.parent)


def free_path(path: Path) -> Path:
    """Return a path, or one beside what is there already, with the name of a copy that is merged."""
    before, dot_json, after = path.name.partition(".json")
    others = (path.with_name(f"{before}.plain-{number}{dot_json}{after}") for number in count(1))
    while path.exists():
        path = next(others)
    return path
