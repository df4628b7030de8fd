"""The pebble's outline and the cells that draw it, smooth to an eighth of a cell; knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

SMALLEST = 0.22
"""How much of the full size is left when the shape is closed; it never quite goes away."""
ROUNDNESS = 4.2
"""How many cells wide a row of height is: a cell is about twice as tall as wide, and a pebble is flat."""
EIGHTHS = " ▏▎▍▌▋▊▉"


def half_widths(openness: float, rows: int, widest: int) -> tuple[int, ...]:
    """Return half the width of each row in eighths of a cell, from the top, for an openness from 0 to 1.

    `rows` is the height in cells, `widest` the most cells to either side of the middle.
    """
    size = SMALLEST + (1 - SMALLEST) * openness
    across = min(widest, rows / 2 * ROUNDNESS) * size
    tall = rows / 2 * size
    middle = (rows - 1) / 2
    return tuple(round(8 * across * sqrt(max(0.0, 1 - ((row - middle) / tall) ** 2))) for row in range(rows))


def cells(half: int, inner: int, outer: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the cells of a row from `inner` to `outer`, counted from the middle to either side.

    They are in runs: the column from the middle, the text, whether it is drawn in reverse. The left edge
    needs a block that fills the right part of a cell; the only one is a left block in reverse.
    """
    full, part = divmod(half, 8)
    body = max(0, min(full, outer) - inner)
    edge = EIGHTHS[part] if part and inner <= full < outer else ""
    empty = " " * (outer - inner - body - len(edge))
    if edge or empty:
        yield inner + body, edge + empty, False
    if empty:
        yield -outer, empty, False
    if edge:
        yield -full - 1, EIGHTHS[8 - part], True
    # The ground of a cell has no seams; a full block has, in fonts that are not as high as the line.
    if body:
        yield inner, " " * body, True
        yield -inner - body, " " * body, True


def differing(old: int, new: int) -> tuple[int, int]:
    """Return the first and the last cell, counted from the middle, in which two half widths differ."""
    return min(old, new) // 8, -(-max(old, new) // 8)
