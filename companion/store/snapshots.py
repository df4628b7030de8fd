"""Snapshots: copies of months by day, against damage. What was removed or reworded leaves them too.

`snapshots/2026-11-29/2026-11.json` is November as it was before its first change on the 29th;
`snapshots/2026-11-29-2/` has what was there before copies were merged later that day.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from companion.core.snapshots import days_that_stay, snapshot_key
from companion.store import codec, files
from companion.store.disk import Disk
from companion.store.errors import Problem, StoreError, translate_errors
from companion.store.folder import FileKind, kind_in_notebook, list_folder
from companion.store.month import Month

MEGABYTE = 1_000_000
OTHERS = 3
"""The most other months that are copied with the first one of a day, so that no save takes long."""


class Snapshot(NamedTuple):
    """One folder of copies: where it is, its day, and the files in it."""

    folder: Path
    day: date
    paths: tuple[Path, ...]

    @property
    def name(self) -> str:
        """The name of the folder, such as 2026-11-29."""
        return self.folder.name

    @property
    def months(self) -> list[str]:
        """The months that have a copy, such as 2026-11, in order."""
        return sorted({path.name[:7] for path in self.paths})

    @property
    def size(self) -> int:
        """The bytes of all copies."""
        return sum(path.lstat().st_size for path in self.paths)


def list_snapshots(folder: Path) -> list[Snapshot]:
    """Return all snapshots, newest first, without links, pipes and the like. Raises StoreError."""
    with translate_errors(folder):
        keys = {name: key for name in _names(folder) if (key := snapshot_key(name))}
        names = sorted(keys, key=lambda name: keys[name], reverse=True)
        inside = [folder / name for name in names if S_ISDIR((folder / name).lstat().st_mode)]
        return [Snapshot(path, keys[path.name][0], _copies(path)) for path in inside]


def odd_days(folder: Path) -> list[Path]:
    """Return what has the name of a day's folder and is none. Raises StoreError."""
    with translate_errors(folder):
        named = [folder / name for name in sorted(_names(folder)) if snapshot_key(name)]
        return [path for path in named if not S_ISDIR(path.lstat().st_mode)]


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _copies(folder: Path) -> tuple[Path, ...]:
    # A sync tool leaves second copies here too.
    kinds = (FileKind.MONTH, FileKind.COPY)
    paths = [folder / name for name in sorted(_names(folder)) if kind_in_notebook(name) in kinds]
    return tuple(path for path in paths if S_ISREG(path.lstat().st_mode))


def make(folder: Path, disk: Disk, month: Month, day: date) -> None:
    """Copy a month as it is; with the first of a day, the other months that have changed since the last day.

    The caller holds the notebook's lock. Raises StoreError.
    """
    today = folder / day.isoformat()
    others = [] if today.exists() else _changed_since_last(folder, disk, month, day)
    if month.raw:
        _write(disk, today / month.path.name, month.raw)
    for path in others:
        with suppress(StoreError, codec.Broken):
            raw = disk.read_existing(path)
            codec.decode(raw)
            _write(disk, today / path.name, raw)


def make_another(folder: Path, disk: Disk, month: Month, day: date) -> None:
    """Copy a month as it is, unless its last copy of the day is the same. As `make` otherwise."""
    if not month.raw:
        return
    last, number = None, 1
    path = folder / day.isoformat() / month.path.name
    while os.path.lexists(path):
        last, number = path, number + 1
        path = folder / f"{day.isoformat()}-{number}" / month.path.name
    if last is None or disk.read(last) != month.raw:
        _write(disk, path, month.raw)


def _write(disk: Disk, path: Path, raw: bytes) -> None:
    if path.parent.is_symlink():
        raise StoreError(Problem.NOT_A_FOLDER, path.parent)
    files.make_folder(path.parent)
    disk.replace(path, raw)


def _changed_since_last(folder: Path, disk: Disk, besides: Month, day: date) -> list[Path]:
    """Return the other months changed on the day of the last snapshot or later, the last change first."""
    last = next((each.day for each in list_snapshots(folder) if each.day < day), None)
    if last is None:
        return []
    since = datetime.combine(last, time.min).timestamp()
    notebook = besides.path.parent
    names = [name for name in list_folder(notebook).months if name != besides.name]
    paths = [notebook / disk.name(f"{name}.json") for name in names]
    changed = [(path.stat().st_mtime, path) for path in paths if path.is_file()]
    return [path for at, path in sorted(changed, reverse=True) if at >= since][:OTHERS]


def thin(folder: Path, settings: Path, today: date) -> None:
    """Delete the snapshots that don't stay: by their days, then the oldest while they are too large.

    The newest always stays. The caller holds the notebook's lock. Raises StoreError.
    """
    with translate_errors(folder):
        found = list_snapshots(folder)
        for snapshot in found:
            files.remove_temporaries(snapshot.folder)
        stay = days_that_stay((snapshot.day for snapshot in found), today)
        seen: set[tuple[date, str]] = set()
        for snapshot in found:
            for path in snapshot.paths:
                # Of an earlier day only the newest of each month stays.
                is_older = snapshot.day < today and (snapshot.day, path.name) in seen
                seen.add((snapshot.day, path.name))
                if is_older or snapshot.day not in stay:
                    path.unlink(missing_ok=True)
        _delete_oldest(list_snapshots(folder), settings, today)
        for snapshot in found:
            with suppress(OSError):
                snapshot.folder.rmdir()


def _delete_oldest(found: Iterable[Snapshot], settings: Path, today: date) -> None:
    # Days to come, from a clock that was wrong, are worth less than the newest one.
    worth = sorted(found, key=lambda snapshot: snapshot.day > today)
    total = sum(snapshot.size for snapshot in worth)
    # No limit is lower, and reading the settings takes longer than all else here.
    if total <= MEGABYTE or total <= (limit := limit_in(settings)):
        return
    total = 0
    for number, snapshot in enumerate(worth):
        if number and total + snapshot.size > limit:
            for path in snapshot.paths:
                path.unlink(missing_ok=True)
        else:
            total += snapshot.size


def limit_in(settings: Path) -> int:
    """Return how many bytes all snapshots may have."""
    from companion.store.settings import read

    return read(settings)[0].snapshots_megabytes * MEGABYTE
