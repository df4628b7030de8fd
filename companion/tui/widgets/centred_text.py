"""Text centred by the same rule as on the splash."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.core.layout import centred


class CentredText(Widget):
    """Text in the middle, wrapped into lines of about the same length."""

    DEFAULT_CSS = "CentredText { height: auto; width: 1fr; color: $words; }"

    words = reactive("", layout=True)

    def __init__(self, words: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(CentredText.words, words)

    def lines(self, width: int) -> list[tuple[int, str]]:
        """Return the lines, each with the column that it begins at, in `width` cells."""
        return centred(self.words, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self.lines(width)))

    def render_line(self, y: int) -> Strip:
        lines, style = self.lines(self.size.width), self.rich_style
        column, text = lines[y] if y < len(lines) else (0, "")
        strip = Strip([Segment(" " * column, style), Segment(text, style)])
        return strip.adjust_cell_length(self.size.width, style)
