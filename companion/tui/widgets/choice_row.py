"""A few small words in a row, each with a digit; one of them may be taken, or none."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.drawing import segment


class ChoiceRow(Widget):
    """Words by what they stand for, counted from the digit `first` on."""

    COMPONENT_CLASSES = {"marks--plain", "marks--taken"}
    DEFAULT_CSS = """
    ChoiceRow { height: 1; width: 1fr; }
    ChoiceRow > .marks--plain { color: $quiet; background: $background; }
    ChoiceRow > .marks--taken { color: $accent; background: $background; text-style: bold; }
    """

    taken: reactive[str | None] = reactive(None)

    @dataclass
    class Took(Message):
        """One was taken, or with None taken back."""

        marks: ChoiceRow
        value: str | None

        @property
        def control(self) -> ChoiceRow:
            """The row it was taken in, for `@on` with a selector."""
            return self.marks

    def __init__(self, words: dict[str, str], first: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = words
        self.first = first

    def press(self, digit: str) -> bool:
        """Take the word with a digit, or take it back; False for a digit that is not here."""
        values = list(self.words)
        at = int(digit) - self.first
        if not 0 <= at < len(values):
            return False
        self.take(values[at])
        return True

    def take(self, value: str) -> None:
        """Take a word, or take it back."""
        self.taken = None if self.taken == value else value
        self.post_message(self.Took(self, self.taken))

    def on_click(self, event: Click) -> None:
        """Take the word that was clicked."""
        event.stop()
        at = 0
        for value, text in self._texts():
            if at <= event.x < at + len(text):
                self.take(value)
            at += len(text)

    def _texts(self) -> list[tuple[str, str]]:
        return [
            (value, f"{'•' if value == self.taken else ' '}{number} {words} ")
            for number, (value, words) in enumerate(self.words.items(), start=self.first)
        ]

    def render_line(self, y: int) -> Strip:
        segments = [
            segment(self, text, "marks--taken" if value == self.taken else "marks--plain")
            for value, text in self._texts()
        ]
        return Strip([*segments, Segment("", self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )
