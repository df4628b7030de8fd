"""A page to read, which scrolls."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from companion.tui.screens.page import Page


class TextPage(Page[None]):
    """Shows paragraphs below a title, each with its style: "", "below", "name", "more" or "quiet"."""

    CSS_PATH = "text_page.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, heading: str, *paragraphs: tuple[str, str | Content]) -> None:
        super().__init__()
        self.heading = heading
        self.paragraphs = paragraphs

    def content(self) -> ComposeResult:
        """Lay out the paragraphs."""
        with VerticalScroll():
            for style, words in self.paragraphs:
                yield Static(words, classes=style, markup=False)
