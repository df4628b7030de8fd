"""The exercises: reading one file, and the library of the shipped ones and a person's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from companion.content import catalog
from companion.content.catalog import phrase
from companion.content.own_exercises import as_plain, own_files, right_names
from companion.content.own_files import BrokenFile, LockedFile, OwnFile
from companion.content.translation import translated
from companion.core.exercise import Exercise
from companion.core.suggest import Orders

TABLE = "exercises"
"""The table of the catalog with the sentences about an exercise's file."""

Read: TypeAlias = tuple[str, Exercise | BrokenFile]
"""The key of a file, and what is in it or why it can't be used."""


def load(path: Path, translations: Sequence[Path] = ()) -> Exercise:
    """Read one exercise, with the words of translations of it, the last of which counts most.

    Raises BrokenFile, and nothing else, whatever the file holds. A translation with which it can't be used is
    left out.
    """
    file = OwnFile(path, TABLE)
    data, found = file.data, _exercise(file, file.data)
    for each in translations:
        with suppress(BrokenFile):
            words = translated(data, catalog.load(each))
            found, data = _exercise(file, words), words
    return found


def _exercise(file: OwnFile, data: dict[str, Any]) -> Exercise:
    exercise = file.convert(data, Exercise, partial(right_names, data))
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
    broken = [each for _, each in read if isinstance(each, BrokenFile)]
    # One sentence says that the person's own are locked, however many there are.
    locked = [each for each in broken if isinstance(each, LockedFile)]
    return Library(_grouped(found), found, [each for each in broken if each not in locked[1:]])


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
    for path in (own_folder / f"{key}.toml" if own_folder else None, _shipped_files().get(key)):
        if path is not None:
            with suppress(BrokenFile):
                return load(path, _translations(path))
    return None


def keys(own_folder: Path) -> set[str]:
    """Return the keys of all exercises, by their files alone: none is read."""
    own = (path.relative_to(own_folder).with_suffix("") for path in own_files(own_folder))
    return {*_shipped_files(), *(path.as_posix() for path in own)}


def _shipped_files() -> dict[str, Path]:
    """Return the file of each exercise by its key: that of English, or of a language that alone has it."""
    folders = catalog.folders()
    return {path.stem: path for each in folders for path in sorted((each / "exercises").glob("*.toml"))}


def _translations(path: Path) -> list[Path]:
    """Return the translations of an English exercise, the one that counts most at the end."""
    if path.parent != catalog.ENGLISH / "exercises":
        return []
    return [each / "exercises" / path.name for each in reversed(catalog.folders()[:-1])]


@cache
def _shipped(languages: tuple[Path, ...]) -> tuple[Read, ...]:
    return tuple(_read(key, path) for key, path in _shipped_files().items())


def _order() -> dict[str, Any]:
    """Return what is tried first, the groups in order, and the heading for what is in none."""
    return catalog.words_in("library.toml")


def _folder(folder: Path, above: str = "") -> Iterator[Read]:
    """Read the exercises of a folder, whose keys begin with what is `above` it."""
    try:
        paths = sorted(
            {
                plain
                for path in folder.iterdir()
                if (plain := as_plain(path)).suffix == ".toml" and path.name[0] != "."
            }
        )
    except (FileNotFoundError, ValueError):
        return
    except OSError:
        yield "", BrokenFile(TABLE, folder, None, phrase("files.unreadable"))
        return
    for path in paths:
        yield _read(above + path.stem, path)


def _read(key: str, path: Path) -> Read:
    try:
        # A key that couldn't be shown or typed.
        if not key.isprintable():
            raise BrokenFile(TABLE, path, None, phrase("exercises.name"))
        return key, load(path, _translations(path))
    except BrokenFile as problem:
        return key, problem


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
