"""The outline of the breath's shape, and the cells that draw it; knows no widget.

The shape is three ellipses in one another, circles where there is room, each a tone stronger than the one
around it. It is drawn in points of half a cell's height, which are about square. The middle lies within the
middle one of an odd number of rows.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

CLOSED, OPEN = (0.40, 0.28, 0.17), (1.0, 0.74, 0.46)
"""How far each tone reaches, closed and open, as a part of all the rows that there are; the outer first."""
WIDER_CLOSED, WIDER_OPEN = (2.5, 1.2, 0.0), (5.5, 2.8, 0.8)
"""How many points wider than the word, to either side, each tone is at least."""
POWER = 2.3
"""The power of the ellipses: a little above 2, so that flat ones don't end in points."""
ROUND_FROM = 0.92
"""The part of a point by which an axis is longer when a row of points is added: less would be a tip."""
LINE, LINE_ROWS = 24, 2
"""How many cells long the line of time is, and how many rows it takes with the words above it."""


class Cell(NamedTuple):
    """What a cell shows. A component has the colours of a tone and of the tone around that.

    Where `reverse` is set the tone itself fills the cell: grounds have no seams, as full blocks have in fonts
    that are not as high as the line.
    """

    component: str
    text: str
    reverse: bool = False


TONES = ("shape--outer", "shape--middle", "shape--inner")
FIRST = 0xE000
"""The first of the characters that stand for cells in a row; all others are letters of a word."""
CELLS = (
    Cell(TONES[0], " "),
    *(Cell(tone, " ", reverse=True) for tone in TONES),
    *(Cell(tone, "▀") for tone in TONES),
    *(Cell(tone, "▄") for tone in TONES),
    # Where the tones are shades of one colour.
    Cell(TONES[0], "░"),
    Cell(TONES[0], "▒"),
    Cell(TONES[0], "▓"),
    Cell("shape--line", "━"),
    Cell("shape--track", "─"),
)
EMPTY, SHADES, FILLED, TRACK = 0, (0, 10, 11, 12), 13, 14
"""Places in CELLS."""


def cell(sign: str) -> Cell | None:
    """Return the cell that a character of a row stands for, None for a letter of a word."""
    at = ord(sign) - FIRST
    return CELLS[at] if 0 <= at < len(CELLS) else None


def widest(rows: int, room: int) -> int:
    """Return the most columns that a shape of some rows takes, with room for words of some length."""
    return 2 * max(rows, ceil(1 + room / 2 + WIDER_OPEN[0]))


@lru_cache(maxsize=512)
def rows_of_cells(openness: float, rows: int, columns: int, room: int, shaded: bool) -> tuple[str, ...]:
    """Return the rows of the shape, each with a character for each column.

    `openness` runs from 0 to 1, `rows` is odd or 0, `room` is the length of the longest word that is shown.
    `shaded` says that the tones are shades of one colour, which have no half cells.
    """
    points = half_widths(openness, rows, columns // 2, room)
    lower = [_row(points, row, columns, shaded) for row in range((rows + 1) // 2)]
    upper = [_row(points, -row, columns, shaded) for row in range(rows // 2, 0, -1)]
    return (*upper, *lower)


def with_word(rows: tuple[str, ...], word: str, shaded: bool) -> tuple[str, ...]:
    """Return the rows with a word in the middle, and a cell on either side of it.

    It stands in the inner tone; between shades it could not be read, and stands on the ground.
    """
    if not rows:
        return ()
    middle = len(rows) // 2
    row, full = rows[middle], chr(FIRST + (EMPTY if shaded else 3))
    begin = max(0, len(row) // 2 - len(word) // 2 - 1)
    row = (row[:begin] + f"{full}{word}{full}" + row[begin + len(word) + 2 :])[: len(row)]
    return (*rows[:middle], row, *rows[middle + 1 :])


def half_widths(openness: float, rows: int, most: int, room: int) -> tuple[tuple[int, ...], ...]:
    """Return half the width of each tone, the outer first, in each row of points downwards from the middle.

    `most` is the most points to either side; the other arguments are those of `rows_of_cells`.
    """

    def between(closed: float, open_: float) -> float:
        return closed + (open_ - closed) * openness

    def tone(at: int) -> tuple[int, ...]:
        down = max(1.0, rows * between(CLOSED[at], OPEN[at]))
        across = max(down, 1 + room / 2 + between(WIDER_CLOSED[at], WIDER_OPEN[at]))
        return _ellipse(min(most, across), down, rows)

    return tuple(tone(at) for at in range(len(TONES)))


def _ellipse(across: float, down: float, rows: int) -> tuple[int, ...]:
    """Return half the width of each row of points of an ellipse with these half axes."""
    across, down = _round(across), _round(down)
    left = (1 - ((row + 0.5) / down) ** POWER for row in range(rows))
    return tuple(floor(across * each ** (1 / POWER) + 0.5) if each > 0 else 0 for each in left)


def _round(axis: float) -> float:
    """Return the half axis without a part of a point that would only make a tip."""
    whole = floor(axis)
    return whole + 0.5 if 0.5 <= axis - whole < ROUND_FROM else axis


def _row(points: tuple[tuple[int, ...], ...], row: int, columns: int, shaded: bool) -> str:
    """Return a row of cells, counted from the middle downwards."""
    near, far = (0, 0) if row == 0 else (2 * abs(row) - 1, 2 * abs(row))
    half = ""
    for column in range(columns // 2):
        inner, outer = (sum(tone[at] > column for tone in points) for at in (near, far))
        half += chr(FIRST + _place(inner, outer, row > 0, shaded))
    return half[::-1] + half + chr(FIRST + EMPTY) * (columns % 2)


def _place(inner: int, outer: int, inner_is_above: bool, shaded: bool) -> int:
    """Return the place in CELLS of a cell whose points have these tones."""
    if shaded:
        return SHADES[outer or min(inner, 1)]
    if inner == outer:
        return inner
    return inner + (3 if inner_is_above else 6)


def line_of_time(part: float, columns: int, words: str) -> tuple[str, ...]:
    """Return two rows: some words, and below them a line of which a part from 0 to 1 is filled."""
    long = min(LINE, columns)
    filled = round(long * part)
    line = chr(FIRST + FILLED) * filled + chr(FIRST + TRACK) * (long - filled)
    return tuple(text[:columns].center(columns).replace(" ", chr(FIRST + EMPTY)) for text in (words, line))
