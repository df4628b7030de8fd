"""Looks at every file, mends what can be mended and says what it did."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from companion.store import files
from companion.store.drafts import Drafts
from companion.store.errors import Problem, StoreError
from companion.store.files import FILE_MODE, FOLDER_MODE
from companion.store.inventory import FileKind, Item, inventory
from companion.store.locks import FolderLock
from companion.store.notebook import Notebook
from companion.store.notices import STILL_IN_THE_WAY, Notice, What
from companion.store.paths import Places


@dataclass(frozen=True)
class Findings:
    """What was found: notices, how many files and entries there are, and why nothing can be written."""

    notices: tuple[Notice, ...]
    files: int
    entries: int
    problem: StoreError | None = None

    @property
    def all_is_whole(self) -> bool:
        """Whether nothing is left that is broken."""
        return self.problem is None and not any(notice.what in STILL_IN_THE_WAY for notice in self.notices)


def examine(places: Places, now: Callable[[], datetime]) -> Findings:
    """Check and mend what the store keeps; what a person wrote by hand is for the content to check.

    Raises StoreError only where a folder can't be listed.
    """
    before = inventory(places)
    notices = [*_rights(places, before)]
    notebook = Notebook(places.notebook, now=now)
    entries = _entries(notebook)
    notices += notebook.notices
    notices += _drafts(places, now)
    problem = _not_writable(places.notebook)
    notebook.close()
    ours = [item for item in inventory(places) if item.kind is not FileKind.OTHER]
    return Findings(tuple(notices), len(ours), entries, problem)


def _entries(notebook: Notebook) -> int:
    """Read every entry, which mends on the way, and put entries in the month that is theirs."""
    for name in notebook.months():
        try:
            notebook.settle(name)
        except StoreError as error:
            what = What.NEWER_VERSION if error.problem is Problem.NEWER_VERSION else What.MONTH_UNREADABLE
            notebook.tell(Notice(what, name, error.path))
    return sum(1 for _ in notebook.entries())


def _rights(places: Places, items: list[Item]) -> Iterator[Notice]:
    """Only the owner may look into what is private; Windows has rights of another kind."""
    if os.name == "nt":
        return
    wanted = [(f, FOLDER_MODE) for f in (places.notebook, places.drafts) if f.is_dir()]
    wanted += [(i.path, FILE_MODE) for i in items if i.kind is not FileKind.OTHER and not i.path.is_symlink()]
    for path, mode in wanted:
        try:
            if path.stat().st_mode & 0o777 & ~mode:
                path.chmod(mode)
                yield Notice(What.RIGHTS_MENDED, path.name, path)
        except OSError:
            yield Notice(What.RIGHTS_WRONG, path.name, path)


def _drafts(places: Places, now: Callable[[], datetime]) -> list[Notice]:
    drafts = Drafts(places.drafts, now=now)
    for name in drafts.names():
        drafts.get(name)
    return drafts.notices


def _not_writable(folder: Path) -> StoreError | None:
    """Everything may be whole and still nothing can be kept: then somebody asks for the reason here."""
    try:
        if folder.is_dir():
            with FolderLock(folder)():
                files.try_writing(folder)
    except StoreError as error:
        return error
    return None
