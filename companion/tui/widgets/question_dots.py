"""A thin line that shows where one is, what has been said, and nothing about how much is left."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.drawing import segment

HERE, SAID, OPEN = "●", "•", "·"


class QuestionDots(Widget):
    """A bead for each question: a full one here, a small one where something was said."""

    COMPONENT_CLASSES = {"thread--line", "thread--here"}
    DEFAULT_CSS = """
    QuestionDots { height: 1; width: 1fr; }
    QuestionDots > .thread--line { color: $quiet; background: $background; }
    QuestionDots > .thread--here { color: $accent; background: $background; }
    """

    here = reactive(0)
    said: reactive[tuple[bool, ...]] = reactive(())

    @dataclass
    class Picked(Message):
        """Somebody clicked a bead."""

        index: int

    @property
    def _step(self) -> int:
        return 4 if len(self.said) * 4 + 4 <= self.size.width else 3

    @property
    def _left(self) -> int:
        return max(0, (self.size.width - (len(self.said) - 1) * self._step - 1) // 2)

    def on_click(self, event: Click) -> None:
        """Go to the question nearest to the click."""
        index = round((event.x - self._left) / self._step)
        if 0 <= index < len(self.said):
            self.post_message(self.Picked(index))

    def render_line(self, y: int) -> Strip:
        segments = [Segment(" " * self._left, self.rich_style)]
        for index, said in enumerate(self.said):
            if index:
                segments.append(segment(self, "─" * (self._step - 1), "thread--line"))
            if index == self.here:
                segments.append(segment(self, HERE, "thread--here"))
            else:
                segments.append(segment(self, SAID if said else OPEN, "thread--line"))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
