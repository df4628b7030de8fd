"""Plain files in a sealed notebook: encrypted where they are found, without a passphrase.

Sealing was killed, or they are from another program, another machine or an older window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypeAlias

from companion.core.sealed_names import AGE, sealed_name
from companion.store import files, reading
from companion.store.disk import Disk, is_age
from companion.store.errors import StoreError, translate_errors
from companion.store.folder import FileKind, kind_of, list_files
from companion.store.locks import FolderLock
from companion.store.notices import NoticeKind, Notices
from companion.store.own import OWN, are_sealed
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
"""The kinds of files that are encrypted in each sealed notebook."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many files are done, and how many there are."""


def private_kinds(places: Places) -> frozenset[FileKind]:
    """Return the kinds of files that are encrypted in this notebook as long as it is sealed."""
    return PRIVATE | OWN if are_sealed(places) else PRIVATE


def no_progress(done: int, of: int) -> None:
    """Show nothing."""


def finish(places: Places, disk: Disk, lock: FolderLock, notices: Notices) -> None:
    """Encrypt the plain files of a sealed notebook, if there are any; say which own ones were set aside.

    Never raises: what can't be done now is done the next time.
    """
    with suppress(StoreError):
        if places.notebook.is_dir() and any(_plain_files(places)):
            with lock():
                for path in encrypt_all(places, disk, no_progress):
                    notices.add(NoticeKind.OWN_SET_ASIDE, path.name, path)


def _plain_files(places: Places) -> Iterator[Path]:
    """Yield files that are plain by their names; temporary ones are what a killed process left."""
    kinds = private_kinds(places)
    for file in list_files(places):
        path = file.path
        if file.kind is FileKind.TEMPORARY and _is_of_private(path, places, kinds):
            # Encrypted ones may be from a save that goes on at this moment.
            with suppress(StoreError):
                if (raw := reading.read(path)) and not is_age(raw):
                    yield path
        elif file.kind in kinds and AGE not in path.name and not path.name.endswith(".lock"):
            yield from [path] if reading.is_readable(path) else []


def _is_of_private(temporary: Path, places: Places, kinds: frozenset[FileKind]) -> bool:
    """Whether a temporary file, such as `.plan.toml.0a1b.tmp`, has what is to be encrypted in it."""
    name = temporary.name.removeprefix(".").removesuffix(files.TEMPORARY).rpartition(".")[0]
    return places.data in temporary.parents or kind_of(temporary.with_name(name), places) in kinds


def encrypt_all(places: Places, disk: Disk, progress: Progress) -> list[Path]:
    """Encrypt every plain file; the caller holds the lock. Raises StoreError.

    Return own files that were set aside, because an encrypted one was there already.
    """
    found, aside = list(_plain_files(places)), []
    for number, path in enumerate(found, 1):
        if path.name.endswith(files.TEMPORARY):
            with translate_errors(path):
                path.unlink(missing_ok=True)
        elif ".old-" in (new := _encrypt(disk, path)).name and ".old-" not in path.name:
            aside.append(new)
        progress(number, len(found))
    return aside


def _encrypt(disk: Disk, path: Path) -> Path:
    """Encrypt a file and give it its new name, which is returned; at every moment one of them is there."""
    raw = reading.read(path)
    if raw is None:
        return path
    if not is_age(raw):
        disk.replace(path, raw)
    with translate_errors(path):
        new = free_path(path.with_name(sealed_name(path.name)))
        files.rename(path, new)
        files.sync_folder(path.parent)
    return new


def free_path(path: Path) -> Path:
    """Return a path, or one beside what is there already: of a month with the name of a copy, to be merged.

    Own files can't be merged. The one that is there counts: an older window, which can't read it, may have
    begun another one.
    """
    if path.exists() and ".json" not in path.name:
        return files.aside_name(path, "old", datetime.now(UTC))
    before, dot_json, after = path.name.partition(".json")
    others = (path.with_name(f"{before}.plain-{number}{dot_json}{after}") for number in count(1))
    while path.exists():
        path = next(others)
    return path
