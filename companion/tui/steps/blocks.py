"""A board of rotating blocks."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize

from companion.core.blocks import Board, Cell
from companion.core.exercise import Blocks
from companion.tui.commands import command
from companion.tui.drawing import styled
from companion.tui.steps.base import StepContext, StepWidget

COLUMNS = 10
MOST_ROWS = 16
LOOKS_A_SECOND = 10
FILLED, FALLING, EMPTY = "▓▓", "██", "· "


class BlocksStep(StepWidget, can_focus=True):
    """The board in the middle of the space. With reduced motion a block falls only when it is moved."""

    BINDINGS = [
        command("steps.move_left", "left,h", "move(-1)", footer=False),
        command("steps.move_right", "right,l", "move(1)", footer=False),
        command("steps.turn", "up,k", "turn"),
        command("steps.down", "down,j", "down", footer=False),
    ]
    COMPONENT_CLASSES = {"blocks--filled", "blocks--falling", "blocks--empty"}
    DEFAULT_CSS = """
    BlocksStep {
        height: 1fr; width: 1fr; margin-top: 1;
        text-align: center; text-wrap: nowrap; text-overflow: clip;
    }
    BlocksStep > .blocks--filled { color: $shape; background: $background; }
    BlocksStep > .blocks--falling { color: $accent; background: $background; }
    BlocksStep > .blocks--empty { color: $raised; background: $background; }
    """

    def __init__(self, step: Blocks, context: StepContext) -> None:
        super().__init__()
        self._each = step.each
        self._step_context = context
        self._board = Board(MOST_ROWS, COLUMNS, context.context.choose)
        self._fallen = 0

    def on_mount(self) -> None:
        """Let the blocks fall, and take the focus."""
        if not self._step_context.still:
            self.set_interval(1 / LOOKS_A_SECOND, self._tick)
        self.focus()

    def on_resize(self, event: Resize) -> None:
        """Use as many rows as fit."""
        self._board.resize(min(MOST_ROWS, event.size.height))
        self.refresh()

    def _tick(self) -> None:
        fallen = int(self._step_context.runner.elapsed / self._each)
        if fallen > self._fallen:
            # One row however long it has been, so that nothing is missed after an absence.
            self._fallen = fallen
            self._board.fall()
            self.refresh()

    def action_move(self, by: int) -> None:
        """Move the block to the side."""
        self._board.move(by)
        self.refresh()

    def action_turn(self) -> None:
        """Turn the block."""
        self._board.turn()
        self.refresh()

    def action_down(self) -> None:
        """Move the block down by a row."""
        self._board.fall()
        self.refresh()

    def render(self) -> Content:
        """Draw the board."""
        falling = set(self._board.piece.board_cells)
        return Content("\n").join(
            Content("").join(self._cell((row, column), falling) for column in range(COLUMNS))
            for row in range(self._board.rows)
        )

    def _cell(self, cell: Cell, falling: set[Cell]) -> Content:
        if cell in falling:
            return styled(self, FALLING, "blocks--falling")
        if cell in self._board.filled:
            return styled(self, FILLED, "blocks--filled")
        return styled(self, EMPTY, "blocks--empty")
