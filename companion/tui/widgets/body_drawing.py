"""The figure as cells: dots in braille signs, which are one cell wide everywhere and eight dots fine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from companion.core.figure import Dots, Side, columns_for, dots

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


GAP = 3
LEAST, MOST = 17, 36
"""Rows of the drawing: in fewer, eyes, jaw and throat fall together; more than that is too far to walk."""


def fits(width: int, height: int) -> bool:
    """Whether there is room for one side, with the row of words below it."""
    return height > LEAST and width >= columns_for(LEAST)


@cache
def fitting_rows(width: int, height: int) -> int:
    """How many rows a drawing has: as many as leave room for both sides, or else for one.

    The row below it is for words.
    """
    most = max(1, min(MOST, height - 1))
    for sides in (2, 1):
        for rows in range(most, LEAST - 1, -1):
            if columns_for(rows) * sides + GAP * (sides - 1) <= width:
                return rows
    return min(LEAST, most)


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
    for edge, region, inside in drawn(rows, side)[row]:
        sign = edge
        for x, y, bit, whose in inside:
            if filled(x, y, whose):
                sign |= bit
        yield Cell(chr(0x2800 + sign) if sign else " ", region)


class Outline(NamedTuple):
    """One cell of a drawing before anything is filled: the bits of its edge, its region, the dots inside.

    Each dot has its place across and down, its bit, and the region that it is in.
    """

    edge: int
    region: str
    inside: tuple[tuple[int, int, int, str], ...]


@cache
def drawn(rows: int, side: Side) -> tuple[tuple[Outline, ...], ...]:
    """Draw one side as outlines; some hundredths of a second for a large one, the first time."""
    drawing = dots(rows, side)
    columns = len(drawing.regions[0]) // 2
    return tuple(tuple(_outline(drawing, column, row) for column in range(columns)) for row in range(rows))


def _outline(drawing: Dots, column: int, row: int) -> Outline:
    edge = 0
    inside: list[tuple[int, int, int, str]] = []
    regions: list[str] = []
    for across, down, bit in BITS:
        x, y = column * 2 + across, row * 4 + down
        if region := drawing.regions[y][x]:
            regions.append(region)
            if drawing.edges[y][x]:
                edge |= bit
            else:
                inside.append((x, y, bit, region))
    most = max(dict.fromkeys(regions), key=regions.count, default="")
    return Outline(edge, most, tuple(inside))


def _filled(x: int, y: int, chosen: bool, here: bool) -> bool:
    if chosen:
        return True
    if here:
        return (x + y) % 2 == 0
    return (x % 4, y % 4) in ((1, 2), (3, 0))
