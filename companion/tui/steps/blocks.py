"""A board of rotating blocks."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize

from companion.core.blocks import Board
from companion.core.exercise import Blocks
from companion.tui.commands import command
from companion.tui.steps.base import StepContext, StepWidget

COLUMNS = 10
MOST_ROWS = 16
LOOKS_A_SECOND = 10


class BlocksStep(StepWidget[Blocks], can_focus=True):
    """The board in the middle of the space. With reduced motion a block falls only when it is moved."""

    BINDINGS = [
        command("steps.move_left", "left", "play('move', -1)", footer=False),
        command("steps.move_right", "right", "play('move', 1)", footer=False),
        command("steps.turn", "up", "play('turn')"),
        command("steps.down", "down", "play('fall')", footer=False),
    ]
    DEFAULT_CSS = "BlocksStep { height: 1fr; text-align: center; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, step: Blocks, context: StepContext) -> None:
        super().__init__(step, context)
        self._board = Board(MOST_ROWS, COLUMNS, context.context.choose)
        self._fallen = 0

    def on_mount(self) -> None:
        """Let the blocks fall."""
        if not self.step_context.still:
            self.set_interval(1 / LOOKS_A_SECOND, self._tick)

    def on_resize(self, event: Resize) -> None:
        """Use as many rows as fit."""
        self.action_play("resize", min(MOST_ROWS, event.size.height))

    def _tick(self) -> None:
        fallen = int(self.step_context.runner.elapsed / self.step.each)
        if fallen > self._fallen:
            # One row however long it has been, so that nothing is missed after an absence.
            self._fallen = fallen
            self.action_play("fall")

    def action_play(self, method: str, *by: int) -> None:
        """Move, turn or lower the block: call a method of the board."""
        getattr(self._board, method)(*by)
        self.refresh()

    def render(self) -> Content:
        """Draw the board."""
        kinds = {
            **dict.fromkeys(self._board.filled, ("▓▓", "$shape")),
            **dict.fromkeys(self._board.piece.board_cells, ("██", "$words")),
        }
        return Content("\n").join(
            Content.assemble(*(kinds.get((row, column), ("· ", "$raised")) for column in range(COLUMNS)))
            for row in range(self._board.rows)
        )
