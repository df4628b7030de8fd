"""Looking back: finding, filtering, changing entries, and the ways from here to pages about many of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.filters import Containing, Filter, Since, with_added
from companion.core.layout import WIDE_COLUMN
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text.filters import as_typed, sentence, typed
from companion.text.letter import as_text, letter
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens import filter_picker, history_views
from companion.tui.screens.entry import CHANGES, EntryPage, change
from companion.tui.screens.history_list import LONG, HistoryList
from companion.tui.screens.page import OPENING, Page
from companion.tui.selection import Selection
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.chips import Chips, grouped
from companion.tui.widgets.entry_list import EntryList
from companion.tui.widgets.search_line import SearchLine


class HistoryPage(Page[None]):
    """The entries, newest first, as far as the filters admit them."""

    CSS_PATH = "history.tcss"
    HEADING = "history"
    COLUMN, SHOWS_ENTRIES = WIDE_COLUMN, True
    AUTO_FOCUS = "EntryList"
    BINDINGS = [
        command("history.undo", "u", footer=False),
        command("history.find", "slash"),
        command("history.more", "m"),
        command("history.filter", "f"),
        *CHANGES,
        command("history.unfilter", "backspace", footer=False),
        *history_views.COMMANDS,
    ]

    def __init__(self, filters: tuple[Filter, ...] = (), history: History | None = None) -> None:
        """Begin with `filters`; a page that is opened from another reads from its `history`."""
        super().__init__()
        self._begin_with = filters
        # What is typed on the line to search on, and what else is on.
        self._typed: tuple[Filter, ...] = ()
        # Held, and not looked up: something may have to be said when the page is being removed.
        self.found = HistoryList(self.context, self._fail, history)
        self._sentence = Static(id="sentence", markup=False)
        self._chips = Chips(self.context.today, id="chips")
        self._search = SearchLine(self._find, self.entries, placeholder=phrase("history.search"), id="search")
        self._message, self._message_at = CentredText(id="message", classes="at-foot"), 0.0

    def content(self) -> ComposeResult:
        """Lay out the sentence, the filters, the list and the reading pane."""
        self._chips.display = self._search.display = self._message.display = False
        yield from (self._sentence, self._chips, self._search)
        yield CentredBlock(CentredText(id="empty"), rows=1, id="nothing")
        yield self.found
        yield self._message

    def on_mount(self) -> None:
        """Show the newest entries."""
        self._filter(self._begin_with)

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.found.entries

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that are on."""
        return self.found.filters

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries.row.entry if self.entries.row else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs an entry only where there is one."""
        return action not in ("change", "copy_entry") or self.current is not None

    @on(HistoryList.Read)
    def read(self, event: HistoryList.Read) -> None:
        """Say what is shown; a kind sentence takes the place of a list in which there is nothing."""
        self._say_what(so_far=event.so_far)
        self.set_class(empty := not self.filters and not self.entries.rows, "-empty")
        self.query_one("#empty", CentredText).words = self.found.nothing
        if not empty and self.focused is None:
            self.entries.focus()
        self.refresh_bindings()

    def _say_what(self, *, so_far: bool = False) -> None:
        """Say what is shown, and whether what is typed was understood as a date."""
        if (count := self.found.count) is not None:
            words = sentence(self.filters, count, self.context.today, so_far=so_far)
            if self._search.display and any(isinstance(one, Since) for one in self._typed):
                words = phrase("history.date", sentence=words)
            self._sentence.update(words if self.filters or count else "")

    def _fail(self, error: StoreError) -> None:
        self.say(phrase(error.key, **error.facts))

    def say(self, words: str) -> None:
        """Say one sentence at the foot of the page; it stays until the cursor moves on."""
        self._message.words, self._message.display = words, bool(words)
        self._message_at = self.context.clock()

    @on(EntryList.Moved)
    def moved(self) -> None:
        """Hide a sentence that has been there for a moment."""
        if self.context.clock() - self._message_at > LONG / 2:
            self._message.display = False

    @on(EntryList.Opened)
    def open_row(self, event: EntryList.Opened) -> None:
        """Open what is under the cursor on a page of its own."""
        if event.row.entry:
            self.app.push_screen(EntryPage(event.row.entry, self._changed))
        else:
            self.say(event.row.words)

    def action_change(self, name: str) -> None:
        """Edit, tag or delete the entry under the cursor."""
        if entry := self.current:
            change(self, name, entry, self._changed)

    def _changed(self, name: str, entry: Entry) -> None:
        """Show an entry as it is now; if it was deleted, say how it can be restored."""
        if name == "delete":
            self.found.remove_entry(entry)
            self.say(phrase("history.removed", undo=key_of(self, "history.undo")))
        else:
            self.found.replace_entry(entry)

    def action_copy_entry(self) -> None:
        """Copy the entry as it reads, and say so."""
        if entry := self.current:
            self.app.copy_to_clipboard(as_text(letter(entry, self.context.now())))
            self.say(phrase("history.copied"))

    @work
    async def action_undo(self) -> None:
        """Restore what was deleted last."""
        self.say(await self.found.restore())

    def put_on(self, *filters: Filter) -> None:
        """Put filters on, each in the place of one of its kind where two would find nothing."""
        self._filter(with_added(self.filters, filters))

    def _filter(self, filters: Iterable[Filter]) -> None:
        self.found.read(tuple(dict.fromkeys(filters)))
        self._besides = tuple(one for one in self.filters if one not in self._typed)
        self._show_chips()

    def _show_chips(self) -> None:
        hidden = self._typed if self._search.display else ()
        self._chips.filters = tuple(one for one in self.filters if one not in hidden)
        self._chips.display = bool(self._chips.filters)

    @on(Chips.Removed)
    def chip_removed(self, event: Chips.Removed) -> None:
        """Take off the filters of the label that was clicked."""
        self._filter(one for one in self.filters if one not in event.filters)

    def action_unfilter(self) -> None:
        """Take the last filter off."""
        if last := grouped(self.filters)[-1:]:
            self._filter(one for one in self.filters if one not in last[0])

    @work
    async def action_filter(self) -> None:
        """Choose a filter, then what it admits."""
        if chosen := await filter_picker.choose(self.host, self.found.history, self.say):
            self.put_on(*chosen)

    def action_find(self) -> None:
        """Open the line to search on."""
        words = [one for one in self.filters if isinstance(one, Containing)]
        self._typed, self._besides = tuple(words), tuple(one for one in self.filters if one not in words)
        self._search.open(as_typed(words[0], self.context.today) if words else "")

    def _find(self, text: str) -> None:
        """Filter by the words or the date on the line; they become a label when it is closed."""
        self._typed = typed(text, self.context.today)
        if (wanted := with_added(self._besides, self._typed)) != self.filters:
            self.found.read(wanted)
        else:
            self._say_what()
        self._show_chips()

    def action_back(self) -> None:
        """End the search if there is one, then take the filters off that were put on here, then go back."""
        if self._search.display:
            self._search.value = ""
            self._search.close()
        elif set(self.filters) - set(self._begin_with):
            self._filter(self._begin_with)
        else:
            super().action_back()

    def action_more(self) -> None:
        """Choose one of the ways from here."""
        # A letter that comes before the menu does is meant for it.
        self.host.hold_keys()
        self.run_worker(history_views.choose(self, self.action_view), group=OPENING)

    @work(group=OPENING)
    async def action_view(self, name: str) -> None:
        """Go to a page about what is shown here."""
        # A key that comes before the page does is meant for the page: here it might delete something.
        self.host.hold_keys()
        # Said only where it takes a while: painting it would take longer than most reading does.
        saying = self.set_timer(LONG / 2, lambda: self.say(phrase("history.reading")))
        history, filters, changed = self.found.history, self.filters, self.found.replace_entry
        selection = Selection(history, filters, (), self.context.today, self._show_some, changed)
        try:
            selection.entries = await asyncio.to_thread(history.everything, filters)
            saying.stop()
            self.say("")
            self.say(await history_views.show(self.host, name, selection))
            await asyncio.to_thread(selection.free)
        except StoreError as error:
            self._fail(error)
        finally:
            saying.stop()
            self.host.release_keys()

    async def _show_some(self, filters: tuple[Filter, ...]) -> tuple[Entry, ...] | None:
        """Show what these filters find on a page like this one; returns all entries if one was changed."""
        page = HistoryPage(filters, self.found.history)
        await self.app.push_screen_wait(page)
        if self.found.take_over(page.found):
            try:
                return await asyncio.to_thread(self.found.history.everything, self.filters)
            except StoreError as error:
                self._fail(error)
        return None
