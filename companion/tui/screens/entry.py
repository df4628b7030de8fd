"""One entry, in full."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.content.telling import whole
from companion.core.entry import Entry
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints


class EntryPage(Page[None]):
    """Shows everything that one entry holds, in the person's own words."""

    CSS_PATH = "entry.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry

    def compose(self) -> ComposeResult:
        """Lay out the entry, which scrolls."""
        with VerticalScroll():
            yield Static(whole(self.entry), id="entry", markup=False)
        yield Hints()
