"""The figure as cells of braille characters, each two dots wide and four high."""

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
"""x, y and the braille bit of each dot of a cell; an empty cell is a plain space."""

GAP = 3
MIN_ROWS, MAX_ROWS = 17, 36
"""Rows of the drawing: in fewer, eyes, jaw and throat share a cell; in more, the cursor has too far to go."""


def fits(width: int, height: int) -> bool:
    """Return whether one side fits, with the row of words below it."""
    return height > MIN_ROWS and width >= columns_for(MIN_ROWS)


@cache
def fitting_rows(width: int, height: int) -> int:
    """Return the most rows at which both sides fit, or else one, with a row for words below."""
    most = max(1, min(MAX_ROWS, height - 1))
    for sides in (2, 1):
        for rows in range(most, MIN_ROWS - 1, -1):
            if columns_for(rows) * sides + GAP * (sides - 1) <= width:
                return rows
    return min(MIN_ROWS, most)


class Cell(NamedTuple):
    """One cell: its character, and the region that most of it belongs to, "" outside the body."""

    sign: str
    region: str


def line(rows: int, side: Side, row: int, chosen: Collection[str], here: str) -> Iterator[Cell]:
    """Yield the cells of one row of a drawing `rows` cells high.

    Chosen regions are filled with dots, the region `here` half, all others sparsely.
    """
    return cells(rows, side, row, lambda x, y, region: _filled(x, y, region in chosen, region == here))


def cells(rows: int, side: Side, row: int, filled: Callable[[int, int, str], bool]) -> Iterator[Cell]:
    """Yield the cells of one row: all edges, and the inner dots for which filled(x, y, region) is true."""
    for edge, region, inside in drawn(rows, side)[row]:
        sign = edge
        for x, y, bit, owner in inside:
            if filled(x, y, owner):
                sign |= bit
        yield Cell(chr(0x2800 + sign) if sign else " ", region)


class Outline(NamedTuple):
    """A cell before filling: the bits of its edge, its region, its inner dots as (x, y, bit, region)."""

    edge: int
    region: str
    inside: tuple[tuple[int, int, int, str], ...]


@cache
def drawn(rows: int, side: Side) -> tuple[tuple[Outline, ...], ...]:
    """Return the outlines of one side, by row; the first time takes some hundredths of a second."""
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
