"""A dot for each round of a movement, full once the round is done."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.tui.drawing import in_words


@dataclass
class RoundDone(Message):
    """A widget that moves has done another round: `rounds` in all."""

    rounds: int


class RoundDots(Widget):
    """One row of dots; where they have no room, a sentence that counts."""

    DEFAULT_CSS = "RoundDots { height: 1; width: 1fr; margin-top: 1; text-align: center; color: $quiet; }"

    done = reactive(0)

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self._rounds = rounds

    def render(self) -> Content:
        """Draw the dots."""
        dots = " ".join("●" if number < self.done else "○" for number in range(self._rounds))
        if len(dots) > self.size.width or in_words(self):
            return Content(phrase("exercise.rounds", done=self.done, rounds=self._rounds))
        return Content(dots)
