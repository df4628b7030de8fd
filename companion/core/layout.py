"""Where the first words stand: shared by the splash, which writes them, and the screens, which take over."""

from __future__ import annotations

HOME_ROWS = 10
"""How many rows the home screen's block takes; the first of them is the first words."""

STEP_ROWS = {
    **{"breath": 14, "press": 14, "blocks": 40, "wave": 12, "container": 12, "ask": 7, "notice": 5},
    **dict.fromkeys(("hunt", "category", "own words", "listen", "today", "reach"), 7),
}
"""The same for a step of an exercise, by its kind; a kind that isn't here has the one row of its words."""


TOGETHER = "\xa0"
"""A blank at which no line is broken, as within a number to call."""


FIRST_ODD = "\u0300"
"""Below this sign each one takes a cell."""


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: two for a wide sign, none for an accent."""
    if text.isascii() or max(text) < FIRST_ODD:
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells, between words where there is room.

    Words that stay together are broken apart where together they are longer than a line.
    """
    lines: list[str] = []
    for word in (part for each in _words(text) for part in _apart(each, width)):
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return [part for line in lines for part in _broken(line.replace("\0", " "), width)]


def _broken(line: str, width: int) -> list[str]:
    """Return a line in parts of at most `width` cells, one sign at least each."""
    parts = [""]
    if cells(line) <= width:
        return [line]
    for sign in line:
        if parts[-1] and cells(parts[-1] + sign) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def _words(text: str) -> list[str]:
    """Return the words, those that stay together as one with a "\\0" between them."""
    return text.replace(TOGETHER, "\0").split()


def _apart(word: str, width: int) -> list[str]:
    return [word] if cells(word) <= width else [part for part in word.split("\0") if part]


COLUMN = 60
"""The cells of the column in the middle, in which everything stands, its margins included."""
WIDE_COLUMN = 100
"""The same for a list with its detail beside it."""
LEAST_WITH_MARGINS = 24
"""The cells from which a line keeps two on either side free."""


def side(width: int, column: int = COLUMN) -> int:
    """Return the cells on either side of the column in the middle of `width` cells.

    Both sides are the same, so that what is centred in the column is centred on the terminal too.
    """
    return max(0, (width - column + 1) // 2)


def centred(text: str, width: int) -> list[tuple[int, str]]:
    """Break text to fit, and say for each line at which column it begins.

    The lines keep within the column, with a margin of two cells where there is room for it, and are about
    as long as one another: no word is left alone on the last.
    """
    room = width - 2 * side(width) - 4 if width >= LEAST_WITH_MARGINS else max(1, width)
    lines = wrap(text, room)
    # What stays together is not broken apart to make the lines alike.
    longest = max(map(len, _words(text)), default=1)
    least = longest if longest <= room else 1
    while room > least and len(lines) > 1 and len(closer := wrap(text, room - 1)) == len(lines):
        lines, room = closer, room - 1
    return [((width - cells(line)) // 2, line) for line in lines]


def first_row(height: int, rows: int = 1) -> int:
    """The row, from 0, at which a block of some rows begins: a little above the middle, as on a page."""
    return max(0, (height - rows) * 2 // 5)
