"""The exercises: reading one file, and the library of the shipped ones and a person's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from companion.content import catalog
from companion.content.catalog import phrase
from companion.content.own_files import BrokenFile, OwnFile
from companion.core.exercise import Exercise

TABLE = "exercises"
"""The table of the catalog with the sentences about an exercise's file."""


def load(path: Path) -> Exercise:
    """Read one exercise. Raises BrokenFile, and nothing else, whatever the file holds."""
    file = OwnFile(path, TABLE)
    exercise = file.convert(file.data, Exercise)
    if exercise.takes[0] > exercise.takes[1]:
        raise file.broken_at(phrase("exercises.takes") + " - at `$.takes`")
    return exercise


@dataclass(frozen=True)
class Group:
    """Exercises that ask for the same kind of thing, under one heading of the list."""

    heading: str
    keys: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Library(Mapping[str, Exercise]):
    """All exercises by key, in the order in which they are offered, and the files that were left out."""

    groups: tuple[Group, ...]
    found: Mapping[str, Exercise] = field(repr=False)
    broken: tuple[BrokenFile, ...] = ()

    def __getitem__(self, key: str) -> Exercise:
        return self.found[key]

    def __iter__(self) -> Iterator[str]:
        return (key for group in self.groups for key in group.keys)

    def __len__(self) -> int:
        return len(self.found)

    def ordered(self, order: Sequence[str]) -> Library:
        """Return the library with each group in the person's order; other keys come after, as before."""
        places = {key: place for place, key in enumerate(order)}
        groups = tuple(
            Group(group.heading, tuple(sorted(group.keys, key=lambda key: places.get(key, len(places)))))
            for group in self.groups
        )
        return Library(groups, self.found, self.broken)


def shipped() -> dict[str, Exercise]:
    """Return the exercises that come with the app, by key."""
    return dict(_shipped(catalog.folders())[0])


def library(own_folder: Path | None) -> Library:
    """Return the shipped exercises and the person's own, which win over shipped ones of the same key."""
    ours, broken = _shipped(catalog.folders())
    own, own_broken = _own(own_folder) if own_folder is not None else ({}, ())
    found = {**ours, **own}
    return Library(_grouped(found), found, broken + own_broken)


def usual() -> dict[str, tuple[str, ...]]:
    """Return the keys that are usually tried first, by what is needed, as `core.suggest` expects them."""
    return {need: tuple(keys) for need, keys in _order()["usual"].items()}


def one(key: str, own_folder: Path | None) -> Exercise | None:
    """Read the exercise of this key, the person's own first, and no other file; None if there is none."""
    parts = key.split("/")
    if len(parts) > 2 or any(part[:1] in ("", ".") or Path(part).name != part for part in parts):
        return None
    for folder in (own_folder, *(each / "exercises" for each in catalog.folders())):
        if folder is not None:
            try:
                return load(folder / f"{key}.toml")
            except BrokenFile:
                continue
    return None


@cache
def _shipped(languages: tuple[Path, ...]) -> tuple[Mapping[str, Exercise], tuple[BrokenFile, ...]]:
    found: dict[str, Exercise] = {}
    broken: tuple[BrokenFile, ...] = ()
    for language in reversed(languages):
        exercises, wrong = _folder(language / "exercises")
        found |= exercises
        broken += wrong
    return found, broken


def _order() -> dict[str, Any]:
    """Return what is tried first, the groups in order, and the heading for what is in none."""
    return catalog.load(catalog.file("library.toml"))


def _folder(folder: Path) -> tuple[dict[str, Exercise], tuple[BrokenFile, ...]]:
    found: dict[str, Exercise] = {}
    broken: list[BrokenFile] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    except (FileNotFoundError, ValueError):
        return found, ()
    except OSError:
        return found, (BrokenFile(TABLE, folder, None, phrase("files.unreadable")),)
    for path in paths:
        try:
            found[_key(path)] = load(path)
        except BrokenFile as problem:
            broken.append(problem)
    return found, tuple(broken)


def _own(folder: Path) -> tuple[dict[str, Exercise], tuple[BrokenFile, ...]]:
    """Read the person's files, and those in folders beside them, whose keys have a slash."""
    found, broken = _folder(folder)
    try:
        inner_folders = sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")
    except (OSError, ValueError):
        return found, broken
    for inner in inner_folders:
        exercises, wrong = _folder(inner)
        broken += wrong
        if inner.name.isprintable():
            found |= {f"{inner.name}/{key}": exercise for key, exercise in exercises.items()}
        else:
            broken += (BrokenFile(TABLE, inner, None, phrase("exercises.name")),)
    return found, broken


def _key(path: Path) -> str:
    """Return the key of a file. Raises BrokenFile for one that couldn't be shown or typed."""
    if not path.stem.isprintable():
        raise BrokenFile(TABLE, path, None, phrase("exercises.name"))
    return path.stem


def _grouped(found: Mapping[str, Exercise]) -> tuple[Group, ...]:
    order = _order()
    groups = [
        Group(group["heading"], tuple(key for key in group["keys"] if key in found))
        for group in order["groups"]
    ]
    placed = {key for group in groups for key in group.keys}
    rest = sorted(found.keys() - placed, key=lambda key: found[key].name.casefold())
    for folder in sorted({key.rpartition("/")[0] for key in rest}):
        keys = tuple(key for key in rest if key.rpartition("/")[0] == folder)
        groups.append(Group(folder or order["own_heading"], keys))
    return tuple(group for group in groups if group.keys)


def toggled(keys: Sequence[str], key: str) -> tuple[str, ...]:
    """Return the keys with one at the end, or without it if it was among them."""
    return tuple(other for other in keys if other != key) if key in keys else (*keys, key)


def moved(keys: Sequence[str], key: str, by: int) -> tuple[str, ...]:
    """Return the keys with one moved down or, by a negative number, up, as far as the ends."""
    if key not in keys:
        return tuple(keys)
    others = [other for other in keys if other != key]
    at = min(len(others), max(0, list(keys).index(key) + by))
    return (*others[:at], key, *others[at:])
