"""Reads months one after the other, newest first; one that can't be read hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from companion.store.codec import Document
from companion.store.documents import Unreadable, to_entry
from companion.store.errors import Problem, StoreError
from companion.store.folder import Month
from companion.store.months import Shelf
from companion.store.notices import Notice, What
from companion.store.sync import Gatherer


class Reader:
    """Gives months and documents of a range of time, as they are needed."""

    def __init__(self, shelf: Shelf, gatherer: Gatherer) -> None:
        self._shelf = shelf
        self._gatherer = gatherer

    def months(self) -> list[str]:
        """List the months, newest first, once copies are merged. Raises StoreError."""
        return list(self._gatherer.take_in_copies().months)

    def each_month(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Month]:
        """Give the months that can be read; about the others there is a notice."""
        first = "" if since is None else f"{since.astimezone(UTC):%Y-%m}"
        last = "9999-12" if until is None else f"{until.astimezone(UTC):%Y-%m}"
        for name in self.months():
            if not first <= name <= last:
                continue
            try:
                yield self._shelf.month(name)
            except StoreError as error:
                what = What.NEWER_VERSION if error.problem is Problem.NEWER_VERSION else What.MONTH_UNREADABLE
                self._shelf.tell(Notice(what, name, error.path))

    def documents(self, since: datetime | None, until: datetime | None) -> Iterator[tuple[Month, Document]]:
        """Give the documents of entries with since <= time in the id < until, newest first."""
        low, high = _bound(since, ""), _bound(until, "~")
        for month in self.each_month(since, until):
            for entry_id in month.version.order:
                document = month.version.find(entry_id)
                if low <= entry_id < high and document is not None:
                    yield month, document

    def removals(self) -> Iterator[Document]:
        """Give what is left of removed entries, newest first."""
        for month in self.each_month():
            for entry_id in sorted(month.version.removed, reverse=True):
                left = month.version.find_removed(entry_id)
                if left is not None:
                    yield left

    def tell_unreadable(self, month: Month) -> None:
        """Say how many of a month's entries this version can't read."""
        count = 0
        for entry_id in month.version.order:
            try:
                to_entry(month.version.find(entry_id) or {})
            except Unreadable:
                count += 1
        self._shelf.tell(Notice(What.ENTRIES_UNREADABLE, month.name, month.path, count))


def _bound(at: datetime | None, otherwise: str) -> str:
    """Give the beginning of the ids of a moment: ids sort by UTC time."""
    return otherwise if at is None else f"{at.astimezone(UTC):%Y%m%dT%H%M%S.%f}"
