"""One line of own words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from companion.tui.screens.page import Page
from companion.tui.widgets.line_input import LineInput


class LinePage(Page[str]):
    """Returns what was typed, of `most` characters at most where that is given.

    `saves` says that Enter saves; else it goes on.
    """

    def __init__(
        self, question: str, words: str = "", most: int | None = None, *, saves: bool = True
    ) -> None:
        super().__init__()
        self.heading = question
        self.words = words
        self.most = most
        self.saves = saves

    def content(self) -> ComposeResult:
        """Lay out the line to type on."""
        yield LineInput(self.words, max_length=self.most or 0, select_on_focus=False, saves=self.saves)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Return the line."""
        self.dismiss(event.value)


class SecretPage(Page[str]):
    """Returns a passphrase, of which nothing is shown but dots; what goes on meanwhile stands below."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.heading = question

    def content(self) -> ComposeResult:
        """Lay out the line to type on."""
        yield LineInput(password=True)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Return what was typed, and leave nothing of it on the page."""
        self.dismiss(event.value)
        event.input.clear()
