"""JSON files: their entries as rows, whatever is nested in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from companion.importing.model import BadRow, File, Row, Rows, Why


def entries_in(file: File) -> list[Any]:
    """Return what stands under "entries" in a JSON file; nothing for any other file."""
    found = file.json.get("entries") if isinstance(file.json, dict) else None
    return found if isinstance(found, list) else []


def first_has(file: File, *names: str) -> bool:
    """Whether the first entry of a file has all these fields."""
    first = next(iter(entries_in(file)), None)
    return isinstance(first, dict) and set(names) <= first.keys()


def rows_of(entries: Iterable[Any], together: Mapping[str, str]) -> Rows:
    """Yield entries as rows, counted from 1: a cell for each field that says anything.

    `together` names a cell for fields that are to stand in one line.
    """
    for number, entry in enumerate(entries, 1):
        try:
            yield Row(number, _cells(entry, together))
        except (AttributeError, RecursionError):
            # No object, or one that is nested too deep.
            yield BadRow(number, Why.NOT_AN_ENTRY)


def _cells(entry: Any, together: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    cells: dict[str, tuple[str, ...]] = {}
    for name, value in entry.items():
        if texts := words_of(value):
            cell = together.get(name)
            found = (f"{name} {', '.join(texts)}",) if cell else texts
            cells[cell or name] = cells.get(cell or name, ()) + found
    return cells


def words_of(value: Any) -> tuple[str, ...]:
    """Return a value of JSON as texts, names before what is nested; none where it says nothing or no."""
    match value:
        case None | False | "":
            return ()
        case str():
            return (value,) if value.strip() else ()
        case list():
            return tuple(text for each in value for text in words_of(each))
        case dict():
            inside = (
                f"{name} {', '.join(texts)}" for name, each in value.items() if (texts := words_of(each))
            )
            return tuple(inside)
    return (json.dumps(value),)
