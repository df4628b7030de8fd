"""Any other CSV file: a person says which column is what."""

from __future__ import annotations

from collections.abc import Iterator

from companion.importing.entries import entries_of
from companion.importing.model import BadRow, File, Format, Imported, Source
from companion.importing.tables import header, rows_of


def is_table(file: File) -> bool:
    """Whether a file begins with the names of two columns or more."""
    return bool(header(file))


def read_table(source: Source) -> Iterator[Imported | BadRow]:
    """Yield the entries of a table, by the places of its columns."""
    return entries_of(rows_of(source.file), source)


ANY_CSV = Format("csv", is_table, read_table, splits="", asks=True)
