"""Files that are whole or not there at all, for the person's eyes only.

A file is replaced in six steps: a temporary file in the same folder, written, synced, the old one linked
as `.bak`, the new one renamed over it, the folder synced. Killed between any two of them, the old file or
the new one is there, never a part. The first functions are the seams: one step each, so that a test can
let each one fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from companion.store.errors import telling

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".tmp"

Signature: TypeAlias = tuple[int, int, int]
"""Time of change in nanoseconds, size in bytes, inode: differs when somebody else has written."""


def open_temporary(path: Path) -> tuple[int, Path]:
    """Create a private temporary file beside `path`; give its descriptor and its name."""
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}{TEMPORARY}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, FILE_MODE)
    # The umask may have taken the owner's own rights away.
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, FILE_MODE)
    return descriptor, temporary


def write(descriptor: int, data: bytes) -> None:
    """Write all of it: the system may take a part at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(descriptor: int) -> None:
    """Wait until what was written has reached the disk."""
    os.fsync(descriptor)


def link(old: Path, new: Path) -> None:
    """Give a file a second name, or copy it where the file system has no links."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
        new.chmod(FILE_MODE)


def rename(old: Path, new: Path) -> None:
    """Put a file in another's place in one step."""
    old.replace(new)


def sync_folder(folder: Path) -> None:
    """Wait until a new name has reached the disk; Windows has no such thing for folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Create a folder, and those above it that are missing, for the owner only.

    A folder that is there is made private too. Raises StoreError.
    """
    with telling(folder):
        for missing in [f for f in reversed((folder, *folder.parents)) if not f.exists()]:
            missing.mkdir(FOLDER_MODE, exist_ok=True)
            missing.chmod(FOLDER_MODE)
        if folder.stat().st_mode & 0o077:
            folder.chmod(FOLDER_MODE)


def replace(path: Path, data: bytes | Iterable[bytes], *, keep_backup: bool = False) -> Signature | None:
    """Make `data` the content of a file, all of it or none; with a `.bak` of the old one if asked.

    Gives the signature of what was written, whatever somebody else puts in its place a moment later.

    A long content may come in parts. The file is 0600 whatever the umask. Raises StoreError; the old file
    is then still there, unless only the last step failed, and then the new one is.
    """
    with telling(path):
        temporary = _written(path, data)
        try:
            written = signature(temporary)
            if keep_backup:
                _back_up(path)
            rename(temporary, path)
        except BaseException:
            _discard(temporary)
            raise
        sync_folder(path.parent)
    return written


def _written(path: Path, data: bytes | Iterable[bytes]) -> Path:
    """Write a synced temporary file beside `path`; nothing is left of it when that fails."""
    descriptor, temporary = open_temporary(path)
    try:
        try:
            for part in [data] if isinstance(data, bytes) else data:
                write(descriptor, part)
            sync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _discard(temporary)
        raise
    return temporary


def _back_up(path: Path) -> None:
    """Give the old file the name `.bak` as well; both names are there at every moment."""
    if not path.exists():
        return
    second = path.with_name(f".{path.name}.{os.urandom(6).hex()}{TEMPORARY}")
    try:
        link(path, second)
        rename(second, backup_of(path))
    finally:
        # Renaming one name of a file over another of the same file leaves both.
        _discard(second)


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def backup_of(path: Path) -> Path:
    """Name the version before the last change."""
    return path.with_name(f"{path.name}.bak")


def aside(path: Path, why: str, now: datetime) -> Path:
    """Name a free place beside a file for putting it aside, such as `x.json.corrupt-20261122T075400`."""
    name = f"{path.name}.{why}-{now:%Y%m%dT%H%M%S}"
    free = path.with_name(name)
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{name}-{number}")
    return free


def signature(path: Path) -> Signature | None:
    """Say which version of a file is there; None when there is none. Raises OSError for other reasons."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def try_writing(folder: Path) -> None:
    """Write a small file and remove it again, to see whether that is possible. Raises StoreError."""
    with telling(folder):
        _discard(_written(folder / "trial", bytes(4096)))


def sweep(folder: Path, prefix: str = ".") -> None:
    """Remove temporary files that a killed process left; only for one who knows that nobody is writing."""
    with suppress(OSError):
        for left in folder.glob(f"{prefix}*{TEMPORARY}"):
            _discard(left)
