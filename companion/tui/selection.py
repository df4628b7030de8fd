"""What a page about many entries is about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.store.history import History
from companion.text.filters import sentence

FREED = 500
"""Entries that are freed at a time; it takes about a tenth of a millisecond."""


@dataclass
class Selection:
    """The entries that some filters have found.

    `show` shows what filters find as a list, until that is left; it returns all entries of this selection
    if one was changed there. `changed` is called with an entry that was changed on a page about them.
    """

    history: History
    filters: tuple[Filter, ...]
    entries: tuple[Entry, ...]
    today: date
    show: Callable[[tuple[Filter, ...]], Awaitable[tuple[Entry, ...] | None]]
    changed: Callable[[Entry], None]

    @property
    def about(self) -> str:
        """What has been found, and how much of it, in a sentence."""
        return sentence(self.filters, len(self.entries), self.today)

    def free(self) -> None:
        """Free the entries some at a time, for a thread: all of 100,000 at once would hold up a key."""
        left, self.entries = list(self.entries), ()
        while left:
            del left[-FREED:]

    async def open(self, *filters: Filter) -> bool:
        """Show those that these filters find too; returns whether the entries have changed."""
        entries = await self.show((*self.filters, *filters))
        if entries is not None:
            self.entries = entries
        return entries is not None
