"""The shape of a breath or a press: a pebble that opens and closes, smooth to an eighth of a cell."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from companion.content.phrases import say
from companion.core.pacing import Beat

FRAMES_A_SECOND = 12
SMALLEST = 0.22
"""How much of the full size is left when the shape is closed; it never quite goes away."""
ROUNDNESS = 4.2
"""How many cells wide a row of height is: a cell is about twice as tall as wide, and a pebble is flat."""
EIGHTHS = " ▏▎▍▌▋▊▉█"


def half_widths(openness: float, rows: int, widest: int) -> tuple[int, ...]:
    """Half the width of each row in eighths of a cell, from the top, for an openness from 0 to 1.

    `rows` is the height in cells, `widest` the most cells to either side of the middle.
    """
    size = SMALLEST + (1 - SMALLEST) * openness
    across = min(widest, rows / 2 * ROUNDNESS) * size
    tall = rows / 2 * size
    middle = (rows - 1) / 2
    return tuple(round(8 * across * sqrt(max(0.0, 1 - ((row - middle) / tall) ** 2))) for row in range(rows))


class Shape(Widget):
    """Follows a beat. Shape, word and the place of the dot each tell the phase on their own.

    With reduced motion there is only the word, which changes when the phase does.
    """

    COMPONENT_CLASSES = {"shape--body", "shape--word", "shape--track", "shape--dot"}
    DEFAULT_CSS = """
    Shape { height: 1fr; max-height: 13; min-height: 1; width: 1fr; }
    Shape > .shape--body { color: $shape; background: $background; }
    Shape > .shape--word { color: $words; background: $background; }
    Shape > .shape--dot { color: $accent; background: $background; }
    Shape > .shape--track { color: $quiet; background: $background; }
    """

    def __init__(self, beat: Callable[[], Beat], *, still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._beat = beat
        self._still = still
        self._drawn: tuple[object, ...] = ()
        self._halves: tuple[int, ...] = ()
        self._word = ""
        self._dot = 0
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Begin to follow."""
        self._look()
        self._timer = self.set_interval(1 / (4 if self._still else FRAMES_A_SECOND), self._tick)

    def on_resize(self) -> None:
        """Draw to the new size."""
        self._look()
        self.refresh()

    @property
    def _rows(self) -> int:
        """Rows for the pebble: all but the word's and the dot's; an odd number, so that it has a middle."""
        rows = min(9, self.size.height - 3)
        return 0 if self._still or rows < 3 else rows - (rows % 2 == 0)

    @property
    def _reach(self) -> int:
        """How far from the middle the dot goes, in cells."""
        return min(12, self.size.width // 2 - 2)

    def _look(self) -> None:
        beat = self._beat()
        self._word = say(f"phases.{beat.phase.value}")
        self._halves = half_widths(beat.openness, self._rows, self.size.width // 2 - 1) if self._rows else ()
        self._dot = 0 if self._still else round((beat.openness * 2 - 1) * self._reach)

    def _tick(self) -> None:
        halves, word, dot = self._halves, self._word, self._dot
        self._look()
        if len(halves) != len(self._halves):
            self.refresh()
            return
        regions = [
            region
            for row, (old, new) in enumerate(zip(halves, self._halves, strict=True))
            if old != new
            for region in self._edges(row, old, new)
        ]
        row = len(halves) + 1 if halves else self.size.height // 2
        if dot != self._dot and halves:
            left, right = sorted((dot, self._dot))
            regions.append(Region(self.size.width // 2 + left, row, right - left + 1, 1))
        if word != self._word:
            regions.append(Region(0, row + 1 if halves else row, self.size.width, 1))
        if regions:
            self.refresh(*regions)

    def _edges(self, row: int, old: int, new: int) -> list[Region]:
        """The cells of a row that differ between two widths, on the left and on the right."""
        inner, outer = min(old, new) // 8, -(-max(old, new) // 8)
        middle = self.size.width // 2
        return [
            Region(middle - outer, row, outer - inner, 1),
            Region(middle + inner, row, outer - inner, 1),
        ]

    def render_line(self, y: int) -> Strip:
        if y < len(self._halves):
            return self._body(self._halves[y])
        if not self._halves:
            return self._text(self._word, "shape--word") if y == self.size.height // 2 else self._nothing()
        if y == len(self._halves) + 1:
            return self._track()
        return self._text(self._word, "shape--word") if y == len(self._halves) + 2 else self._nothing()

    def _body(self, half: int) -> Strip:
        """One row of the pebble; the left edge is a right part-block, drawn as a left one in reverse."""
        full, part = divmod(half, 8)
        style = self.get_component_rich_style("shape--body")
        before = self.size.width // 2 - full - (part > 0)
        segments = [Segment(" " * before, self.rich_style)]
        if part:
            segments.append(Segment(EIGHTHS[8 - part], style + Style(reverse=True)))
        segments.append(Segment(EIGHTHS[8] * full * 2, style))
        if part:
            segments.append(Segment(EIGHTHS[part], style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _track(self) -> Strip:
        middle, reach = self.size.width // 2, self._reach
        track = "".join("·" if cell % 4 == 0 else " " for cell in range(-reach, reach + 1))
        at, quiet = self._dot + reach, self.get_component_rich_style("shape--track")
        segments = [
            Segment(" " * (middle - reach), self.rich_style),
            Segment(track[:at], quiet),
            Segment("●", self.get_component_rich_style("shape--dot")),
            Segment(track[at + 1 :], quiet),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _text(self, text: str, component: str) -> Strip:
        before = max(0, self.size.width // 2 - len(text) // 2)
        style = self.get_component_rich_style(component)
        return Strip([Segment(" " * before, self.rich_style), Segment(text, style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def _nothing(self) -> Strip:
        return Strip.blank(self.size.width, self.rich_style)
