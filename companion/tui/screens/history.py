"""A first history: what was kept, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from companion.content.phrases import say
from companion.content.telling import day, line
from companion.core.entry import Entry
from companion.store.errors import StoreError
from companion.tui.commands import command
from companion.tui.keeping import tell_notices
from companion.tui.screens.entry import EntryPage
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.line import Line
from companion.tui.widgets.placed import Placed
from companion.tui.world import World

AT_ONCE = 60
"""How many entries are read at a time; more are read as the cursor nears the end."""


class HistoryPage(Page[None]):
    """Entries by day, newest first, one line each; Enter opens one."""

    CSS_PATH = "history.tcss"
    BINDINGS = [
        command("history.up", "k", "cursor(-1)", footer=False),
        command("history.down", "j", "cursor(1)", footer=False),
    ]

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.shown: dict[str, Entry] = {}
        self._rest: Iterator[Entry] = iter(())
        self._day: date | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list, and a sentence for when there is nothing in it."""
        yield Placed(Line(say("history.empty"), id="empty"), rows=1, id="nothing")
        yield OptionList(markup=False)
        yield Line("", id="told")
        yield Hints()

    def on_mount(self) -> None:
        """Show the newest entries."""
        self._rest = self.world.notebook.entries()
        self._more()
        self.query_one("#nothing").display = not self.shown
        entries = self.query_one(OptionList)
        entries.display = bool(self.shown)
        if self.shown:
            entries.focus()
            entries.action_first()

    def _more(self) -> None:
        try:
            for entry in islice(self._rest, AT_ONCE):
                self._add(entry)
        except StoreError as error:
            self._tell(say(error.key, **error.facts))
        tell_notices(self.companion)

    def _add(self, entry: Entry) -> None:
        entries = self.query_one(OptionList)
        if self._day != entry.at.date():
            if self._day is not None:
                entries.add_option(Option("", disabled=True))
            self._day = entry.at.date()
            entries.add_option(Option(day(self._day, self.world.now().date()), disabled=True))
        self.shown[entry.id] = entry
        entries.add_option(Option(f"  {line(entry)}", id=entry.id))

    def _tell(self, sentence: str) -> None:
        self.query_one("#told", Line).words = sentence

    @on(OptionList.OptionHighlighted)
    def near(self, event: OptionList.OptionHighlighted) -> None:
        """Read on when the cursor comes near the end."""
        if event.option_index > event.option_list.option_count - AT_ONCE // 3:
            self._more()

    @on(OptionList.OptionSelected)
    def open_entry(self, event: OptionList.OptionSelected) -> None:
        """Open an entry."""
        if event.option_id:
            self.app.push_screen(EntryPage(self.shown[event.option_id]))

    def action_cursor(self, by: int) -> None:
        """Move the cursor as the arrows do."""
        entries = self.query_one(OptionList)
        entries.action_cursor_down() if by > 0 else entries.action_cursor_up()
