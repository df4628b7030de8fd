"""The figure shaded by how often each region was named: the more often, the more dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from rich.segment import Segment
from textual.reactive import reactive

from companion.core.figure import Side
from companion.core.figure_places import OFF_BODY
from companion.tui.drawing import segments
from companion.tui.widgets.body_drawing import Cell, cells
from companion.tui.widgets.body_figure import BodyFigure

LEVELS = 4
ORDER = ((0, 2), (3, 1))
"""The order in which the four dots of a square are filled: diagonally, so that each level looks even."""
HERE = "○"


class ShadedFigure(BodyFigure):
    """A figure to look at: the cursor moves as in a check-in, nothing can be marked.

    `shares` is how often each region was named, 1 for the most frequent; others stay empty.
    """

    shares: reactive[Mapping[str, float]] = reactive({})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only moving is possible."""
        return action == "walk"

    def show_region(self, region: str) -> None:
        """Move the cursor to a region, on the side that it is on if the region is there too."""
        sides = (self.cursor[0], *(side for side, _ in self.places))
        self.cursor = next(((s, region) for s in sides if (s, region) in self.places), self.cursor)

    def _body_row(self, side: Side, y: int) -> list[Segment]:
        drawn = list(shaded(self.rows, side, y, self.shares))
        column, row = self._cell(self.cursor)
        if self.cursor[0] == side and row == y and self.here not in OFF_BODY.values():
            drawn[column] = Cell(HERE, self.here)
        return segments(self, ((cell.sign, self._style(cell.region)) for cell in drawn))


def level(share: float) -> int:
    """Return how many of four dots are filled for a share from 0 to 1: at least one above 0."""
    return min(LEVELS, ceil(share * LEVELS)) if share > 0 else 0


def shaded(rows: int, side: Side, row: int, shares: Mapping[str, float]) -> Iterator[Cell]:
    """Yield the cells of one row of a figure `rows` cells high."""
    levels = {region: level(share) for region, share in shares.items()}
    return cells(rows, side, row, lambda x, y, region: ORDER[y % 2][x % 2] < levels.get(region, 0))
