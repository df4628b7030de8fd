"""Any other CSV file: a person says which column is what."""

from __future__ import annotations

from collections.abc import Iterator

from companion.importing.entries import entries_of
from companion.importing.model import BadRow, File, Format, Imported, Place, Row, Source
from companion.importing.tables import header, rows_of
from companion.importing.times import can_be_swapped


def is_table(file: File) -> bool:
    """Whether a file begins with the names of two columns or more."""
    return bool(header(file))


def read_table(source: Source) -> Iterator[Imported | BadRow]:
    """Yield the entries of a table, by the places of its columns."""
    return entries_of(rows_of(source.file), source)


def can_swap(source: Source) -> bool:
    """Whether day and month could be swapped in any date of a table."""
    days = [name for name, place in source.places.items() if place is Place.DATE]
    rows = (row for row in rows_of(source.file) if isinstance(row, Row))
    return any(
        can_be_swapped(" ".join(row.cells[name][0] for name in days if name in row.cells)) for row in rows
    )


ANY_CSV = Format("csv", is_table, read_table, splits="", asks=True)
