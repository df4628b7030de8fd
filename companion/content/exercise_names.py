"""The names of shipped exercises in every language: an entry has the one it was written with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from companion.content import catalog
from companion.content.language import codes, folders, own_folder
from companion.content.lines import value_in


def name_shown(key: str, written: str) -> str:
    """Return the name of an exercise in the language, for one that an entry has; an own name as it is."""
    here = next(iter(_names(_here(), key)), written)
    return here if written == here or written in _names(_everywhere(), key) else written


def renamed() -> Iterator[tuple[str, str]]:
    """Yield each name that an entry may have, with each other one that a reader of the language may look for.

    These are the names in the language and in English.
    """
    everywhere, here = _everywhere(), (*_here(), str(catalog.ENGLISH))
    for path in sorted((catalog.ENGLISH / "exercises").glob("*.toml")):
        looked_for = _names(here, path.stem)
        for written in _names(everywhere, path.stem):
            yield from ((written, name) for name in looked_for if name != written)


def _here() -> tuple[str, ...]:
    return tuple(map(str, catalog.folders()))


def _everywhere() -> tuple[str, ...]:
    """Return the folders of all languages, that of the reader first."""
    return _all_after(_here(), own_folder())


@cache
def _all_after(here: tuple[str, ...], _: str) -> tuple[str, ...]:
    """Return some folders and those of all languages, looked for once: each row of a history asks.

    A person's own ones are in the folder that comes second.
    """
    return tuple(dict.fromkeys((*here, *(folder for code in codes() for folder in folders(code)))))


@cache
def _names(languages: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return the names that an exercise has in some folders, in their order."""
    files = (str(Path(folder) / "exercises" / f"{key}.toml") for folder in languages)
    return tuple(filter(None, dict.fromkeys(value_in(file, "name") for file in files)))
