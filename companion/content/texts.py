"""Every text of one language by its place: what a translator reads and a check compares."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from companion.content import catalog
from companion.content.translation import WORDS, is_tables, pairs
from companion.content.words_of_lines import FILE
from companion.content.words_of_lines import WORDS as LINE_WORDS

Texts = dict[str, str]
WHOLE = (".md", ".txt")
"""The endings of files that are translated whole."""
COPIED = ("exercise_template.toml", "own_breath.toml")
"""Files for the person's own use, which are copied whole: their comments are words too."""
NO_WORDS = (
    *("code", "plural", "forms", "decimal", "thousands", "lower_labels", "and_before", "spellings"),
    *("typed_dates", "forbidden", "allowed"),
)
"""What in language.toml says how a language is, and is not compared."""


def files_of(folder: Path) -> list[str]:
    """Return the files of a language by their names within its folder, in order."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
    return sorted(path.relative_to(folder).as_posix() for path in found)


def broken_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of a language that can't be read, and why."""
    for name in files_of(folder):
        try:
            text = (folder / name).read_text(encoding="utf-8")
            if name.endswith(".toml"):
                tomllib.loads(text)
        except (OSError, ValueError, RecursionError) as error:
            yield name, str(error)


def texts_of(name: str, folder: Path) -> Texts:
    """Return the texts of one file in a language by their places, {} for a file that is not there.

    The places in a list of tables are those of the English one that it is a translation of.
    """
    path, english = folder / name, catalog.ENGLISH / name
    if not path.is_file():
        return {}
    if name.endswith(WHOLE) or name in COPIED:
        return {"": path.read_text(encoding="utf-8", errors="replace").strip()}
    data = catalog.load(path)
    if name == FILE.name:
        return _of_lines(data, folder)
    if name.startswith("phrases/"):
        return dict(_leaves(data, ""))
    if name == "language.toml":
        return dict(_leaves({each: given for each, given in data.items() if each not in NO_WORDS}, ""))
    if name == "now.toml":
        return {}
    return dict(_words(catalog.load(english) or data, data, ""))


def unfit_lists(name: str, folder: Path) -> Iterator[str]:
    """Yield each list of tables in a file that does not fit the English one, so that none of it is shown."""
    english, data = catalog.load(catalog.ENGLISH / name), catalog.load(folder / name)
    for each, tables in english.items():
        given = data.get(each)
        if is_tables(tables) and given and not any(one for _, one in pairs(tables, given)):
            yield each


def unknown_names(name: str, folder: Path) -> Iterator[str]:
    """Yield each name in a file of data that the English one does not have."""
    if name == FILE.name:
        yield from (each for each in catalog.load(folder / name) if each not in ("words", "in_sentence"))
    elif not name.startswith("phrases/") and name not in ("language.toml", "now.toml"):
        yield from _unknown(catalog.load(catalog.ENGLISH / name), catalog.load(folder / name), "")


def _leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for at, inner in enumerate(value, start=1):
            yield from _leaves(inner, f"{place} {at}")


def _words(english: Any, given: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a file of data, which are those that `translation.translated` takes."""
    for name, own in english.items():
        here = f"{place}.{name}".lstrip(".")
        if name in WORDS:
            yield from _leaves(given.get(name, {}), here)
        elif is_tables(own) and isinstance(given.get(name), list):
            for at, (each, one) in enumerate(pairs(own, given[name]), start=1):
                yield from _words(each, one, f"{here}.{each.get('key', at)}")


def _unknown(english: dict[str, Any], given: dict[str, Any], place: str) -> Iterator[str]:
    for name, value in given.items():
        here = f"{place}.{name}".lstrip(".")
        if name not in english:
            yield here
        elif is_tables(english[name]) and isinstance(value, list):
            for at, (each, one) in enumerate(pairs(english[name], value), start=1):
                yield from _unknown(each, one, f"{here}.{each.get('key', at)}")
        elif isinstance(english[name], dict) and isinstance(value, dict):
            yield from _unknown(english[name], value, here)


def _of_lines(data: dict[str, Any], folder: Path) -> Texts:
    """Return the words of the help lines by the English words, which are themselves in English."""
    if folder != catalog.ENGLISH:
        return {each: said for each, said in data.get("words", {}).items() if isinstance(said, str)}
    return {each: each for each in dict.fromkeys(_line_words(data))}


def _line_words(data: Any, name: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for each, value in data.items():
            yield from _line_words(value, each)
    elif isinstance(data, list):
        for each in data:
            yield from _line_words(each, name)
    elif name in LINE_WORDS or name == "service":
        yield data
