"""The exercises: reading one file, and the library of the shipped ones and a person's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from companion.content import catalog
from companion.content.catalog import phrase
from companion.content.own_exercises import own_files, right_names
from companion.content.own_files import BrokenFile, OwnFile
from companion.core.exercise import Exercise
from companion.core.suggest import Orders

TABLE = "exercises"
"""The table of the catalog with the sentences about an exercise's file."""

Read: TypeAlias = tuple[str, Exercise | BrokenFile]
"""The key of a file, and what is in it or why it can't be used."""


def load(path: Path) -> Exercise:
    """Read one exercise. Raises BrokenFile, and nothing else, whatever the file holds."""
    file = OwnFile(path, TABLE)
    exercise = file.convert(file.data, Exercise, partial(right_names, file.data))
    if exercise.takes[0] > exercise.takes[1]:
        raise file.broken_at(phrase("exercises.takes") + " - at `$.takes`")
    return exercise


class Group(NamedTuple):
    """Exercises that ask for the same kind of thing, under one heading of the list."""

    heading: str
    keys: tuple[str, ...]


class Library(dict[str, Exercise]):
    """All exercises by key, in the order in which they are offered, and the files that were left out."""

    def __init__(
        self, groups: Sequence[Group], found: Mapping[str, Exercise], broken: Sequence[BrokenFile] = ()
    ) -> None:
        super().__init__((key, found[key]) for group in groups for key in group.keys)
        self.groups = tuple(groups)
        self.broken = tuple(broken)

    def ordered(self, order: Sequence[str]) -> Library:
        """Return the library with each group in the person's order; other keys come after, as before."""
        places = {key: place for place, key in enumerate(order)}
        groups = [
            Group(group.heading, tuple(sorted(group.keys, key=lambda key: places.get(key, len(places)))))
            for group in self.groups
        ]
        return Library(groups, self, self.broken)


def shipped() -> dict[str, Exercise]:
    """Return the exercises that come with the app, by key."""
    return _usable(_shipped(catalog.folders()))


def library(own_folder: Path | None) -> Library:
    """Return the shipped exercises and the person's own, which win over shipped ones of the same key."""
    read = [*_shipped(catalog.folders()), *(_own(own_folder) if own_folder else ())]
    found = _usable(read)
    return Library(_grouped(found), found, [each for _, each in read if isinstance(each, BrokenFile)])


def _usable(read: Iterable[Read]) -> dict[str, Exercise]:
    return {key: each for key, each in read if isinstance(each, Exercise)}


def orders() -> Orders:
    """Return the keys that are usually tried first, by what is needed."""
    high, low = ({need: tuple(keys) for need, keys in _order()[column].items()} for column in Orders._fields)
    return Orders(high, low)


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


def keys(own_folder: Path) -> set[str]:
    """Return the keys of all exercises, by their files alone: none is read."""
    shipped_ones = {path.stem for each in catalog.folders() for path in (each / "exercises").glob("*.toml")}
    own = (path.relative_to(own_folder).with_suffix("") for path in own_files(own_folder))
    return shipped_ones | {path.as_posix() for path in own}


@cache
def _shipped(languages: tuple[Path, ...]) -> tuple[Read, ...]:
    return tuple(each for language in reversed(languages) for each in _folder(language / "exercises"))


def _order() -> dict[str, Any]:
    """Return what is tried first, the groups in order, and the heading for what is in none."""
    return catalog.load(catalog.file("library.toml"))


def _folder(folder: Path, above: str = "") -> Iterator[Read]:
    """Read the exercises of a folder, whose keys begin with what is `above` it."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    except (FileNotFoundError, ValueError):
        return
    except OSError:
        yield "", BrokenFile(TABLE, folder, None, phrase("files.unreadable"))
        return
    for path in paths:
        key = above + path.stem
        try:
            # A key that couldn't be shown or typed.
            if not key.isprintable():
                raise BrokenFile(TABLE, path, None, phrase("exercises.name"))
            yield key, load(path)
        except BrokenFile as problem:
            yield key, problem


def _own(folder: Path) -> Iterator[Read]:
    """Read the person's files, and those in folders beside them, whose keys have a slash."""
    yield from _folder(folder)
    with suppress(OSError, ValueError):
        for inner in sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != "."):
            yield from _folder(inner, f"{inner.name}/")


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
