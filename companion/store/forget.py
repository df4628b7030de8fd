"""Deletes the files of the app, at the far end of links too, and names what stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from companion.store.age import AgeSeal
from companion.store.disk import Disk
from companion.store.folder import FileKind, StoredFile, list_files
from companion.store.paths import Places
from companion.store.recognise import is_ours


class Left(NamedTuple):
    """Something that stays: a file, or another's folder with how many files are in it."""

    path: Path
    inside: int = 0


def find_ours(places: Places, disk: Disk | None = None) -> list[StoredFile]:
    """Return the files that are the app's by their names and by what is in them. Raises StoreError."""
    disk = disk or Disk(AgeSeal(places))
    return [f for f in list_files(places) if f.kind is not FileKind.OTHER and is_ours(disk, f)]


def delete(places: Places, found: Iterable[StoredFile]) -> int:
    """Delete files, with the links to them, and folders of the app that are empty then; return how many.

    Never raises: what can't be deleted stays.
    """
    count = 0
    for file in found:
        with suppress(OSError):
            # First the far end: a link that is left still says where that is.
            file.path.resolve().unlink(missing_ok=True)
            file.path.unlink(missing_ok=True)
            count += 1
    for folder in _folders(places):
        with suppress(OSError):
            folder.resolve().rmdir()
            if folder.is_symlink():
                folder.unlink()
    return count


def _folders(places: Places) -> Iterator[Path]:
    """Yield the folders that have files of the app in them, the inner ones first."""
    for folder in (places.snapshots, places.own_exercises):
        with suppress(OSError):
            yield from sorted(path for path in folder.iterdir() if path.is_dir())
    yield from places.folders


def list_left(places: Places) -> list[Left]:
    """Return what is in the folders of the app: files, and other folders as one each. Raises StoreError."""
    ours = {*_folders(places)}
    inside: Counter[Path] = Counter()
    left = []
    for file in list_files(places):
        others = [folder for folder in file.path.parents if folder not in ours and folder.parent in ours]
        if others:
            inside[others[-1]] += 1
        else:
            left.append(Left(file.path.resolve() if file.path.exists() else file.path))
    left = [each for each in left if each.path not in inside]
    return [*left, *(Left(folder.resolve(), count) for folder, count in inside.items())]
