"""Words laid out in rows under their headings, as many side by side as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from companion.content.wordlists import WordFamily
from companion.text.entries import one_line

WIDE = 56
HEADING = 15
"""From so many cells on, headings stand beside their words, in a column of their own."""


class Spot(NamedTuple):
    """One word and where it stands; its width has a cell before it and one after."""

    word: str
    row: int
    column: int
    width: int


class Laid(NamedTuple):
    """The words in reading order, the headings by row, and whether what was typed is a new word."""

    words: tuple[Spot, ...]
    headings: dict[int, str]
    new: bool

    @property
    def rows(self) -> range:
        """All rows that have something in them."""
        last = max([spot.row for spot in self.words[-1:]] + list(self.headings), default=-1)
        return range(last + 1)

    def beside(self, index: int, direction: str) -> int:
        """Return the index of the next word: left, right, or the nearest in the row above or below."""
        if not self.words:
            return 0
        index = min(index, len(self.words) - 1)
        if direction in ("left", "right"):
            return max(0, min(len(self.words) - 1, index + (1 if direction == "right" else -1)))
        here = self.words[index]
        rows = {spot.row for spot in self.words}
        if direction == "down":
            row = min((row for row in rows if row > here.row), default=here.row)
        else:
            row = max((row for row in rows if row < here.row), default=here.row)
        if row == here.row:
            return index
        near = [at for at, spot in enumerate(self.words) if spot.row == row]
        return min(near, key=lambda at: abs(self.words[at].column - here.column))


def lay_out(families: Iterable[WordFamily], typed: str, width: int, *, listed: bool = False) -> Laid:
    """Lay out the words that contain `typed`, in rows of `width` cells; with `listed` one word a row.

    While something is typed there are no headings; if it is not a word yet, it is added as a new one.
    """
    sought = typed.casefold()
    words: list[Spot] = []
    headings: dict[int, str] = {}
    row = 0
    beside = HEADING if width >= WIDE and not listed else 0
    if typed:
        found = dict.fromkeys(
            word for family in families for word in family.words if sought in word.casefold()
        )
        # Words that begin with what was typed come before those that only have it in them.
        row = _rows(sorted(found, key=lambda word: word.casefold().find(sought) > 0), 0, width, True, words)
        families = ()
    for family in families:
        if not family.words:
            continue
        if family.name:
            row += 1 if row and not beside and not listed else 0
            headings[row] = family.name
            row += 0 if beside else 1
        row = _rows(family.words, row, width, listed, words, beside)
    new = bool(typed) and all(spot.word.casefold() != sought for spot in words)
    if new:
        words.append(Spot(typed, row, 0, _width(typed, width)))
    return Laid(tuple(words), headings, new)


def _rows(
    fitting: Sequence[str], row: int, width: int, listed: bool, words: list[Spot], left: int = 0
) -> int:
    """Add words, beginning at a row and a column; return the first free row after them."""
    column = left
    for word in fitting:
        wide = _width(word, width)
        if column > left and (listed or column + wide > width):
            row, column = row + 1, left
        words.append(Spot(word, row, column, wide))
        column += wide + 1
    return row + 1


def _width(word: str, width: int) -> int:
    return min(cell_len(one_line(word)) + 2, width)
