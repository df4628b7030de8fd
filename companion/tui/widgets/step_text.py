"""The text of a step, in large letters if they are set."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from companion.content.letters import on_screen
from companion.tui.widgets.centred_text import CentredText


class StepText(CentredText):
    """Centred text that can be large: `big` is the short text for large letters, "" for the usual size."""

    big = reactive("", layout=True)

    def _large(self, width: int) -> list[str] | None:
        """Return the rows of large letters, None where they don't fit."""
        return on_screen(self.big, width, self.app.size.height) if self.big else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        rows = self._large(width)
        return len(rows) if rows else super().get_content_height(container, viewport, width)

    def render_line(self, y: int) -> Strip:
        rows = self._large(self.size.width)
        if rows is None:
            return super().render_line(y)
        style = self.rich_style
        if y >= len(rows):
            return Strip.blank(self.size.width, style)
        before = (self.size.width - max(map(len, rows))) // 2
        return Strip([Segment(" " * before, style), Segment(rows[y], style)]).adjust_cell_length(
            self.size.width, style
        )
