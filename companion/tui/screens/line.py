"""One line of own words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.line_input import LineInput


class LinePage(Page[str]):
    """Returns what was typed, of `most` characters at most where that is given."""

    CSS_PATH = "line.tcss"

    def __init__(self, question: str, words: str = "", most: int | None = None) -> None:
        super().__init__()
        self.question = question
        self.words = words
        self.most = most

    def content(self) -> ComposeResult:
        """Lay out the question and the line to type on."""
        line = LineInput(self.words, max_length=self.most or 0, select_on_focus=False)
        yield CentredBlock(CentredText(self.question, id="question"), line, rows=3)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Return the line."""
        self.dismiss(event.value)
