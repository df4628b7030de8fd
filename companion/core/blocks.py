"""Rotating blocks to play with: no score, no speed that grows, no end.

A full row clears quietly. When there is no room for the next block, the lowest rows soften away until
there is. The researched procedure with such games begins with a memory; this one never does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]
"""Row from the top and column from the left, from 0."""

PIECES: tuple[tuple[Cell, ...], ...] = (
    ((0, 0), (0, 1), (0, 2), (0, 3)),
    ((0, 0), (0, 1), (1, 0), (1, 1)),
    ((0, 0), (0, 1), (0, 2), (1, 1)),
    ((0, 0), (0, 1), (0, 2), (1, 0)),
    ((0, 0), (0, 1), (0, 2), (1, 2)),
    ((0, 1), (0, 2), (1, 0), (1, 1)),
    ((0, 0), (0, 1), (1, 1), (1, 2)),
)
"""The seven shapes that four squares can make."""
SOFTENS = 4
"""How many rows go at once from the bottom of a full board: the height of the tallest block."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that is on its way: its cells as they are turned now, and where its corner is."""

    cells: tuple[Cell, ...]
    row: int
    column: int

    @property
    def on_board(self) -> tuple[Cell, ...]:
        """Where its cells are on the board."""
        return tuple((self.row + row, self.column + column) for row, column in self.cells)

    def turned(self) -> Piece:
        """A quarter turn to the right."""
        height = max(row for row, _ in self.cells)
        return Piece(tuple((column, height - row) for row, column in self.cells), self.row, self.column)

    def moved(self, down: int = 0, right: int = 0) -> Piece:
        """The same block somewhere else."""
        return Piece(self.cells, self.row + down, self.column + right)


class Board:
    """A board of rows and columns, what lies on it, and the block that is on its way.

    `choose` picks the next shape out of PIECES, as `random.choice` does.
    """

    def __init__(
        self,
        rows: int,
        columns: int,
        choose: Callable[[Sequence[tuple[Cell, ...]]], tuple[Cell, ...]],
    ) -> None:
        self.rows = max(SOFTENS, rows)
        self.columns = max(SOFTENS, columns)
        self._choose = choose
        self.lying: frozenset[Cell] = frozenset()
        self.piece = self._next()

    def move(self, by: int) -> None:
        """Move the block to the side, where there is room."""
        self._try(self.piece.moved(right=by))

    def turn(self) -> None:
        """Turn the block, a little to the side if only that makes room."""
        turned = self.piece.turned()
        for aside in (0, -1, 1, -2, 2, -3, 3):
            if self._try(turned.moved(right=aside)):
                return

    def fall(self) -> bool:
        """Let the block fall by a row; False when it came to lie and the next one began."""
        if self._try(self.piece.moved(down=1)):
            return True
        self._lay()
        return False

    def drop(self) -> None:
        """Let the block fall as far as it can."""
        while self.fall():
            pass

    def resize(self, rows: int) -> None:
        """Have more or fewer rows; what lies there keeps its distance from the ground, or softens away."""
        rows = max(SOFTENS, rows)
        down = rows - self.rows
        kept = {(row + down, column) for row, column in self.lying}
        self.rows = rows
        while any(row < 0 for row, _ in kept):
            kept = self._without(kept, {rows - 1})
        self.lying = frozenset(kept)
        if not self._free(self.piece):
            self.piece = self._next()

    def _try(self, piece: Piece) -> bool:
        if not self._free(piece):
            return False
        self.piece = piece
        return True

    def _free(self, piece: Piece) -> bool:
        return all(
            0 <= row < self.rows and 0 <= column < self.columns and (row, column) not in self.lying
            for row, column in piece.on_board
        )

    def _lay(self) -> None:
        lying = set(self.lying) | set(self.piece.on_board)
        full = {
            row for row in range(self.rows) if all((row, column) in lying for column in range(self.columns))
        }
        self.lying = frozenset(self._without(lying, full))
        self.piece = self._next()

    def _next(self) -> Piece:
        cells = self._choose(PIECES)
        wide = 1 + max(column for _, column in cells)
        piece = Piece(cells, 0, (self.columns - wide) // 2)
        while not self._free(piece):
            self.lying = frozenset(self._without(set(self.lying), set(range(self.rows - SOFTENS, self.rows))))
        return piece

    @staticmethod
    def _without(lying: set[Cell], gone: set[int]) -> set[Cell]:
        """What lies there once some rows are gone: all above them comes down."""
        return {
            (row + sum(row < other for other in gone), column) for row, column in lying if row not in gone
        }
