"""Words laid out in rows under their headings, as many side by side as there is room for."""

from __future__ import annotations

from collections.abc import Iterable
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
    """The words in reading order, the headings by row, and whether the last word is a new one."""

    words: tuple[Spot, ...]
    headings: dict[int, str]
    new: bool

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.words[-1].row + 1 if self.words else 0

    def beside(self, index: int, right: int, down: int) -> int:
        """Return the index of the next word to the right or left, or of the nearest one below or above."""
        if not self.words:
            return 0
        index = min(index, len(self.words) - 1)
        if right:
            return max(0, min(index + right, len(self.words) - 1))
        here = self.words[index]
        beyond = [
            (abs(spot.row - here.row), abs(spot.column - here.column), at)
            for at, spot in enumerate(self.words)
            if (spot.row - here.row) * down > 0
        ]
        return min(beyond, default=(0, 0, index))[-1]


def lay_out(families: Iterable[WordFamily], typed: str, width: int, *, listed: bool = False) -> Laid:
    """Lay out the words that contain `typed`, in rows of `width` cells; with `listed` one word a row.

    While something is typed there are no headings; if it is not a word yet, it is added as a new one.
    """
    new = False
    if typed:
        families, new = _matching(families, typed)
        listed = True
    left = HEADING if width >= WIDE and not listed else 0
    words: list[Spot] = []
    headings: dict[int, str] = {}
    row = 0
    for family in families:
        if family.name and family.words:
            row += 1 if row and not left and not listed else 0
            headings[row] = family.name
            row += 0 if left else 1
        column = left
        for word in family.words:
            wide = min(cell_len(one_line(word)) + 2, width)
            if column > left and (listed or column + wide > width):
                row, column = row + 1, left
            words.append(Spot(word, row, column, wide))
            column += wide + 1
        row += bool(family.words)
    return Laid(tuple(words), headings, new)


def _matching(families: Iterable[WordFamily], typed: str) -> tuple[list[WordFamily], bool]:
    """Return the words that contain `typed`, and it after them if it is none of them; and whether it is."""
    sought = typed.casefold()
    found = {word: None for family in families for word in family.words if sought in word.casefold()}
    # Words that begin with what was typed come before those that only have it in them.
    words = sorted(found, key=lambda word: word.casefold().find(sought) > 0)
    new = all(word.casefold() != sought for word in words)
    return [WordFamily("", (*words, typed) if new else tuple(words))], new
