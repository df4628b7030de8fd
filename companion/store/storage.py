"""A TinyDB storage over months, for whoever opens a month with TinyDB, as the history does.

    db = TinyDB(storage=lambda: MonthStorage(months, "2026-11"))

TinyDB's own JSONStorage overwrites a file in place and takes an empty file for an empty database; this one
has what `Months` has: repair, backup, locks, whole files.
"""

from __future__ import annotations

from tinydb.storages import Storage

from companion.store.codec import Table, Tables, decode, migrate
from companion.store.months import Months


class MonthStorage(Storage):
    """The tables of one month."""

    def __init__(self, months: Months, name: str) -> None:
        self._months = months
        self._name = name

    def read(self) -> Tables | None:
        """Return the tables, None if there is no month yet. Raises StoreError."""
        month = self._months.get(self._name)
        if month.signature is None and month.is_writable:
            return None
        if month.is_newer:
            return {name: _documents(month.table(name)) for name in month.tables}
        # Decoded again: TinyDB changes documents in place, and those of a month are shared.
        return migrate(decode(month.raw)) if month.raw else month.tables

    def write(self, data: Tables) -> None:
        """Replace the tables of the month. Raises StoreError."""
        with self._months.changing(self._name) as change:
            change.tables = data


def _documents(table: Table) -> Table:
    """Return what TinyDB can hold of a newer version's table."""
    return {i: document for i, document in table.items() if i.isdecimal() and isinstance(document, dict)}
