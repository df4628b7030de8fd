"""A board of rotating blocks."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Resize
from textual.strip import Strip

from companion.core.blocks import Board
from companion.core.exercise import Blocks
from companion.tui.commands import command
from companion.tui.drawing import segment
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
    BlocksStep { height: 1fr; width: 1fr; margin-top: 1; }
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

    def render_line(self, y: int) -> Strip:
        blank = self.rich_style
        if y >= self._board.rows:
            return Strip.blank(self.size.width, blank)
        moving = set(self._board.piece.board_cells)
        row = [Segment(" " * max(0, (self.size.width - 2 * COLUMNS) // 2), blank)]
        for column in range(COLUMNS):
            cell = (y, column)
            if cell in moving:
                row.append(segment(self, FALLING, "blocks--falling"))
            elif cell in self._board.filled:
                row.append(segment(self, FILLED, "blocks--filled"))
            else:
                row.append(segment(self, EMPTY, "blocks--empty"))
        return Strip(row).adjust_cell_length(self.size.width, blank)
