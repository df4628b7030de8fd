"""The first frame of a command that goes straight somewhere: the door's words, and nothing else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen

from companion.tui.widgets.line import Line
from companion.tui.widgets.placed import Placed


class Threshold(Screen[None]):
    """Holds the first words in their place until the screen that was asked for stands over it."""

    def __init__(self, words: str, rows: int) -> None:
        super().__init__()
        self.words = words
        self.rows = rows

    def compose(self) -> ComposeResult:
        """Show the words where the door has put them."""
        yield Placed(Line(self.words), rows=self.rows)
