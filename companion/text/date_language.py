"""What the language's data says about typed dates, without accents: many people type none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from companion.content.catalog import folders, table
from companion.core.bare import bare


def typed() -> dict[str, Any]:
    """Return the table `typed_dates` of the language."""
    found: dict[str, Any] = _bare_words(folders())
    return found


@cache
def _bare_words(languages: tuple[Path, ...]) -> Any:
    """Return what the language says about typed dates, without accents; read once for a language."""

    def each(value: Any) -> Any:
        match value:
            case dict():
                return {bare(name): each(inner) for name, inner in value.items()}
            case list():
                return [each(inner) for inner in value]
        return bare(value) if isinstance(value, str) else value

    found = table("language")["typed_dates"]
    return each(found) | {"order": found["order"]}


def names() -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each name of a weekday and a month, with what it stands for."""
    language = table("language")
    yield from ((bare(name), ("weekday", at)) for at, name in enumerate(language["weekdays"]))
    for months in (language["months"], language["short_months"]):
        yield from ((bare(name), ("month", at)) for at, name in enumerate(months, start=1))
