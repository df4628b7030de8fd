"""Words to read, which scroll."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.tui.screens.page import Page
from companion.tui.widgets.footer import Footer


class TextPage(Page[None]):
    """A heading, and words below it."""

    CSS_PATH = "text_page.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        self.heading = heading
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the heading and the words."""
        with VerticalScroll():
            yield Static(self.heading, id="name", markup=False)
            yield Static(self.words, markup=False)
        yield Footer()
