"""The body, shaded by how often a place was named: the more often, the more dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from rich.segment import Segment
from textual.reactive import reactive

from companion.core.figure import WORDS, Side
from companion.tui.drawing import segments
from companion.tui.widgets.body_drawing import Cell, cells
from companion.tui.widgets.body_figure import BodyFigure

LEVELS = 4
ORDER = ((0, 2), (3, 1))
"""In which order the four dots of a square are filled: diagonally, so that each level looks even."""
HERE = "○"


class ShadedFigure(BodyFigure):
    """A figure to look at: the cursor walks as in a check-in, nothing is marked.

    `shares` says how often each region was named, 1 for the most often named; what is absent stays empty.
    """

    shares: reactive[Mapping[str, float]] = reactive({})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer walking only: there is nothing to mark here."""
        return action == "walk"

    def show_region(self, region: str) -> None:
        """Take the cursor to a region, on the side that is shown if it is there too."""
        sides = (self.cursor[0], *(side for side, _ in self.places))
        self.cursor = next(((s, region) for s in sides if (s, region) in self.places), self.cursor)

    def _body(self, side: Side, y: int) -> list[Segment]:
        drawn = list(shaded(self.rows, side, y, self.shares))
        column, row = self._cell(self.cursor)
        if self.cursor[0] == side and row == y and self.here not in WORDS.values():
            drawn[column] = Cell(HERE, self.here)
        return segments(self, ((cell.sign, self._style(cell.region)) for cell in drawn))


def level(share: float) -> int:
    """Say how many dots of four a place has that was named this often; one at least, if it was named."""
    return min(LEVELS, ceil(share * LEVELS)) if share > 0 else 0


def shaded(rows: int, side: Side, row: int, shares: Mapping[str, float]) -> Iterator[Cell]:
    """Draw one row of cells of a figure that is `rows` high."""
    levels = {region: level(share) for region, share in shares.items()}
    return cells(rows, side, row, lambda x, y, region: ORDER[y % 2][x % 2] < levels.get(region, 0))
