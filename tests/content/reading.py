"""Every string that a person may read, with its place in the content, and how hard it is to read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyphen import Pyphen

from companion.content.catalog import ENGLISH

NOT_PROSE = re.compile(r"\.(?:sources?|name|key|id|code|say)\b|\.typed_dates|^help_lines")
"""Places of sources, names and of what is read by the app: no sentence of ours stands there."""


def strings(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, f"{where}[{index}]")


def everything() -> Iterator[tuple[str, str]]:
    """Yield (place, text) for each TOML string and each page of the content."""
    for path in sorted(ENGLISH.rglob("*")):
        name = path.relative_to(ENGLISH).as_posix()
        if path.suffix == ".toml":
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            # The rule for plurals is arithmetic.
            data.pop("plural", None)
            yield from strings(data, name)
        elif path.suffix == ".md":
            yield name, path.read_text(encoding="utf-8")


def files(folder: str, ending: str) -> list[Path]:
    return sorted((ENGLISH / folder).glob(f"*{ending}"))


def prose() -> Iterator[tuple[str, str]]:
    """Yield (place, text) of what is written by us as sentences: without sources and names."""
    for place, text in everything():
        if not NOT_PROSE.search(place):
            yield place, text.partition("\n## Sources")[0]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a heading and an item of a list each count as one."""
    found = []
    for part in re.split(r"\n\s*\n|\n(?=[-#|])", text):
        line = " ".join(part.split()).lstrip("#- ")
        found += [each for each in re.split(r"(?<=[.?])\s+|(?<=[.?][\"”)*])\s+", line) if words(each)]
    return found


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text)


def grade(text: Iterable[str]) -> float:
    """Return the reading grade of some sentences, by Flesch and Kincaid: about the years of school."""
    spoken = [word for sentence in text for word in words(sentence)]
    return 0.39 * len(spoken) / len(list(text)) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59


def syllables(word: str) -> int:
    return len(_hyphens().positions(word.lower())) + 1


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


def passages() -> Iterator[tuple[str, list[str]]]:
    """Yield (place, sentences) of each exercise and each page to read; what is said twice counts once."""
    together: dict[str, dict[str, None]] = {}
    for place, text in prose():
        if match := re.match(
            r"((?:exercises|about)/\w+)\.(?:md$|.*(?:about|cautions?|why|ways|short|text)\b)", place
        ):
            together.setdefault(match[1], {}).update(dict.fromkeys(sentences(text)))
    for place, found in together.items():
        yield place, list(found)
