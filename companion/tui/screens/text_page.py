"""A page to read, which scrolls."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from companion.tui.commands import command
from companion.tui.screens.page import Page


class ScrollPage(Page[None]):
    """A page of words in one VerticalScroll; the footer names the key that reads on, where there is more."""

    CSS_PATH = "text_page.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        command("learn.page_down", "space", "turn(1)"),
        command("learn.page_up", "backspace", "turn(-1)", footer=False),
    ]

    def shown(self) -> None:
        """Name the key once it is known whether there is more."""
        super().shown()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """There may be more than before, or no more."""
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is more than the page has room for."""
        return action != "turn" or any(each.max_scroll_y > 0 for each in self.query(VerticalScroll))

    def action_turn(self, by: int) -> None:
        """Scroll by most of a screen."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 2), animate=False)


class TextPage(ScrollPage):
    """Shows paragraphs below a title, each with its style: "", "below", "name", "more" or "quiet"."""

    def __init__(self, heading: str, *paragraphs: tuple[str, str | Content]) -> None:
        super().__init__()
        self.heading = heading
        self.paragraphs = paragraphs

    def content(self) -> ComposeResult:
        """Lay out the paragraphs."""
        with VerticalScroll():
            for style, words in self.paragraphs:
                yield Static(words, classes=style, markup=False)
