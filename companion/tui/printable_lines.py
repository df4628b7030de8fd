"""Lines of the screen without what a terminal acts on: a field for text would draw all that was pasted."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from companion.core.printable import UNSAFE


class PrintableLines(LineFilter):
    """Replaces control characters and marks of direction by spaces of the same width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, with the same width."""
        return [
            each
            if each.control or each.text.isprintable()
            else Segment(UNSAFE.sub(lambda found: " " * cell_len(found[0]), each.text), each.style)
            for each in segments
        ]
