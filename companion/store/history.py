"""The notebook as the history reads it: a month at a time, in any thread, remembered until it changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import monotonic

from companion.core.entry import Entry
from companion.core.filters import Filter, Since, Until, admitted
from companion.store import files
from companion.store.errors import StoreError
from companion.store.notebook import Notebook
from companion.store.notices import Notice

EDGE = timedelta(days=2)
"""A month in an id is UTC's; a day on somebody's calendar may begin 14 hours earlier or 12 later."""

MOMENT = 0.03
"""Seconds of reading after which what was found is shown."""


@dataclass(frozen=True)
class MonthPage:
    """One month: its entries, newest first, and what there is to tell about its file."""

    name: str
    entries: tuple[Entry, ...] = ()
    told: tuple[Notice | StoreError, ...] = ()


class Archive:
    """Reads months with a notebook of its own, so that reading never waits for the one that writes."""

    def __init__(self, open_notebook: Callable[[], Notebook]) -> None:
        self._notebook = open_notebook()
        self._counting = open_notebook()
        self._lock = Lock()
        self._pages: dict[str, tuple[files.Signature | None, MonthPage]] = {}

    def names(self, filters: Collection[Filter] = ()) -> list[str]:
        """Give the months, newest first, in which the filters could find something. Raises StoreError."""
        with self._lock:
            names = self._notebook.months()
        first = max((f"{f.day - EDGE:%Y-%m}" for f in filters if isinstance(f, Since)), default="")
        last = min((f"{f.day + EDGE:%Y-%m}" for f in filters if isinstance(f, Until)), default="~")
        return [name for name in names if first <= name <= last]

    def month(self, name: str) -> MonthPage:
        """Give a month; one that can't be read has no entries and a word about why."""
        with self._lock:
            try:
                seen = files.signature(self._notebook.folder / f"{name}.json")
            except OSError:
                seen = None
            known = self._pages.get(name)
            if known is None or seen is None or known[0] != seen:
                known = seen, self._read(name)
                self._pages[name] = known
            return known[1]

    def some(self, names: Sequence[str], filters: Collection[Filter], most: int) -> list[MonthPage]:
        """Give the first of some months as the filters leave them: at least one, then what a moment allows.

        Ends after `most` entries too, so that the first page is there at once.
        """
        pages: list[MonthPage] = []
        count, until = 0, monotonic() + MOMENT
        for name in names:
            page = self.month(name)
            pages.append(replace(page, entries=tuple(admitted(page.entries, filters))))
            count += len(pages[-1].entries)
            if count >= most or monotonic() > until:
                break
        return pages

    def count(self) -> int:
        """Count all entries. Raises StoreError."""
        # With a handle of its own: counting a large notebook takes longer than a page may wait.
        return self._counting.count()

    def find(self, filters: Collection[Filter] = ()) -> Iterator[list[Entry]]:
        """Give what the filters find, newest first, a month at a time. Raises StoreError."""
        for name in self.names(filters):
            yield admitted(self.month(name).entries, filters)

    def everything(self, filters: Collection[Filter] = ()) -> tuple[Entry, ...]:
        """Give all that the filters find, newest first. Raises StoreError."""
        return tuple(entry for found in self.find(filters) for entry in found)

    def _read(self, name: str) -> MonthPage:
        first = datetime.strptime(name, "%Y-%m").replace(tzinfo=UTC)
        following = (first + timedelta(days=32)).replace(day=1)
        try:
            entries = tuple(self._notebook.entries(first, following))
        except StoreError as error:
            return MonthPage(name, (), (error,))
        told = tuple(notice for notice in self._notebook.notices if notice.month == name)
        return MonthPage(name, entries, told)
