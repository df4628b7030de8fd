"""The title of a form and a line of dots for its questions: where the person is, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.tui.drawing import in_words

HERE, ANSWERED, OPEN = "●", "•", "·"


class QuestionDots(Widget):
    """A dot for each question: a full one for the current, a small one for an answered question.

    They stand on the right of the title; where both have no room, they stand alone.
    """

    DEFAULT_CSS = "QuestionDots { width: 1fr; text-wrap: nowrap; text-overflow: clip; }"
    auto_links = False

    here = reactive(0)
    said: reactive[tuple[bool, ...]] = reactive(())
    """For each question, whether it is answered."""

    @dataclass
    class Picked(Message):
        """A question was clicked."""

        index: int

    def __init__(self, title: str) -> None:
        super().__init__(id="title")
        self._title = title

    def action_pick(self, index: int) -> None:
        """Go to a question."""
        self.post_message(self.Picked(index))

    def render(self) -> Content:
        """Draw the dots; half of the line to the next one, and as much beyond the ends, belongs to each."""
        if in_words(self):
            place = phrase("exercise.rounds", done=self.here + 1, rounds=len(self.said))
            return Content.assemble((self._title, "bold"), f"   {place}")
        lines = len(self.said) - 1
        room = self.size.width - cell_len(self._title) - 3
        step = next((step for step in (4, 3, 2) if lines * step < room), 0)
        title, step = (self._title, step) if step else ("", min(4, max(2, self.size.width // max(1, lines))))
        before, after = (step - 1) // 2, step // 2
        room = max(cell_len(title), self.size.width - lines * step - 1 - before)
        parts = [(set_cell_size(title, room), "bold")]
        for index, answered in enumerate(self.said):
            dot = HERE if index == self.here else ANSWERED if answered else OPEN
            line, here = f"$quiet @click=pick({index})", f"$accent @click=pick({index})"
            last = index == lines
            parts += [
                (("─" if index else " ") * before, line),
                (dot, here if index == self.here else line),
                ((" " if last else "─") * after, line),
            ]
        return Content.assemble(*parts)
