"""The names of shipped exercises in every language: an entry has the one it was written with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from companion.content import catalog
from companion.content.language import codes, folders
from companion.content.lines import value_in


def name_shown(key: str, written: str) -> str:
    """Return the name of an exercise in the language, for one that an entry has; an own name as it is."""
    here, everywhere = _names(catalog.folders(), key)
    return here if written in everywhere else written


def renamed() -> Iterator[tuple[str, str]]:
    """Yield each name that an entry may have, with each other name of that exercise, in any language."""
    for path in sorted((catalog.ENGLISH / "exercises").glob("*.toml")):
        _, everywhere = _names(catalog.folders(), path.stem)
        yield from ((one, other) for one in everywhere for other in everywhere if one != other)


@cache
def _names(languages: tuple[Path, ...], key: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of an exercise in the language, and all that it has in any."""
    every = (*map(str, languages), *(folder for code in codes() for folder in folders(code)))
    files = (str(Path(folder) / "exercises" / f"{key}.toml") for folder in every)
    found = dict.fromkeys(value_in(file, "name") for file in files)
    names = tuple(filter(None, found))
    return next(iter(names), ""), names
