"""One of a list."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from companion.tui.screens.page import Page
from companion.tui.widgets.footer import Footer


class Pick(Page[str]):
    """Brings back the key of the name that was chosen; `now` is where the cursor begins."""

    CSS_PATH = "pick.tcss"

    def __init__(self, names: Mapping[str, str], now: str = "", heading: str = "") -> None:
        super().__init__()
        self.heading = heading
        self.names = names
        self.now = now

    def compose(self) -> ComposeResult:
        """Lay out the heading, if there is one, and the list."""
        if self.heading:
            yield Static(self.heading, id="heading", markup=False)
        yield OptionList(*(Option(name, id=key) for key, name in self.names.items()), markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the one that is chosen now."""
        if self.now in self.names:
            options = self.query_one(OptionList)
            options.highlighted = options.get_option_index(self.now)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Bring it back."""
        self.dismiss(event.option_id)
