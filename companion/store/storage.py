"""A TinyDB storage over months, for whoever opens a month with TinyDB, as the history does.

    db = TinyDB(storage=lambda: MonthStorage(months, "2026-11"))

TinyDB's own JSONStorage overwrites a file in place and takes an empty file for an empty database; this one
has what `Months` has: repair, backup, locks, whole files.
"""

from __future__ import annotations

from tinydb.storages import Storage

from companion.store.codec import Tables
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
        # Copies, because TinyDB changes documents in place, and those of a month are shared; what stands in
        # their fields is not copied. A newer version may have what TinyDB can't hold.
        return {
            name: {i: dict(d) for i, d in month.table(name).items() if i.isdecimal() and isinstance(d, dict)}
            for name in month.tables
        }

    def write(self, data: Tables) -> None:
        """Replace the tables of the month. Raises StoreError."""
        with self._months.changing(self._name) as change:
            change.tables = data
