"""Words laid out in rows under their headings, as many side by side as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from companion.content.catalog import compared
from companion.content.wordlists import WordFamily
from companion.text.entries import one_line

WIDE = 56
HEADING = 16
"""From so many cells on, headings stand beside their words, in a column of their own."""
MOST_DIGITS = 9


class Spot(NamedTuple):
    """One word by its key, as it is shown, and where it stands.

    Its width has a cell before it and one after.
    """

    word: str
    shown: str
    row: int
    column: int
    width: int


class Laid(NamedTuple):
    """The words in reading order, the headings by row, and whether the last word is a new one.

    `digits` are those before words, by their keys.
    """

    words: tuple[Spot, ...]
    headings: dict[int, str]
    new: bool
    digits: Mapping[str, str]

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


def lay_out(
    families: Sequence[WordFamily], typed: str, width: int, *, listed: bool = False, numbered: bool = False
) -> Laid:
    """Lay out the words that contain `typed`, in rows of `width` cells; with `listed` one word a row.

    While something is typed there are no headings; if it is not a word yet, it is added as a new one. The
    name of a family that can be chosen is a word in the place of its heading. With `numbered` there is a
    digit before each such name, or before the first words where there are none.
    """
    digits = _digits(families) if numbered and not typed else {}
    new = False
    if typed:
        (families, new), listed = _matching(families, typed), True
    left = HEADING if width >= WIDE and not listed else 0
    words: list[Spot] = []
    headings: dict[int, str] = {}
    row = 0
    for family in filter(lambda family: family.words, families):
        if family.name:
            row += 1 if row and not left and not listed else 0
            if family.key:
                words.append(_spot(family.key, family.name, (row, 0), width, digits))
            else:
                headings[row] = family.name
            row += 0 if left else 1
        column = left
        for key, word in family.words.items():
            spot = _spot(key, word, (row, column), width, digits)
            if column > left and (listed or column + spot.width > width):
                row += 1
                spot = spot._replace(row=row, column=left)
            words.append(spot)
            column = spot.column + spot.width + 1
        row += 1
    return Laid(tuple(words), headings, new, digits)


def _digits(families: Iterable[WordFamily]) -> dict[str, str]:
    every = [word for family in families for word in family.words]
    keys = [family.key for family in families if family.key] or every
    return {key: str(number) for number, key in enumerate(keys[:MOST_DIGITS], 1)}


def _spot(key: str, word: str, at: tuple[int, int], width: int, digits: Mapping[str, str]) -> Spot:
    shown = f"{digits[key]} {word}" if key in digits else word
    return Spot(key, shown, *at, min(cell_len(one_line(shown)) + 2, width))


def _matching(families: Iterable[WordFamily], typed: str) -> tuple[list[WordFamily], bool]:
    """Return the words that contain `typed`, and it after them if it is none of them; and whether it is."""
    sought = compared(typed)
    every = {key: word for family in families for key, word in family.every.items()}
    found = [(key, word) for key, word in every.items() if sought in compared(word)]
    # Words that begin with what was typed come before those that only have it in them.
    found.sort(key=lambda each: compared(each[1]).find(sought) > 0)
    new = all(compared(word) != sought for _, word in found)
    return [WordFamily("", dict(found) | ({typed: typed} if new else {}))], new
