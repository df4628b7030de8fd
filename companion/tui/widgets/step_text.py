"""The text of a step, in large letters if they are set."""

from __future__ import annotations

from textual.reactive import reactive

from companion.content.letters import on_screen
from companion.tui.drawing import in_words
from companion.tui.widgets.centred_text import CentredText

ALL = 10_000
"""The most cells of a column with large letters: more than any terminal has."""


class StepText(CentredText):
    """Centred text that can be large: `big` is the short text for large letters, "" for the usual size."""

    big = reactive("", layout=True)

    def lines(self, width: int) -> list[tuple[int, str]]:
        """Return the rows of large letters where they are set and fit, else the lines of the text."""
        rows = on_screen(self.big, width, self.app.size.height) if self.big and not in_words(self) else None
        if rows is None:
            return super().lines(width)
        before = (width - max(map(len, rows))) // 2
        return [(before, row) for row in rows]
