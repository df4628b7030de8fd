"""Every file that the app has, and what it is; what is not the app's is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from companion.store.errors import telling
from companion.store.files import TEMPORARY
from companion.store.folder import is_aside
from companion.store.paths import Places

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}.*", re.DOTALL)


class FileKind(StrEnum):
    """What a file is; the words for it are `store.file.<value>`."""

    MONTH = "month"
    BACKUP = "backup"
    COPY = "copy"
    ASIDE = "aside"
    LOCK = "lock"
    TEMPORARY = "temporary"
    DRAFT = "draft"
    SETTINGS = "settings"
    EXERCISE = "exercise"
    PEOPLE = "people"
    LOG = "log"
    OTHER = "other"


@dataclass(frozen=True)
class Item:
    """A file: where it is, what it is, its size in bytes and its rights, such as 0o600."""

    path: Path
    kind: FileKind
    size: int
    rights: int


def inventory(places: Places) -> list[Item]:
    """List the files in the app's folders by path. Raises StoreError for a folder that can't be listed."""
    found: set[Path] = set()
    for folder in (places.data, places.config, places.state):
        found.update(_below(folder))
    items = []
    for path in sorted(found):
        with telling(path):
            about = path.lstat()
        items.append(Item(path, kind_of(path, places), about.st_size, about.st_mode & 0o777))
    return items


def _below(folder: Path) -> Iterator[Path]:
    with telling(folder):
        if not folder.is_dir():
            return
        inside = list(folder.iterdir())
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def kind_of(path: Path, places: Places) -> FileKind:
    """Say what a file in the app's folders is."""
    ours = (places.notebook, places.drafts, places.config, places.own_exercises, places.state)
    if path.parent in ours and path.name.startswith(".") and path.name.endswith(TEMPORARY):
        return FileKind.TEMPORARY
    if path.parent == places.notebook:
        return _in_notebook(path.name)
    if path.parent == places.drafts:
        return FileKind.DRAFT if ".json" in path.name else FileKind.OTHER
    if places.own_exercises in (path.parent, path.parent.parent) and path.suffix == ".toml":
        return FileKind.EXERCISE
    if path.parent == places.state and path.name.startswith(places.log.name):
        return FileKind.LOG
    # A file that was put aside or copied before a change keeps the beginning of its name.
    for whole, kind in ((places.settings, FileKind.SETTINGS), (places.people, FileKind.PEOPLE)):
        if path.parent == whole.parent and path.name.startswith(whole.name):
            return kind
    return FileKind.OTHER


def _in_notebook(name: str) -> FileKind:
    if name == ".lock":
        return FileKind.LOCK
    if not _MONTH.fullmatch(name):
        return FileKind.OTHER
    if name[7:] in (".json", ".json.bak"):
        return FileKind.MONTH if name.endswith(".json") else FileKind.BACKUP
    if is_aside(name):
        return FileKind.ASIDE
    return FileKind.COPY if name.endswith((".json", ".bak")) else FileKind.OTHER


def forget(places: Places) -> tuple[int, list[Path]]:
    """Remove every file of the app; give how many are gone, and those that can't be removed.

    What is not the app's stays, and so do the folders around it.
    """
    gone, left = 0, []
    for item in inventory(places):
        if item.kind is FileKind.OTHER:
            continue
        try:
            item.path.unlink()
            gone += 1
        except FileNotFoundError:
            continue
        except OSError:
            left.append(item.path)
    inner = (places.notebook, places.drafts, *_folders(places.own_exercises), places.own_exercises)
    for folder in (*inner, places.data, places.config, places.state):
        try:
            folder.rmdir()
        except OSError:
            continue
    return gone, left


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []
