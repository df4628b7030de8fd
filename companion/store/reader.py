"""The half of the notebook that reads: entries newest first; a month that can't be read hides no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion.core.ids import first_id, month_of
from companion.store.codec import ENTRIES, REMOVED, Document, is_id
from companion.store.errors import StoreError
from companion.store.folder import list_folder
from companion.store.month import Month
from companion.store.months import Months
from companion.store.notices import NoticeKind, kind_for

if TYPE_CHECKING:
    from companion.core.entry import Entry
    from companion.store.merge import LeftOut


class Reader:
    """Reads the entries of a folder; it writes nothing, unless a month has to be repaired."""

    def __init__(self, months: Months) -> None:
        self.folder = months.folder
        self.notices = months.notices
        self._months = months

    def months(self) -> list[str]:
        """Return the months that have a file, such as 2026-11, newest first; none while locked.

        Raises StoreError.
        """
        disk = self._months.disk
        return [] if disk.is_locked else list(list_folder(self.folder, is_sealed=disk.is_sealed).months)

    def path(self, name: str) -> Path:
        """Return the path of a month's file, as it is called now. Raises StoreError."""
        return self._months.path(name)

    def count(self) -> int:
        """Return the number of entries; months are read again only when they have changed."""
        return sum(self._months.count(name) for name in self.months())

    def get(self, entry_id: str) -> Entry | None:
        """Return an entry, None when there is none or this version can't read it."""
        if not is_id(entry_id):
            return None
        month = self._month_with(entry_id)
        document = month.find(entry_id)
        return None if document is None else next(self._typed(month, [document]), None)

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Entry]:
        """Yield entries newest first, since <= time in the id < until, both times with an offset.

        A month is read when its first entry is asked for. One that can't be read is left out, with a notice.
        """
        for month, documents in self._each_month(since, until):
            yield from self._typed(month, documents)

    def documents(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Document]:
        """Yield entries as `entries` does, but as they are on disk: for export only, not to be changed.

        What has no id comes last in its month, unless times are given.
        """
        for month, documents in self._each_month(since, until):
            yield from documents
            if since is until is None:
                # A newer version may have something else among the entries.
                every = [each for each in month.table(ENTRIES).values() if isinstance(each, dict)]
                yield from (each for each in every if not isinstance(each.get("id"), str))

    def removals(self) -> Iterator[Document]:
        """Yield the ids and times of removed entries, newest first: for export only."""
        for month, _ in self._each_month(None, None):
            for entry_id in sorted(month.removed, reverse=True):
                yield month.table(REMOVED)[month.removed[entry_id]]

    def read_month(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of a month, such as 2026-11, newest first, by TinyDB. Raises StoreError."""
        # Imported here: saving an entry needs no TinyDB.
        from tinydb import TinyDB

        from companion.store.documents import to_entries
        from companion.store.storage import MonthStorage

        with TinyDB(storage=lambda: MonthStorage(self._months, name)) as database:
            every = database.table(ENTRIES).all()
        found = [document for document in every if isinstance(document.get("id"), str)]
        found.sort(key=lambda document: str(document["id"]), reverse=True)
        typed = to_entries(found)
        if typed is None or len(found) < len(every):
            month = self._months.get(name)
            self._report_unreadable(month)
            typed = list(self._typed(month, found))
        return tuple(typed)

    def has(self, document: Document) -> bool:
        """Whether an entry is in the notebook just as this document has it. Raises StoreError."""
        entry_id: str = document["id"] if is_id(document.get("id")) else ""
        return bool(entry_id) and self._month_with(entry_id).find(entry_id) == document

    def is_removed(self, entry_id: str) -> bool:
        """Whether an entry was removed, here or on another machine. Raises StoreError."""
        return self._month_with(entry_id).find(entry_id, REMOVED) is not None

    def _month_with(self, entry_id: str) -> Month:
        """Return the month that an entry is in; while locked, only what this process wrote is there."""
        if self._months.disk.is_locked:
            return self._months.inbox.month(entry_id)
        return self._months.get(month_of(entry_id))

    def unreadable(self, name: str) -> list[LeftOut]:
        """Return the entries of a month that can't be read, or can't be changed for their id.

        Raises StoreError.
        """
        from companion.store.documents import to_entry, unreadable_field
        from companion.store.merge import LeftOut

        every = enumerate(self._months.get(name).table(ENTRIES).values(), 1)
        return [
            LeftOut(number, unreadable_field(document) if isinstance(document, dict) else "")
            for number, document in every
            if not isinstance(document, dict) or to_entry(document) is None or not is_id(document["id"])
        ]

    def _each_month(
        self, since: datetime | None, until: datetime | None
    ) -> Iterator[tuple[Month, Iterator[Document]]]:
        """Yield each month that can be read and has the range, with its documents in the range."""
        low, high = (first_id(since) if since else ""), (first_id(until) if until else "~")
        for name in self.months():
            # An id begins with its month.
            if not low[:6] <= name.replace("-", "") <= high[:6]:
                continue
            try:
                month = self._months.get(name)
            except StoreError as error:
                self.notices.add(kind_for(error.problem, NoticeKind.MONTH_UNREADABLE), name, error.path)
            else:
                if len(month.entries) < len(month.table(ENTRIES)):
                    self._report_unreadable(month)
                yield month, _between(month, low, high)

    def _typed(self, month: Month, documents: Iterable[Document]) -> Iterator[Entry]:
        """Yield typed entries, with a notice if this version can't read one."""
        # Imported here: saving a new entry needs no models.
        from companion.store.documents import to_entry

        for document in documents:
            if (entry := to_entry(document)) is not None:
                yield entry
            else:
                self._report_unreadable(month)

    def _report_unreadable(self, month: Month) -> None:
        """Add one notice for all entries of a month that this version can't read."""
        from companion.store.documents import to_entry

        count = sum(to_entry(each) is None for each in month.table(ENTRIES).values())
        self.notices.add(NoticeKind.ENTRIES_UNREADABLE, month.name, month.path, count)


def _between(month: Month, low: str, high: str) -> Iterator[Document]:
    for entry_id in month.newest_first:
        document = month.find(entry_id)
        if low <= entry_id < high and document is not None:
            yield document
