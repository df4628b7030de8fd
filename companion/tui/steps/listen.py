"""How far away to listen: a mark between far and near."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.tui.steps.base import StepWidget
from companion.tui.widgets.note_input import NoteInput

FARTHEST = 4
GAP = 5


class ListenStep(Vertical, StepWidget):
    """The distance from 0, very near, to 4, and a line to type what is heard."""

    DEFAULT_CSS = """
    ListenStep { height: auto; width: 1fr; align-horizontal: center; margin-top: 2; }
    ListenStep > #far { width: 1fr; text-align: center; color: $quiet; }
    ListenStep > NoteInput { margin-top: 1; }
    """

    def __init__(self, far: int) -> None:
        super().__init__()
        self._far = far

    def compose(self) -> ComposeResult:
        """Lay out the mark and the line."""
        yield Static(self._track(), id="far", markup=False)
        yield NoteInput()

    def _track(self) -> Content:
        marks = [("●", "$accent") if far == self._far else ("·", "$quiet") for far in range(FARTHEST, -1, -1)]
        parts: list[str | tuple[str, str]] = [phrase("steps.far"), "  "]
        for index, mark in enumerate(marks):
            parts += [" " * (GAP if index else 0), mark]
        return Content.assemble(*parts, "  ", phrase("steps.here"))
