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

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(centred(self.words, width)))

    def render_line(self, y: int) -> Strip:
        lines = centred(self.words, self.size.width)
        style = self.rich_style
        if y >= len(lines):
            return Strip.blank(self.size.width, style)
        column, text = lines[y]
        return Strip([Segment(" " * column, style), Segment(text, style)]).adjust_cell_length(
            self.size.width, style
        )
