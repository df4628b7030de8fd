"""The figure shaded by how often each region was named, in three strengths."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from textual.reactive import reactive

from companion.core.figure import Side
from companion.tui.commands import command
from companion.tui.widgets.body_drawing import STRENGTHS, Fill
from companion.tui.widgets.body_figure import BodyFigure


class ShadedFigure(BodyFigure):
    """A figure to look at: the cursor moves as in a check-in, nothing can be marked; a named region opens.

    `shares` is how often each region was named, 1 for the most frequent; others stay empty.
    """

    BINDINGS = [command("body_over_time.open", "enter", "words")]

    shares: reactive[Mapping[str, float]] = reactive({})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something is behind a region: only moving is always possible."""
        if action == "words":
            return self.marked and self.here in self.shares
        return action in ("walk", "pick", "turn")

    def action_pick(self, side: Side, region: str) -> None:
        """Move to a region; open the one that the cursor is at."""
        if (side, region) != self.cursor or not self.marked:
            self.cursor = (side, region) if (side, region) in self.places else self.cursor
            self.marked = True
        elif region in self.shares:
            self.action_words()

    def fill(self, region: str, column: int) -> Fill:
        """Return a shade for the share of a region."""
        return STRENGTHS[shade(self.shares.get(region, 0))]


def shade(share: float) -> int:
    """Return the strength for a share from 0 to 1: at least 1 above 0, and 3 in the upper third."""
    return ceil(share * 3)
