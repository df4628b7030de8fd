"""Looking back: finding and filtering, and the ways from here to what the entries say together."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Input

from companion.content.catalog import phrase, table
from companion.core.filters import Containing, Filter, with_added
from companion.store.errors import StoreError
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens import filter_picker
from companion.tui.screens.changing import CHANGES
from companion.tui.screens.choice import ListPage
from companion.tui.screens.history_list import LONG, Browse
from companion.tui.widgets.chips import Chips, grouped

TYPING = 0.12
"""Seconds after the last key until the search begins."""


class HistoryPage(Browse):
    """What was kept, narrowed as somebody likes."""

    CSS_PATH = "history.tcss"
    BINDINGS = [
        command("history.find", "slash"),
        command("history.more", "m"),
        command("history.filter", "f"),
        *CHANGES,
        command("history.unfilter", "backspace", footer=False),
        command("history.over_time", "o", "way('over_time')", footer=False),
        command("history.body", "b", "way('body')", footer=False),
        command("history.helped", "h", "way('helped')", footer=False),
        command("history.person", "p", "way('person')", footer=False),
        command("history.take_along", "x", "way('take_along')", footer=False),
    ]
    _typing: Timer | None = None

    def put_on(self, *filters: Filter) -> None:
        """Put filters on, each in the place of one of its sort where two would find nothing."""
        self._set(with_added(self.filters, filters))

    def _set(self, filters: Iterable[Filter]) -> None:
        self.filters = tuple(dict.fromkeys(filters))
        chips = self.query_one(Chips)
        searching = self.query_one("#search").display
        chips.filters = tuple(one for one in self.filters if not (searching and isinstance(one, Containing)))
        chips.display = bool(chips.filters)
        self.read()

    @on(Chips.Removed)
    def chip_removed(self, event: Chips.Removed) -> None:
        """Take away what was clicked."""
        self._set(one for one in self.filters if one not in event.filters)

    def action_unfilter(self) -> None:
        """Take the last filter away."""
        if self.filters:
            last = grouped(self.filters)[-1]
            self._set(one for one in self.filters if one not in last)

    @work
    async def action_filter(self) -> None:
        """Choose a filter, then what it is to let through."""
        if chosen := await filter_picker.choose(self.host, self.archive, self.context.today, self.tell):
            self.put_on(*chosen)

    def action_find(self) -> None:
        """Open the line to type on."""
        search = self.query_one("#search", Input)
        search.value = next((one.text for one in self.filters if isinstance(one, Containing)), "")
        search.display = True
        search.focus()

    @on(Input.Changed, "#search")
    def typed(self) -> None:
        """Search as somebody types."""
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(TYPING, self._search)

    def _search(self) -> None:
        text = " ".join(self.query_one("#search", Input).value.split())
        rest = tuple(one for one in self.filters if not isinstance(one, Containing))
        wanted = (*rest, Containing(text)) if text else rest
        if wanted != self.filters:
            self._set(wanted)

    @on(Input.Submitted, "#search")
    def to_the_list(self) -> None:
        """Go to what was found; the words stay as a filter."""
        self._close_search()

    def on_key(self, event: Key) -> None:
        """Go down from the search to what was found."""
        if event.key == "down" and self.query_one("#search").has_focus:
            event.stop()
            self._close_search()

    def _close_search(self) -> None:
        if self._typing:
            self._typing.stop()
        search = self.query_one("#search")
        if search.display:
            self._search()
            search.display = False
            chips = self.query_one(Chips)
            chips.filters = self.filters
            chips.display = bool(self.filters)
        self.entries.focus()

    def action_back(self) -> None:
        """Let go of the search if somebody searches, otherwise go back."""
        search = self.query_one("#search", Input)
        if search.display:
            search.value = ""
            self._close_search()
        else:
            super().action_back()

    @work
    async def action_more(self) -> None:
        """Choose one of the ways from here."""
        names: dict[str, str] = table("history")["ways"]
        width = max(map(len, names.values()))
        shown = {key: f"{name:<{width}}   {key_of(self, f'history.{key}')}" for key, name in names.items()}
        if way := await self.app.push_screen_wait(ListPage(shown)):
            self.action_way(way)

    @work
    async def action_way(self, way: str) -> None:
        """Go to one of the pages about what is shown here."""
        # A key that comes before the page does is meant for the page: here it might remove something.
        self.host.hold_keys()
        # Said only where it takes a while: painting it would take longer than most reading does.
        saying = self.set_timer(LONG / 2, lambda: self.tell(phrase("history.reading")))
        try:
            entries = await asyncio.to_thread(self.archive.everything, self.filters)
        except StoreError as error:
            self.tell(phrase(error.key, **error.facts))
            self.host.release_keys()
            return
        finally:
            saying.stop()
        self.tell("")
        from companion.tui.screens import history_views

        self.tell(await history_views.go(self.host, self.archive, way, entries, self.filters))
        self.host.release_keys()
