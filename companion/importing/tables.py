"""CSV files: their rows by the names of their columns, whatever stands between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC

from companion.importing.model import BadRow, Column, File, Row, Rows, Why
from companion.importing.times import IMPOSSIBLE, read_time

EXAMPLES = 3
"""The most texts of a column that are shown."""
LONGEST_EXAMPLE = 60
"""Characters of a text that are shown."""
SPLITS = (" | ", "|", ";", ",")
"""What may stand between several values of one cell, where the format doesn't say it."""
DELIMITERS = (",", ";", "\t")


def header(file: File) -> list[str]:
    """Return the names of the columns; none for a file that is no table of two columns or more."""
    first = next((line for line in io.StringIO(file.text, newline="") if line.strip()), "")
    if first.lstrip().startswith(("{", "[")) or "\x00" in first:
        return []
    names = next(csv.reader([first], delimiter=_delimiter(first)), [])
    return _named([] if _has_date(names) else names, len(names)) if len(names) > 1 else []


def columns(file: File) -> tuple[Column, ...]:
    """Return the columns of a table, each with some of its texts."""
    found: dict[str, dict[str, None]] = {name: {} for name in header(file)}
    for row in rows_of(file):
        if isinstance(row, Row):
            for name, texts in row.cells.items():
                if len(examples := found.setdefault(name, {})) < EXAMPLES:
                    examples[texts[0][:LONGEST_EXAMPLE]] = None
    return tuple(Column(name, tuple(texts)) for name, texts in found.items())


def split(text: str, sign: str) -> tuple[str, ...]:
    """Return the values of one cell; without a sign between them it is found out."""
    sign = sign or next((each for each in SPLITS if each in text), "\n")
    return tuple(part.strip() for part in text.split(sign) if part.strip())


def rows_of(file: File) -> Rows:
    """Yield the rows, each with the line in which it begins. A first line with a date in it is no header.

    Cells without text are left out; one without a column has the number of its column as its name.
    """
    records = _records(file.text)
    names: list[str] = []
    for line, cells in records:
        if cells is None:
            yield BadRow(line, Why.NO_END)
        elif any(map(str.strip, cells)):
            if not names:
                names = _named([] if (is_row := _has_date(cells)) else cells, len(cells))
                if not is_row:
                    continue
            if len(cells) > len(names):
                names = _named(names, len(cells))
            named = zip(names, cells, strict=False)
            yield Row(line, {name: (text,) for name, cell in named if (text := cell.strip())})


def _records(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the cells of each record with its line; None for one whose quotation mark isn't closed.

    Such a record would swallow all that follows, up to the next such mark: it is read again from its second
    line on.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    lines = io.StringIO(text, newline="").readlines()
    delimiter = _delimiter(next((line for line in lines if line.strip()), ""))
    at = 0

    def following() -> Iterator[str]:
        nonlocal at
        while at < len(lines):
            at += 1
            yield lines[at - 1]

    reader = csv.reader(following(), delimiter=delimiter, strict=True)
    while (begin := at) < len(lines):
        cells: list[str] | None = None
        try:
            cells = next(reader)
        except csv.Error:
            if at == begin + 1:
                # A sign behind a closing mark, or a mark that is open at the end: nothing is lost by that.
                cells = next(csv.reader(lines[begin:at], delimiter=delimiter))
            at = begin + 1
            reader = csv.reader(following(), delimiter=delimiter, strict=True)
        yield begin + 1, cells


def _delimiter(first: str) -> str:
    return max(DELIMITERS, key=first.count)


def _has_date(cells: list[str]) -> bool:
    """Whether a date is among the cells of the first line, so that it is no header."""
    for cell in filter(str.strip, cells):
        with suppress(*IMPOSSIBLE):
            read_time(cell, "", UTC, "DMY")
            return True
    return False


def _named(names: list[str], count: int) -> list[str]:
    """Return so many names that differ: one without any is its number, one that is there twice has it too."""
    found: list[str] = []
    for at, name in enumerate((*map(str.strip, names), *[""] * (count - len(names))), 1):
        free = name or str(at)
        found.append(f"{free} ({at})" if free in found else free)
    return found
