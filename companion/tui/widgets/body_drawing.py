"""The figure as cells: dots in braille signs, which are one cell wide everywhere and eight dots fine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from companion.core.figure import Side, dots

BITS = (
    (0, 0, 0x01),
    (0, 1, 0x02),
    (0, 2, 0x04),
    (1, 0, 0x08),
    (1, 1, 0x10),
    (1, 2, 0x20),
    (0, 3, 0x40),
    (1, 3, 0x80),
)
"""Across, down and the bit of each dot of a cell; an empty cell is a plain blank."""


class Cell(NamedTuple):
    """One cell: the sign, and the region that most of it belongs to, empty outside the body."""

    sign: str
    region: str


def line(rows: int, side: Side, row: int, chosen: Collection[str], here: str) -> Iterator[Cell]:
    """Draw one row of cells of a drawing that is `rows` high.

    What is chosen is full of dots, the region `here` half full, and any other has a few.
    """
    return cells(rows, side, row, lambda x, y, region: _filled(x, y, region in chosen, region == here))


def cells(rows: int, side: Side, row: int, filled: Callable[[int, int, str], bool]) -> Iterator[Cell]:
    """Draw one row of cells: every edge, and the dots within that are `filled`: across, down, region."""
    drawing = dots(rows, side)
    for column in range(len(drawing.regions[0]) // 2):
        sign = 0
        regions: list[str] = []
        for across, down, bit in BITS:
            x, y = column * 2 + across, row * 4 + down
            if region := drawing.regions[y][x]:
                regions.append(region)
                if drawing.edges[y][x] or filled(x, y, region):
                    sign |= bit
        most = max(dict.fromkeys(regions), key=regions.count, default="")
        yield Cell(chr(0x2800 + sign) if sign else " ", most)


def _filled(x: int, y: int, chosen: bool, here: bool) -> bool:
    if chosen:
        return True
    if here:
        return (x + y) % 2 == 0
    return (x % 4, y % 4) in ((1, 2), (3, 0))
