"""Text centred by the same rule as on the splash."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from companion.core.layout import centred


class CentredText(Widget):
    """Text in the middle, wrapped into lines of about the same length."""

    DEFAULT_CSS = """
    CentredText { height: auto; width: 1fr; color: $words; text-wrap: nowrap; text-overflow: clip; }
    """

    words = reactive("", layout=True)

    def __init__(self, words: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(CentredText.words, words)

    def lines(self, width: int) -> list[tuple[int, str]]:
        """Return the lines, each with the column that it begins at, in `width` cells."""
        return centred(self.words, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self.lines(width)))

    def render(self) -> Content:
        """Lay out the lines, each as wide as the widget."""
        width = self.size.width
        return Content("\n".join((" " * column + text).ljust(width) for column, text in self.lines(width)))
