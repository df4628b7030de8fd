"""What the history shows: months of typed entries, filtered, read in any thread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from time import monotonic
from typing import NamedTuple

from companion.core.entry import Entry
from companion.core.filters import Filter, Since, Until, admitted
from companion.store import files
from companion.store.errors import StoreError
from companion.store.notebook import Notebook
from companion.store.notices import Notice

EDGE = timedelta(days=2)
"""A month's file is by UTC; a local day may begin 14 hours earlier or end 12 hours later."""

MOMENT = 0.03
"""Seconds of reading after which what was found is shown."""

CACHED = 12
"""Months of typed entries in memory, about 1 MB each in a busy notebook."""


class MonthPage(NamedTuple):
    """One month: its entries, newest first, and notices or an error about its file."""

    name: str
    entries: tuple[Entry, ...] = ()
    notices: tuple[Notice | StoreError, ...] = ()


class History:
    """Reads months of a notebook; the last ones stay in memory until their file changes."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        # Not a method of its own: in a cycle, which is collected seldom, the months would stay in memory.
        self._cached = lru_cache(CACHED)(lambda name, signature: _read(notebook, name))

    def names(self, filters: Collection[Filter] = ()) -> list[str]:
        """Return the months in which the filters could find something, newest first. Raises StoreError."""
        first = max(((f.day - EDGE).isoformat()[:7] for f in filters if isinstance(f, Since)), default="")
        last = min(((f.day + EDGE).isoformat()[:7] for f in filters if isinstance(f, Until)), default="~")
        return [name for name in self._notebook.months() if first <= name <= last]

    def month(self, name: str) -> MonthPage:
        """Return a month; one that can't be read has no entries, and the error."""
        try:
            seen = files.signature(self._notebook.path(name))
        except (OSError, StoreError):
            seen = None
        return _read(self._notebook, name) if seen is None else self._cached(name, seen)

    def some(self, names: Sequence[str], filters: Collection[Filter], most: int) -> list[MonthPage]:
        """Return the first of some months, filtered: at least one, then as many as a moment allows.

        Stops after `most` entries too, so that the first page is there at once.
        """
        pages: list[MonthPage] = []
        count, until = 0, monotonic() + MOMENT
        for name in names:
            page = self.month(name)
            pages.append(page._replace(entries=tuple(admitted(page.entries, filters))))
            count += len(pages[-1].entries)
            if count >= most or monotonic() > until:
                break
        return pages

    def count(self) -> int:
        """Return the number of all entries. Raises StoreError."""
        return self._notebook.count()

    def find(self, filters: Collection[Filter] = ()) -> Iterator[list[Entry]]:
        """Yield what the filters find, newest first, a month at a time. Raises StoreError."""
        for name in self.names(filters):
            yield admitted(self.month(name).entries, filters)

    def everything(self, filters: Collection[Filter] = ()) -> tuple[Entry, ...]:
        """Return all that the filters find, newest first. Raises StoreError."""
        return tuple(entry for found in self.find(filters) for entry in found)


def _read(notebook: Notebook, name: str) -> MonthPage:
    try:
        entries = notebook.read_month(name)
    except StoreError as error:
        return MonthPage(name, (), (error,))
    return MonthPage(name, entries, notebook.notices.about(name))
