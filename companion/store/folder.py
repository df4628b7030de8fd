"""What each file in the app's folders is, by its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from companion.core.sealed_names import AGE, plain_name
from companion.core.snapshots import snapshot_key
from companion.store.errors import translate_errors
from companion.store.files import TEMPORARY
from companion.store.paths import IDENTITY, RECIPIENT, RECOVERY, Places
from companion.store.reading import is_readable

_MONTH = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))(.*)", re.ASCII | re.DOTALL)
_ASIDE = re.compile(r"\.(corrupt|merged|before-merge|schema)-[0-9T-]+$", re.ASCII)

_TEMPORARY = re.compile(rf"\..+\.[0-9a-f]+{re.escape(TEMPORARY)}", re.ASCII | re.DOTALL)
_DRAFT = re.compile(r"\..+\.json\.lock|[^.].*\.json(\.corrupt-[0-9T-]+)?", re.ASCII | re.DOTALL)
_SET_ASIDE = re.compile(r"\.(unreadable|corrupt|old)-[0-9T-]+$|\.[0-9]+$|\.bak$", re.ASCII)


class FileKind(StrEnum):
    """What a file is; the words for it are `store.file.<value>`."""

    MONTH = "month"
    BACKUP = "backup"
    COPY = "copy"
    ASIDE = "aside"
    SNAPSHOT = "snapshot"
    INBOX = "inbox"
    KEY = "key"
    MARKER = "marker"
    LOCK = "lock"
    TEMPORARY = "temporary"
    DRAFT = "draft"
    SETTINGS = "settings"
    EXERCISE = "exercise"
    PEOPLE = "people"
    PLAN = "plan"
    CARDS = "cards"
    SEALED_OWN = "sealed_own"
    LOG = "log"
    SHOWN = "shown"
    OTHER = "other"


_KEYS = dict.fromkeys((IDENTITY, RECOVERY, RECIPIENT), FileKind.KEY)
_NAMED = {".lock": FileKind.LOCK, **_KEYS}


class StoredFile(NamedTuple):
    """A file: where it is, what it is, its size in bytes, its type and rights as `lstat` has them."""

    path: Path
    kind: FileKind
    size: int
    mode: int

    @property
    def is_odd(self) -> bool:
        """Whether what has the name of a file of the app can't be one, and was not set aside."""
        return self.kind not in (FileKind.ASIDE, FileKind.OTHER) and not is_readable(self.path)


class Listing(NamedTuple):
    """A notebook's folder: months, newest first, copies that a sync tool made, files set aside."""

    months: tuple[str, ...]
    copies: tuple[Path, ...]
    asides: tuple[Path, ...]


def kind_in_notebook(name: str) -> FileKind:
    """Return what a file in the notebook's folder is."""
    if found := _NAMED.get(_SET_ASIDE.sub("", name)):
        return found
    is_encrypted, name = name.endswith(AGE), plain_name(name)
    match = _MONTH.fullmatch(name)
    if match is None:
        return FileKind.OTHER
    if found := {".json": FileKind.MONTH, ".json.bak": FileKind.BACKUP}.get(match[2]):
        return found
    if _ASIDE.search(name):
        return FileKind.ASIDE
    return FileKind.COPY if is_encrypted or name.endswith((".json", ".bak")) else FileKind.OTHER


def list_folder(folder: Path, *, is_sealed: bool | None = None) -> Listing:
    """Return what a notebook's folder has, nothing for an absent one. Raises StoreError.

    In a sealed notebook a plain month counts as a copy from elsewhere, in another one an encrypted month.
    Where it isn't said which it is, both are months.
    """
    with translate_errors(folder):
        try:
            names = sorted(found.name for found in folder.iterdir())
        except FileNotFoundError:
            names = []
    kinds = {name: kind_in_notebook(name) for name in names}
    for name, kind in kinds.items():
        if kind in (FileKind.MONTH, FileKind.BACKUP) and is_sealed is (AGE not in name):
            kinds[name] = FileKind.COPY
    months = {n[:7] for n, kind in kinds.items() if kind in (FileKind.MONTH, FileKind.BACKUP)}
    copies, asides = (
        tuple(folder / n for n, kind in kinds.items() if kind is wanted)
        for wanted in (FileKind.COPY, FileKind.ASIDE)
    )
    return Listing(tuple(sorted(months, reverse=True)), copies, asides)


def month_files(folder: Path) -> list[Path]:
    """Return the files of months and copies of them in any folder. Raises StoreError."""
    listing = list_folder(folder)
    months = [folder / f"{name}.json{age}" for name in listing.months for age in ("", AGE)]
    return sorted((*(p for p in months if p.exists()), *listing.copies))


def list_files(places: Places) -> list[StoredFile]:
    """Return every file in the app's folders, and every folder with the name of one. Raises StoreError."""
    found: set[Path] = set()
    for folder in (places.data, places.config, places.state):
        found.update(_files_below(folder, places))
    files = []
    for path in sorted(found):
        with translate_errors(path):
            about = path.lstat()
        files.append(StoredFile(path, kind_of(path, places), about.st_size, about.st_mode))
    return files


def _files_below(folder: Path, places: Places) -> Iterator[Path]:
    with translate_errors(folder):
        if not folder.is_dir():
            return
        inside = list(folder.iterdir())
    for path in inside:
        # A folder of the app may lie elsewhere and be linked; other links are not followed.
        is_folder = path.is_dir() and (path in places.folders or not path.is_symlink())
        if is_folder:
            yield from _files_below(path, places)
        if not is_folder or kind_of(path, places) is not FileKind.OTHER:
            yield path


def kind_of(path: Path, places: Places) -> FileKind:
    """Return what a file in the app's folders is."""
    is_snapshot = path.parent.parent == places.snapshots and snapshot_key(path.parent.name) is not None
    if (path.parent in places.folders or is_snapshot) and _TEMPORARY.fullmatch(path.name):
        return FileKind.TEMPORARY
    if path.parent == places.notebook:
        return kind_in_notebook(path.name)
    if path.parent == places.inbox:
        return FileKind.INBOX if kind_in_notebook(path.name) is FileKind.COPY else FileKind.OTHER
    # A sync tool leaves second copies here too.
    if is_snapshot and kind_in_notebook(path.name) in (FileKind.MONTH, FileKind.COPY):
        return FileKind.SNAPSHOT
    if path.parent == places.drafts:
        return FileKind.DRAFT if _DRAFT.fullmatch(plain_name(path.name)) else FileKind.OTHER
    # A file that was set aside has a longer name with the same beginning.
    name = _SET_ASIDE.sub("", path.name)
    if places.own_exercises in (path.parent, path.parent.parent):
        return FileKind.EXERCISE if plain_name(name).endswith(".toml") else FileKind.OTHER
    single = _single(places)
    found = single.get(path.with_name(name)) or single.get(path.with_name(plain_name(name)))
    if path.suffix == ".bak" and found not in (FileKind.PEOPLE, FileKind.PLAN, FileKind.CARDS):
        # Only of these does the app itself leave the version before.
        return FileKind.OTHER
    return found or FileKind.OTHER


def _single(places: Places) -> dict[Path, FileKind]:
    """Return the kinds of which there is one file."""
    return {
        places.settings: FileKind.SETTINGS,
        **{places.config / name: kind for name, kind in _KEYS.items()},
        places.marker: FileKind.MARKER,
        places.people: FileKind.PEOPLE,
        places.plan: FileKind.PLAN,
        places.cards: FileKind.CARDS,
        places.sealed_own: FileKind.SEALED_OWN,
        places.log: FileKind.LOG,
        places.shown: FileKind.SHOWN,
    }
