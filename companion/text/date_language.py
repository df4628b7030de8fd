"""What the language's data says about typed dates, without accents: many people type none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from companion.content import catalog
from companion.content.catalog import folders, load, table
from companion.content.translation import merged


def compared(text: str) -> str:
    """Return what was typed as it is compared: without accents, in one spelling, with single spaces."""
    return " ".join(catalog.compared(text.replace("’", "'")).split())


def typed() -> dict[str, Any]:
    """Return the table `typed_dates` of the language."""
    return _compared_words(folders())


@cache
def _compared_words(languages: tuple[Path, ...]) -> dict[str, Any]:
    """Return what the language says about typed dates, as it is compared; read once for a language."""
    found: dict[str, Any] = {}
    for _, same in groupby(reversed(languages), key=lambda folder: folder.name):
        # A table of one language is not mixed with that of another: "am" is no half of the day in German.
        own: dict[str, Any] = {}
        for folder in same:
            own = merged(own, load(folder / "language.toml").get("typed_dates", {}))
        found |= {name: own[name] for name in own if isinstance(own[name], type(found.get(name, own[name])))}
    units = {unit: list(map(compared, words)) for unit, words in found["units"].items()}
    rest = {name: _each_compared(value) for name, value in found.items()}
    return rest | {"units": units, "order": found["order"]}


def _each_compared(value: Any) -> Any:
    match value:
        case dict():
            return {compared(name): inner for name, inner in value.items()}
        case list():
            return list(map(compared, value))
    return value


def names() -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each name of a weekday and a month, with what it stands for."""
    language = table("language")
    yield from ((compared(name), ("weekday", at)) for at, name in enumerate(language["weekdays"]))
    for months in (language["months"], language["short_months"]):
        yield from ((compared(name), ("month", at)) for at, name in enumerate(months, start=1))


def units() -> dict[str, str]:
    """Return each word for a unit of time with the unit."""
    return {word: unit for unit, words in typed()["units"].items() for word in words}


def gap_pattern(template: str) -> re.Pattern[str]:
    """Return what finds a template such as "{hour}:{minute} {half}" in a text, with its gaps as groups."""
    words = typed()
    found: re.Pattern[str] = _compiled(template, (*words["counts"],), (*units(),), (*words["halves"],))
    return found


@cache
def _compiled(template: str, counts: tuple[str, ...], units: tuple[str, ...], halves: tuple[str, ...]) -> Any:
    number = "|".join(map(re.escape, counts))
    gaps = {
        "count": rf"\d{{1,4}}|{number}",
        "unit": "|".join(map(re.escape, units)),
        "half": "|".join(map(re.escape, sorted(halves, key=len, reverse=True))),
        "hour": rf"\d{{1,2}}|{number}",
        "minute": r"[0-5]\d",
    }
    text = re.escape(template).replace(r"\ ", r"\s*" if "{half}" in template else " ")
    for name, pattern in gaps.items():
        text = text.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{pattern})")
    return re.compile(text)
