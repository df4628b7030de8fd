"""Checks every file of the app, repairs what it can and reports what it did."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from companion.store import files
from companion.store.age import AgeSeal
from companion.store.disk import Disk
from companion.store.drafts import Drafts
from companion.store.errors import StoreError
from companion.store.files import FILE_MODE, FOLDER_MODE
from companion.store.folder import FileKind, StoredFile, list_files
from companion.store.locks import FolderLock, are_exclusive
from companion.store.merge import LeftOut
from companion.store.notebook import Notebook
from companion.store.notices import UNRESOLVED, Notice, NoticeKind
from companion.store.paths import Places
from companion.store.presence import check_presence
from companion.store.seal_check import check_files, check_key
from companion.store.snapshots import list_snapshots


class Report(NamedTuple):
    """What was found: notices, how many files and entries there are, and why nothing can be written.

    `unreadable` are the entries that can't be used, each with the file of its month; `limits` says what
    can't be had on this system or disk.
    """

    notices: tuple[Notice, ...]
    files: int
    entries: int
    unreadable: tuple[tuple[Path, LeftOut], ...] = ()
    problem: StoreError | None = None
    limits: tuple[Notice, ...] = ()

    @property
    def is_healthy(self) -> bool:
        """Whether nothing is left to repair."""
        is_left = self.unreadable or any(notice.kind in UNRESOLVED for notice in self.notices)
        return self.problem is None and not is_left


def examine(places: Places, now: Callable[[], datetime], seal: AgeSeal | None = None) -> Report:
    """Check and repair the notebook and the drafts; files that a person writes by hand are not checked.

    Of a sealed notebook whose `seal` is not open no more is checked than the key and how the files begin.
    Raises StoreError only where a folder can't be listed.
    """
    notices = [*_correct_rights(places, list_files(places))]
    try:
        check_presence(places)
    except StoreError as gone:
        return Report(tuple(notices), 0, 0, problem=gone)
    # First: without the public half nothing else can be checked.
    notices += check_key(places)
    seal = seal or AgeSeal(places)
    disk = Disk(seal)
    notebook = Notebook.open(places, disk=disk, now=now)
    _move_strays(notebook)
    # Reading every entry repairs broken months.
    entries = sum(1 for _ in notebook.entries())
    unreadable = tuple(_unreadable(notebook))
    if not disk.is_locked:
        with suppress(StoreError):
            notebook.check_snapshots()
        notices += _check_drafts(Drafts(places.drafts, disk=disk, now=now))
    notices += notebook.notices
    notices += check_files(places, seal) if disk.is_sealed else ()
    notices += [Notice(NoticeKind.ODD_FILE, f.path.name, f.path) for f in list_files(places) if f.is_odd]
    problem = _notebook_problem(places.notebook)
    for folder in (places.drafts, places.snapshots):
        problem = problem or folder_problem(folder)
    notebook.close()
    ours = [file for file in list_files(places) if file.kind is not FileKind.OTHER]
    return Report(tuple(notices), len(ours), entries, unreadable, problem, tuple(_limits(places)))


def _check_drafts(drafts: Drafts) -> list[Notice]:
    for name in drafts.names():
        drafts.get(name)
    return drafts.notices


def _limits(places: Places) -> Iterator[Notice]:
    """Yield what this system or disk can't do: private files, locks."""
    folder = places.notebook
    with suppress(OSError, StoreError):
        if folder.is_dir() and (os.name == "nt" or folder.stat().st_mode & 0o777 & ~FOLDER_MODE):
            yield Notice(NoticeKind.NO_RIGHTS, places.data.name, places.data)
        if folder.is_dir() and not are_exclusive(folder):
            yield Notice(NoticeKind.NO_LOCKS, folder.name, folder)


def _unreadable(notebook: Notebook) -> Iterator[tuple[Path, LeftOut]]:
    for name in notebook.months():
        with suppress(StoreError):
            yield from ((notebook.path(name), each) for each in notebook.unreadable(name))


def _move_strays(notebook: Notebook) -> None:
    """Merge copies, and move entries to the months that they belong in."""
    notebook.merge_copies()
    for name in notebook.months():
        # Why a month can't be read is noticed when its entries are read.
        with suppress(StoreError):
            notebook.move_strays(name)


def _correct_rights(places: Places, found: list[StoredFile]) -> Iterator[Notice]:
    """Make private files readable by their owner only; Windows has rights of another kind."""
    if os.name == "nt":
        return
    folders = (places.notebook, places.drafts, places.snapshots, *_days(places))
    wanted = [(f, FOLDER_MODE) for f in folders if f.is_dir()]
    ours = [f.path for f in found if f.kind is not FileKind.OTHER and S_ISREG(f.mode)]
    wanted += [(path, FILE_MODE) for path in ours]
    for path, mode in wanted:
        try:
            if path.stat().st_mode & 0o777 & ~mode:
                path.chmod(mode)
                # A disk without rights accepts them and stays as it is.
                if not path.stat().st_mode & 0o777 & ~mode:
                    yield Notice(NoticeKind.RIGHTS_CORRECTED, path.name, path)
        except OSError:
            yield Notice(NoticeKind.RIGHTS_WRONG, path.name, path)


def _days(places: Places) -> list[Path]:
    with suppress(StoreError):
        return [snapshot.folder for snapshot in list_snapshots(places.snapshots)]
    return []


def _notebook_problem(folder: Path) -> StoreError | None:
    """Return why nothing can be written: all files may be whole and saving fails all the same."""
    try:
        if folder.is_dir():
            with FolderLock(folder)():
                files.check_writable(folder)
    except StoreError as error:
        return error
    return None


def folder_problem(folder: Path) -> StoreError | None:
    """Write a trial in a folder that may not be there yet; return why that isn't possible, if it isn't."""
    was_there = folder.exists()
    try:
        if folder.parent.is_dir():
            files.make_folder(folder)
            files.check_writable(folder)
    except StoreError as error:
        return error
    if not was_there:
        with suppress(OSError):
            folder.rmdir()
    return None
