"""Entries newest first, read a month at a time, the chosen one in full beside them; removing and undoing."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text.entries import in_full
from companion.text.filters import sentence
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.changing import Changing
from companion.tui.screens.entry import EntryPage
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.chips import Chips
from companion.tui.widgets.entry_list import EntryList
from companion.tui.widgets.entry_rows import Removed, Row
from companion.tui.widgets.footer import Footer

AT_ONCE = 400
"""Entries that are read before somebody scrolls on."""
SOON = 0.1
"""Seconds that the cursor rests before the reading pane follows: nobody reads while a key is held."""
LONG = 1.0
"""Seconds after which it is said how far the reading is."""


class Browse(Changing[None]):
    """Entries by day, one line each; beside them, where there is room, the one under the cursor."""

    BINDINGS = [command("history.undo", "u", footer=False)]

    def __init__(self) -> None:
        super().__init__()
        self.archive = History(self.context.notebook)
        self.filters: tuple[Filter, ...] = ()
        self._names: list[str] | None = None
        self._anew = True
        self._count = 0
        self._removed: list[tuple[Entry, Removed | None]] = []
        self._soon: Timer | None = None
        self._told_at = 0.0

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the filters, the list and the reading pane."""
        yield Static(id="sentence", markup=False)
        yield Chips(self.context.today, id="chips")
        yield Input(placeholder=phrase("history.search"), id="search")
        yield CentredBlock(CentredText(phrase("history.empty"), id="empty"), rows=1, id="nothing")
        with Horizontal():
            yield EntryList(self.context.today, id="entries")
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(id="whole", markup=False)
        yield CentredText("", id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Show the newest entries."""
        for quiet in ("#chips", "#search", "#told"):
            self.query_one(quiet).display = False
        self.entries.focus()
        self.read()

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    def read(self) -> None:
        """Read again from the newest month, through the filters that are on now."""
        self._names = None
        self._anew = True
        # What was taken out has no place in a list that is made anew.
        self._removed = [(entry, None) for entry, _ in self._removed]
        self._read(to_the_end=bool(self.filters))
        if self.filters:
            self._count = 0
        else:
            self._count_all()

    @work(exclusive=True, group="reading")
    async def _read(self, *, to_the_end: bool = False) -> None:
        filters = self.filters
        try:
            if self._names is None:
                await asyncio.to_thread(self.context.notebook.merge_copies)
                self._names = await asyncio.to_thread(self.archive.names, filters)
            await self._read_months(self._names, filters, to_the_end=to_the_end)
        except StoreError as error:
            self.tell(phrase(error.key, **error.facts))
        self._say_if_empty()
        if filters:
            self._say_what()

    def _say_if_empty(self) -> None:
        """One kind sentence in the place of a list in which there is nothing."""
        empty = not self.filters and not self.entries.rows
        self.set_class(empty, "-empty")
        if not empty and self.focused is None:
            self.entries.focus()
        self.refresh_bindings()

    async def _read_months(self, names: list[str], filters: tuple[Filter, ...], *, to_the_end: bool) -> None:
        """Take months from the front of `names` and show what the filters leave of them."""
        began, added = self.context.clock(), 0
        while self._anew or (names and (to_the_end or added < AT_ONCE)):
            pages = await asyncio.to_thread(self.archive.some, names, filters, AT_ONCE)
            # Nothing runs between here and the next await: a month is shown and gone, or neither.
            del names[: len(pages)]
            if self._anew:
                self.entries.clear()
                self._anew = False
            for page in pages:
                self.entries.extend(page.entries, [phrase(each.key, **each.facts) for each in page.notices])
                added += len(page.entries)
            if filters:
                self._count += sum(len(page.entries) for page in pages)
                if self.context.clock() - began > LONG:
                    self._say_what(so_far=True)

    @work(exclusive=True, group="counting")
    async def _count_all(self) -> None:
        try:
            count = await asyncio.to_thread(self.archive.count)
        except StoreError:
            return
        if not self.filters:
            self._count = count
            self._say_what()

    def _say_what(self, *, so_far: bool = False) -> None:
        told = sentence(self.filters, self._count, self.context.today, so_far=so_far)
        self.query_one("#sentence", Static).update(told if self.filters or self._count else "")
        self._say_if_empty()

    @on(EntryList.NearEnd)
    def read_on(self) -> None:
        """Read on before the list ends."""
        if self._names and not self.is_reading:
            self._read()

    @property
    def is_reading(self) -> bool:
        """Whether months are being read just now."""
        return any(worker.group == "reading" and not worker.is_finished for worker in self.workers)

    @on(EntryList.ToEnd)
    @work(exclusive=True, group="to the end")
    async def read_all(self) -> None:
        """Read all that is left, then go to the oldest entry, unless something else is wanted by then."""
        if self._names:
            before = self.entries.cursor
            with suppress(WorkerCancelled):
                await self._read(to_the_end=True).wait()
                if self.entries.cursor >= before:
                    self.entries.action_last()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries.row.entry if self.entries.row else None

    @on(EntryList.Moved)
    def moved(self) -> None:
        """Show the entry under the cursor beside the list, as soon as the cursor rests."""
        if self.context.clock() - self._told_at > LONG / 2:
            self.query_one("#told").display = False
        if self._soon:
            self._soon.stop()
        if self.query_one("#reading").display:
            self._soon = self.set_timer(SOON, self._show)

    def _show(self) -> None:
        row = self.entries.row or Row()
        told = in_full(row.entry, self.context.now()) if row.entry else row.words
        self.query_one("#whole", Static).update(told)
        self.query_one("#reading").scroll_home(animate=False)

    @on(EntryList.Opened)
    def open_row(self, event: EntryList.Opened) -> None:
        """Open what is under the cursor on a page of its own."""
        if event.row.entry:
            self._open(event.row.entry)
        else:
            self.tell(event.row.words)

    @work
    async def _open(self, entry: Entry) -> None:
        seen = await self.app.push_screen_wait(EntryPage(entry))
        if seen is None or seen.entry is entry:
            return
        if seen.removed:
            self.removed(seen.entry)
        else:
            self.changed(seen.entry)

    def changed(self, entry: Entry) -> None:
        """Show an entry as it is now."""
        self.entries.replace(entry)

    def removed(self, entry: Entry) -> None:
        """Take an entry out of the list, and say how it can be brought back."""
        self._removed.append((entry, self.entries.take_out(entry.id)))
        self._count -= 1
        self._say_what()
        self.tell(phrase("history.removed", undo=key_of(self, "history.undo")))

    @work
    async def action_undo(self) -> None:
        """Bring back what was removed last."""
        if not self._removed:
            self.tell(phrase("history.nothing_removed"))
            return
        entry, taken = self._removed[-1]
        try:
            await asyncio.to_thread(self.context.notebook.restore, entry)
        except StoreError as error:
            self.tell(phrase(error.key, **error.facts))
            return
        self._removed.pop()
        if taken is None:
            self.read()
        else:
            self.entries.put_back(taken)
            self._count += 1
            self._say_what()
        self.tell(phrase("history.brought_back"))

    def tell(self, sentence: str) -> None:
        """Say one sentence at the foot of the page; it stays until the cursor moves on."""
        told = self.query_one("#told", CentredText)
        told.words, told.display, self._told_at = sentence, bool(sentence), self.context.clock()
