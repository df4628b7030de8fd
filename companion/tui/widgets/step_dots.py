"""A dot for each step of an exercise, the current one full."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class StepDots(Widget):
    """One quiet row of dots; nothing for an exercise of a single step."""

    DEFAULT_CSS = "StepDots { dock: bottom; height: 1; width: 1fr; text-align: center; color: $quiet; }"

    at = reactive(0)
    """The current step, counted from 0."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps

    def render(self) -> Content:
        """Draw the dots, closer together where there are many."""
        if self._steps < 2:
            return Content("")
        gap = "  " if self._steps * 3 < self.size.width else ""
        dots = [("•" if step == self.at else "·") for step in range(self._steps)]
        return Content(gap.join(dots)[: self.size.width])
