"""A board of rotating blocks: no score, no growing speed, no end.

A full row is cleared. When there is no room for the next block, rows are removed from the bottom. The
procedure studied with such games begins with recalling a memory; this one never does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]
"""Row from the top and column from the left, both from 0."""

Shape = tuple[Cell, ...]

PIECES: tuple[Shape, ...] = (
    ((0, 0), (0, 1), (0, 2), (0, 3)),
    ((0, 0), (0, 1), (1, 0), (1, 1)),
    ((0, 0), (0, 1), (0, 2), (1, 1)),
    ((0, 0), (0, 1), (0, 2), (1, 0)),
    ((0, 0), (0, 1), (0, 2), (1, 2)),
    ((0, 1), (0, 2), (1, 0), (1, 1)),
    ((0, 0), (0, 1), (1, 1), (1, 2)),
)
"""The seven shapes that four squares can make."""
REMOVED_ROWS = 4
"""How many rows are removed from the bottom of a full board: the height of the tallest block."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The falling block: its cells as turned now, and where its corner is."""

    cells: Shape
    row: int
    column: int

    @property
    def board_cells(self) -> tuple[Cell, ...]:
        """Its cells on the board."""
        return tuple((self.row + row, self.column + column) for row, column in self.cells)

    def turned(self) -> Piece:
        """Return the block after a quarter turn to the right."""
        height = max(row for row, _ in self.cells)
        return Piece(tuple((column, height - row) for row, column in self.cells), self.row, self.column)

    def moved(self, down: int = 0, right: int = 0) -> Piece:
        """Return the block moved by some cells."""
        return Piece(self.cells, self.row + down, self.column + right)


class Board:
    """A board, the cells that are filled, and the falling block.

    `choose` picks the next shape from PIECES, as `random.choice` does.
    """

    def __init__(self, rows: int, columns: int, choose: Callable[[Sequence[Shape]], Shape]) -> None:
        self.rows = max(REMOVED_ROWS, rows)
        self.columns = max(REMOVED_ROWS, columns)
        self._choose = choose
        self.filled: frozenset[Cell] = frozenset()
        self.piece = self._next()

    def move(self, by: int) -> None:
        """Move the block to the side, if there is room."""
        self._try(self.piece.moved(right=by))

    def turn(self) -> None:
        """Turn the block, moved a little to the side if there is room only there."""
        turned = self.piece.turned()
        for aside in (0, -1, 1, -2, 2, -3, 3):
            if self._try(turned.moved(right=aside)):
                return

    def fall(self) -> bool:
        """Move the block down by a row; return False when it has landed and the next one begins."""
        if self._try(self.piece.moved(down=1)):
            return True
        self.filled = self.filled.union(self.piece.board_cells)
        cells = Counter(row for row, _ in self.filled)
        self._clear([row for row in cells if cells[row] == self.columns])
        self.piece = self._next()
        return False

    def resize(self, rows: int) -> None:
        """Change the number of rows; filled cells stay at the bottom or, without room, go."""
        down = max(REMOVED_ROWS, rows) - self.rows
        self.rows += down
        self.filled = frozenset((row + down, column) for row, column in self.filled)
        while any(row < 0 for row, _ in self.filled):
            self._clear([self.rows - 1])
        if not self._fits(self.piece):
            self.piece = self._next()

    def _try(self, piece: Piece) -> bool:
        if not self._fits(piece):
            return False
        self.piece = piece
        return True

    def _fits(self, piece: Piece) -> bool:
        return all(
            0 <= row < self.rows and 0 <= column < self.columns and (row, column) not in self.filled
            for row, column in piece.board_cells
        )

    def _next(self) -> Piece:
        cells = self._choose(PIECES)
        wide = 1 + max(column for _, column in cells)
        piece = Piece(cells, 0, (self.columns - wide) // 2)
        while not self._fits(piece):
            self._clear(range(self.rows - REMOVED_ROWS, self.rows))
        return piece

    def _clear(self, gone: Collection[int]) -> None:
        """Clear some rows; all above them moves down."""
        self.filled = frozenset(
            (row + sum(row < other for other in gone), column)
            for row, column in self.filled
            if row not in gone
        )
