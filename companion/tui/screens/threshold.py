"""The first frame of a command that opens a page at once: the splash's words, and nothing else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen

from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.step_text import StepText


class Threshold(Screen[None]):
    """Shows the first words in their place until the page that was asked for covers it."""

    def __init__(self, words: str, rows: int, *, large: bool) -> None:
        super().__init__()
        self.words = words
        self.rows = rows
        self.large = large

    def compose(self) -> ComposeResult:
        """Show the words where the splash has put them."""
        words = StepText(self.words)
        words.set_reactive(StepText.big, self.words if self.large else "")
        yield CentredBlock(words, rows=self.rows)
