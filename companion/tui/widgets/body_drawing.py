"""The figure as cells of braille characters, each two dots wide and four high."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from companion.core.figure import Dots, Side, columns_for, dots

DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of the dot for each bit of a braille character, from the lowest bit."""
EMPTY = 0x2800
"""The braille character without dots."""

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


class Fill(NamedTuple):
    """How the inside of a region is drawn: the bits of the dots, and a sign for cells that have no edge."""

    bits: int
    sign: str = ""


STRENGTHS = (Fill(0x00), Fill(0x05, "░"), Fill(0x95, "▒"), Fill(0xFF, "▓"))
"""Nothing, and three strengths that differ without colours: a little, some, a lot."""


def cells(rows: int, side: Side, row: int, fill: Callable[[str, int], Fill]) -> Iterator[tuple[str, str]]:
    """Yield the cells of one row of a drawing `rows` cells high: the character, and the region or "".

    Edges are always drawn. fill(region, column) returns how the inside of a region is drawn.
    """
    for column, (edge, region, inside) in enumerate(drawn(rows, side)[row]):
        bits, sign = edge, ""
        for owner, dots_inside in inside.items():
            bits |= dots_inside & fill(owner, column).bits
        if not edge and region:
            sign = fill(region, column).sign
        yield sign or (chr(EMPTY + bits) if bits else " "), region


class Outline(NamedTuple):
    """A cell before filling: the bits of its edge, the region of most of it, its inner bits by region."""

    edge: int
    region: str
    inside: Mapping[str, int]


@cache
def drawn(rows: int, side: Side) -> tuple[tuple[Outline, ...], ...]:
    """Return the outlines of one side, by row; the first time takes some hundredths of a second."""
    drawing, columns = dots(rows, side), range(columns_for(rows))
    return tuple(tuple(_outline(drawing, column, row) for column in columns) for row in range(rows))


def _outline(drawing: Dots, column: int, row: int) -> Outline:
    edge, inside = 0, Counter[str]()
    regions: list[str] = []
    for bit, (across, down) in enumerate(DOTS):
        x, y = column * 2 + across, row * 4 + down
        if region := drawing.regions[y][x]:
            regions.append(region)
            if drawing.edges[y][x]:
                edge |= 1 << bit
            else:
                inside[region] |= 1 << bit
    return Outline(edge, max(regions, key=regions.count, default=""), inside)
