"""A line of dots for the questions of a form: where the person is, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

HERE, ANSWERED, OPEN = "●", "•", "·"


class QuestionDots(Widget):
    """A dot for each question: a full one for the current, a small one for an answered question."""

    DEFAULT_CSS = "QuestionDots { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"
    auto_links = False

    here = reactive(0)
    said: reactive[tuple[bool, ...]] = reactive(())
    """For each question, whether it is answered."""

    @dataclass
    class Picked(Message):
        """A question was clicked."""

        index: int

    @property
    def _step(self) -> int:
        return 4 if len(self.said) * 4 + 4 <= self.size.width else 3

    @property
    def _left(self) -> int:
        return max(0, (self.size.width - (len(self.said) - 1) * self._step - 1) // 2)

    def action_pick(self, index: int) -> None:
        """Go to a question."""
        self.post_message(self.Picked(index))

    def render(self) -> Content:
        """Draw the dots; half of the line to the next one, and as much beyond the ends, belongs to each."""
        before, after = (self._step - 1) // 2, self._step // 2
        parts = [(" " * max(0, self._left - before), "")]
        for index, answered in enumerate(self.said):
            dot = HERE if index == self.here else ANSWERED if answered else OPEN
            line, here = f"$quiet @click=pick({index})", f"$accent @click=pick({index})"
            last = index == len(self.said) - 1
            parts += [
                (("─" if index else " ") * before, line),
                (dot, here if index == self.here else line),
                ((" " if last else "─") * after, line),
            ]
        return Content.assemble(*parts)
