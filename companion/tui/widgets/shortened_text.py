"""Words in a room that may be too small for them."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from companion.tui.widgets.entry_rows import fitted


class ShortenedText(Widget):
    """Shows as many lines as there is room for; where more follows, the last one ends in …."""

    DEFAULT_CSS = "ShortenedText { height: auto; width: 1fr; text-wrap: nowrap; }"

    words = reactive("", layout=True)

    def _lines(self, width: int) -> list[str]:
        return [line.plain.rstrip() for line in Content(self.words).wrap(max(1, width))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        """Lay out the lines that have room."""
        width, height = self.size
        lines = self._lines(width)
        if len(lines) > height > 0:
            lines[height - 1 :] = [fitted(lines[height - 1].ljust(width + 1), width).rstrip()]
        return Content("\n".join(lines))
