"""Reads entries from months, newest first; a month that can't be read hides no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from companion.core.entry import Entry
from companion.core.ids import month_of
from companion.store.codec import ENTRIES, Document
from companion.store.documents import Unreadable, is_readable, to_entry
from companion.store.errors import StoreError
from companion.store.folder import list_folder
from companion.store.month import Month
from companion.store.months import Months
from companion.store.notices import NoticeKind, kind_for


class Reader:
    """The methods of `Notebook` that read; they write nothing, unless a month has to be repaired."""

    def __init__(self, months: Months) -> None:
        self._months = months

    def months(self) -> list[str]:
        """Return the names of the months, newest first. Raises StoreError."""
        return list(list_folder(self._months.folder).months)

    def get(self, entry_id: str) -> Entry | None:
        """Return an entry, None when there is none or this version can't read it."""
        month = self._months.get(month_of(entry_id))
        document = month.find(entry_id)
        return None if document is None else next(self._typed(month, [document]), None)

    def entries(self, since: datetime | None, until: datetime | None) -> Iterator[Entry]:
        """Yield entries with since <= time in the id < until."""
        for month, documents in self._each_month(since, until):
            yield from self._typed(month, documents)

    def documents(self, since: datetime | None, until: datetime | None) -> Iterator[Document]:
        """Yield entries as they are on disk."""
        for _, documents in self._each_month(since, until):
            yield from documents

    def removals(self) -> Iterator[Document]:
        """Yield what is left of removed entries."""
        for month, _ in self._each_month(None, None):
            for entry_id in sorted(month.removed, reverse=True):
                if (removal := month.find_removed(entry_id)) is not None:
                    yield removal

    def read_month(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of a month, read with TinyDB."""
        # Imported here: saving an entry needs no TinyDB.
        from tinydb import TinyDB

        from companion.store.storage import MonthStorage

        with TinyDB(storage=lambda: MonthStorage(self._months, name)) as database:
            found = [d for d in database.table(ENTRIES).all() if isinstance(d.get("id"), str)]
        found.sort(key=lambda document: str(document["id"]), reverse=True)
        return tuple(self._typed(self._months.get(name), found))

    def _each_month(
        self, since: datetime | None, until: datetime | None
    ) -> Iterator[tuple[Month, Iterator[Document]]]:
        """Yield each month that can be read and has the range, with its documents in the range."""
        first = "" if since is None else f"{since.astimezone(UTC):%Y-%m}"
        last = "9999-12" if until is None else f"{until.astimezone(UTC):%Y-%m}"
        low, high = _first_id(since, ""), _first_id(until, "~")
        for name in self.months():
            if not first <= name <= last:
                continue
            try:
                month = self._months.get(name)
            except StoreError as error:
                self._months.notice(kind_for(error.problem, NoticeKind.MONTH_UNREADABLE), name, error.path)
            else:
                yield month, _between(month, low, high)

    def _typed(self, month: Month, documents: Iterable[Document]) -> Iterator[Entry]:
        """Yield typed entries; there is one notice for all of a month that this version can't read."""
        for document in documents:
            try:
                yield to_entry(document)
            except Unreadable:
                count = sum(not is_readable(d) for d in _between(month, "", "~"))
                self._months.notice(NoticeKind.ENTRIES_UNREADABLE, month.name, month.path, count)


def _between(month: Month, low: str, high: str) -> Iterator[Document]:
    for entry_id in month.newest_first:
        document = month.find(entry_id)
        if low <= entry_id < high and document is not None:
            yield document


def _first_id(at: datetime | None, otherwise: str) -> str:
    """Return the beginning of the ids of a moment: ids sort by UTC time."""
    return otherwise if at is None else f"{at.astimezone(UTC):%Y%m%dT%H%M%S.%f}"
