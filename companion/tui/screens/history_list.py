"""Entries newest first, read a month at a time, and the one under the cursor in full beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.worker import WorkerCancelled

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.filters import Filter, words_of
from companion.flows.context import Context
from companion.flows.edit import restore
from companion.store.asides import mark_shown
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text.letter import Paragraph, letter
from companion.tui.drawing import key_of
from companion.tui.widgets.entry_list import EntryList
from companion.tui.widgets.entry_rows import Removed, Row
from companion.tui.widgets.letter_view import LetterView

AT_ONCE = 400
"""Entries that are read before the person scrolls on."""
SOON = 0.1
"""Seconds that the cursor rests before the reading pane follows: nobody reads while a key is held."""
LONG = 1.0
"""Seconds of reading after which the count so far is shown."""


class HistoryList(Horizontal):
    """The entries that `filters` find. `count` is how many there are, None until all are counted.

    `changed` says whether an entry was changed here.
    """

    @dataclass
    class Read(Message):
        """More entries were read or counted; with `so_far` there are more to come."""

        so_far: bool = False

    def __init__(
        self, context: Context, fail: Callable[[StoreError], None], history: History | None = None
    ) -> None:
        """`fail` is called where entries could not be read."""
        super().__init__()
        self.context = context
        self._fail = fail
        self.history = history or History(context.notebook)
        self.changed = False
        self.filters: tuple[Filter, ...] = ()
        self.count: int | None = None
        # Held, and not looked up: a month may come when the page is being removed.
        self.entries = EntryList(context.today, id="entries")
        self._pane = LetterView(id="reading", can_focus=False)
        self._pane_timer: Timer | None = None
        self._months: list[str] | None = None
        self.nothing = ""
        """What is said where nothing is shown and no filter is on."""
        self._outdated = True
        self._removed: list[tuple[Entry, Removed | None]] = []
        self._restoring = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay out the list and the reading pane."""
        yield self.entries
        yield self._pane

    def read(self, filters: tuple[Filter, ...] = ()) -> None:
        """Read again from the newest month, through these filters."""
        self.filters = filters
        self.count = 0 if filters else None
        self._months = None
        self._outdated = True
        # Where a row was removed means nothing in a list that is filled again.
        self._removed = [(entry, None) for entry, _ in self._removed]
        self._read(to_the_end=bool(filters))
        self._count_all()

    def read_again(self) -> None:
        """Read all entries again: some were imported, or an import was undone."""
        self.changed = True
        self.read(self.filters)

    @work(exclusive=True, group="reading")
    async def _read(self, *, to_the_end: bool = False) -> None:
        try:
            if self._months is None:
                await asyncio.to_thread(self.context.notebook.merge_copies)
                self._months = await asyncio.to_thread(self.history.names, self.filters)
                self.nothing = self._empty(self._months)
            await self._read_months(self._months, to_the_end=to_the_end)
        except StoreError as error:
            self._fail(error)
        self.post_message(self.Read())

    def _empty(self, months: list[str]) -> str:
        """Return what is said where nothing is listed: without any entry, how those of an app come in."""
        if months:
            return phrase("history.empty_apart")
        instead = phrase("history.import_instead", keys=key_of(self.screen, "app.import"))
        return f"{phrase('history.empty')} {instead}"

    async def _read_months(self, months: list[str], *, to_the_end: bool) -> None:
        """Take months from the front of `months`, and show the entries that the filters admit."""
        began, added = self.context.clock(), 0
        while self._outdated or (months and (to_the_end or added < AT_ONCE)):
            pages = await asyncio.to_thread(self.history.some, months, self.filters, AT_ONCE)
            # Nothing runs between here and the next await: a month is taken and shown, or neither.
            del months[: len(pages)]
            if self._outdated:
                self.entries.clear(words_of(self.filters))
                self._outdated = False
            shown = []
            for page in pages:
                self.entries.extend(page.entries, [phrase(each.key, **each.facts) for each in page.notices])
                shown += [notice.path for notice in page.notices]
                added += len(page.entries)
            if shown:
                await asyncio.to_thread(mark_shown, self.context.places, shown, self.context.now())
            if self.filters:
                self.count = (self.count or 0) + sum(len(page.entries) for page in pages)
                if self.context.clock() - began > LONG:
                    self.post_message(self.Read(so_far=True))

    @work(exclusive=True, group="counting")
    async def _count_all(self) -> None:
        """Count without reading, where there is no filter."""
        with suppress(StoreError):
            if not self.filters:
                self.count = await asyncio.to_thread(self.history.count)
                self.post_message(self.Read())

    @on(EntryList.NearEnd)
    def read_on(self) -> None:
        """Read on before the list ends."""
        if self._months and not self.is_reading:
            self._read()

    @property
    def is_reading(self) -> bool:
        """Whether months are being read just now."""
        return any(worker.group == "reading" and not worker.is_finished for worker in self.workers)

    @on(EntryList.ToEnd)
    @work(exclusive=True, group="to the end")
    async def read_all(self) -> None:
        """Read all that is left, then go to the oldest entry, unless the cursor has gone back by then."""
        if self._months:
            before = self.entries.cursor
            with suppress(WorkerCancelled):
                await self._read(to_the_end=True).wait()
                if self.entries.cursor >= before:
                    self.entries.action_last()

    @on(EntryList.Moved)
    def moved(self) -> None:
        """Show the entry under the cursor beside the list, as soon as the cursor rests."""
        if self._pane_timer:
            self._pane_timer.stop()
        if self._pane.display:
            self._pane_timer = self.set_timer(SOON, self._show)

    def _show(self) -> None:
        row = self.entries.row or Row()
        about = [Paragraph("quiet", row.words)]
        self._pane.show(letter(row.entry, self.context.now()) if row.entry else about)

    def replace_entry(self, entry: Entry) -> None:
        """Show an entry as it is now."""
        self.changed = True
        self.entries.replace(entry)

    def remove_entry(self, entry: Entry) -> None:
        """Take a deleted entry out of the list; `restore` brings it back."""
        self.changed = True
        self._removed.append((entry, self.entries.remove_entry(entry.id)))
        self._add_to_count(-1)

    async def restore(self) -> str:
        """Save the entry that was deleted last again, and return a sentence about that."""
        async with self._restoring:
            if not self._removed:
                return phrase("history.nothing_removed")
            entry, removed = self._removed[-1]
            try:
                now = await asyncio.to_thread(restore, self.context, entry)
            except StoreError as error:
                return phrase(error.key, **error.facts)
            self._removed.pop()
            self.changed = True
            if removed is None or replace(now, changed=entry.changed) != entry:
                self.read(self.filters)
            else:
                self.entries.restore(removed)
                self._add_to_count(1)
            return phrase("history.brought_back")

    def take_over(self, other: HistoryList) -> bool:
        """Show what was changed in another list, and let `restore` bring back what was removed there.

        Returns whether anything was.
        """
        if other.changed:
            self._removed += other._removed
            self.changed = True
            self.read(self.filters)
        return other.changed

    def _add_to_count(self, number: int) -> None:
        if self.count is not None:
            self.count += number
            self.post_message(self.Read())
