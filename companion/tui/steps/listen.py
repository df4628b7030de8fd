"""How far away to listen: a mark between far and near."""

from __future__ import annotations

from textual.content import Content

from companion.content.catalog import phrase
from companion.core.exercise import Listen
from companion.tui.drawing import in_words
from companion.tui.steps.base import NotingStep

FARTHEST = 4
GAP = " " * 5


class ListenStep(NotingStep[Listen]):
    """The distance from 0, very near, to 4, and a line to type what is heard."""

    DEFAULT_CSS = "ListenStep { margin-top: 2; } ListenStep > #shown { color: $quiet; }"

    def shown(self) -> Content:
        """Return the way from far to near with the mark on it."""
        marks = [
            Content.styled("●", "$words") if far == self.step.far else Content("·")
            for far in range(FARTHEST, -1, -1)
        ]
        if in_words(self):
            return Content("")
        return Content("  ").join([phrase("steps.far"), Content(GAP).join(marks), phrase("steps.here")])
