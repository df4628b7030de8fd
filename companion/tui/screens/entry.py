"""One entry, in full, on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.core.entry import Entry
from companion.text.entries import in_full
from companion.tui.screens.changing import CHANGES, Changing
from companion.tui.widgets.footer import Footer


@dataclass(frozen=True)
class Seen:
    """An entry as it was when its page was left, and whether it was removed there."""

    entry: Entry
    removed: bool = False


class EntryPage(Changing[Seen]):
    """Shows everything that one entry holds, in the person's own words."""

    CSS_PATH = "entry.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = CHANGES

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry

    def compose(self) -> ComposeResult:
        """Lay out the entry, which scrolls."""
        with VerticalScroll():
            yield Static(in_full(self.entry, self.context.now()), id="entry", markup=False)
        yield Footer()

    @property
    def current(self) -> Entry:
        """The entry that is shown."""
        return self.entry

    def changed(self, entry: Entry) -> None:
        """Show the entry as it is now."""
        self.entry = entry
        self.query_one("#entry", Static).update(in_full(entry, self.context.now()))

    def removed(self, entry: Entry) -> None:
        """Leave; the list is where it can be brought back."""
        self.dismiss(Seen(entry, removed=True))

    def action_back(self) -> None:
        """Go back to the list, which may have to show what was changed."""
        self.dismiss(Seen(self.entry))
