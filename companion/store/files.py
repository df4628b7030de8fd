"""Private files, replaced as a whole: after a crash the old file or the new one is there, never a part.

A file is replaced in six steps: a temporary file in the same folder, written, synced, the old file linked
as `.bak`, the new one renamed over it, the folder synced. Each step is a function of its own, so that a
test can make it fail.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from companion.store.errors import Problem, StoreError, translate_errors
from companion.store.reading import odd_problem, retry

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".tmp"

Signature: TypeAlias = tuple[int, int, int]
"""Modification time in nanoseconds, size in bytes, inode: differs once a file has been replaced."""


def move_odd(path: Path) -> Path | None:
    """Rename what is in a file's place and can't be one, unopened; return its new path, None if all is well.

    That is a folder, a pipe, a socket, a device, or more bytes than any file of the app. Raises StoreError.
    """
    with translate_errors(path):
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        if not odd_problem(found):
            return None
        aside = aside_name(path, "corrupt", datetime.now(UTC))
        retry(lambda: path.rename(aside))
    return aside


def open_temporary(path: Path) -> tuple[int, Path]:
    """Create a private temporary file beside `path`; return its descriptor and its path."""
    temporary = _temporary_name(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, FILE_MODE)
    # The umask may have removed the owner's own rights.
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, FILE_MODE)
    return descriptor, temporary


def write(descriptor: int, data: bytes) -> None:
    """Write all of `data`; the system may accept only a part at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(descriptor: int) -> None:
    """Wait until what was written is on the disk."""
    os.fsync(descriptor)
    # On macOS it may still be in the disk's own memory then.
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # type: ignore[attr-defined]


def link(old: Path, new: Path) -> None:
    """Link a file under a second name, or copy it where the file system has no links."""
    try:
        os.link(old, new)
    except OSError:
        # Imported here: rarely needed, and it takes some milliseconds.
        import shutil

        shutil.copyfile(old, new)
        new.chmod(FILE_MODE)


def rename(old: Path, new: Path) -> None:
    """Rename a file over another in one step, once no other process has it open."""
    retry(lambda: old.replace(new))


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows can't do this for folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, private; make an existing one private. Raises StoreError."""
    with translate_errors(folder):
        for missing in [f for f in reversed((folder, *folder.parents)) if not f.exists()]:
            missing.mkdir(FOLDER_MODE, exist_ok=True)
            missing.chmod(FOLDER_MODE)
        found = folder.stat().st_mode
        if not stat.S_ISDIR(found):
            raise StoreError(Problem.NOT_A_FOLDER, folder)
        if found & 0o077:
            folder.chmod(FOLDER_MODE)


def replace(path: Path, data: bytes | Iterable[bytes], *, keep_backup: bool = False) -> Signature | None:
    """Replace a file by `data`, given whole or in parts; `keep_backup` leaves the old one as `.bak`.

    Returns the signature of what was written. The file is 0600 whatever the umask. Raises StoreError; the
    old file is still there then, unless only the last step failed: then the new one is. What is in its
    place and is no file is moved aside.
    """
    with translate_errors(path), _temporary(path, data) as temporary:
        written = signature(temporary)
        move_odd(path)
        if keep_backup:
            _back_up(path)
        rename(temporary, path)
        sync_folder(path.parent)
    return written


@contextmanager
def _temporary(path: Path, data: bytes | Iterable[bytes]) -> Iterator[Path]:
    """Write a temporary file beside `path`, and remove it at the end of the block if it is still there."""
    descriptor, temporary = open_temporary(path)
    try:
        try:
            for part in [data] if isinstance(data, bytes) else data:
                write(descriptor, part)
            sync(descriptor)
        finally:
            os.close(descriptor)
        yield temporary
    finally:
        _remove(temporary)


def _back_up(path: Path) -> None:
    """Link a file as `.bak`; both names exist at every moment."""
    if not path.exists():
        return
    second = _temporary_name(path)
    try:
        link(path, second)
        move_odd(backup_of(path))
        rename(second, backup_of(path))
    finally:
        # Renaming one name of a file over another name of the same file leaves both.
        _remove(second)


def _temporary_name(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}{TEMPORARY}")


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def backup_of(path: Path) -> Path:
    """Return the path of a file's backup, the version before its last change."""
    return path.with_name(f"{path.name}.bak")


def aside_name(path: Path, reason: str, now: datetime) -> Path:
    """Return a free path to set a file aside, such as `x.json.corrupt-20261122T075400`."""
    name = f"{path.name}.{reason}-{now:%Y%m%dT%H%M%S}"
    free = path.with_name(name)
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{name}-{number}")
    return free


def signature(path: Path) -> Signature | None:
    """Return which version of a file is there, None if there is none. Raises OSError for other reasons."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def check_writable(folder: Path) -> None:
    """Write a small file and remove it again. Raises StoreError where that fails."""
    with translate_errors(folder), _temporary(folder / "trial", bytes(4096)):
        pass


def remove_temporaries(folder: Path, prefix: str = ".") -> None:
    """Remove temporary files that a killed process left; only while no one else can be writing."""
    with suppress(OSError):
        for left in folder.glob(f"{prefix}*{TEMPORARY}"):
            _remove(left)
