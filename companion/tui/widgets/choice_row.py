"""A few words in a row, each with a digit, of which one can be chosen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.tui.drawing import styled


class ChoiceRow(Widget):
    """Words by the value they stand for, with digits from `first` on; choosing one again takes it back."""

    COMPONENT_CLASSES = {"choice-row--plain", "choice-row--chosen"}
    DEFAULT_CSS = """
    ChoiceRow { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    ChoiceRow > .choice-row--plain { color: $quiet; background: $background; }
    ChoiceRow > .choice-row--chosen { color: $accent; background: $background; text-style: bold; }
    """
    auto_links = False

    chosen: reactive[str | None] = reactive(None)

    @dataclass
    class Chose(Message):
        """A value was chosen, or with None taken back."""

        row: ChoiceRow
        value: str | None

    def __init__(self, words: dict[str, str], first: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = words
        self.first = first

    def press(self, key: str | None) -> bool:
        """Choose by digit; return False for a key that isn't in the row."""
        digits = [str(self.first + index) for index in range(len(self.words))]
        if key in digits:
            self.action_choose(digits.index(key))
        return key in digits

    def action_choose(self, index: int) -> None:
        """Choose a word by its place, or take it back."""
        value = list(self.words)[index]
        self.chosen = None if self.chosen == value else value
        self.post_message(self.Chose(self, self.chosen))

    def render(self) -> Content:
        """Lay out the words with their digits."""
        return Content("").join(
            styled(
                self,
                f"{'•' if value == self.chosen else ' '}{self.first + index} {words} ",
                "choice-row--chosen" if value == self.chosen else "choice-row--plain",
                f"choose({index})",
            )
            for index, (value, words) in enumerate(self.words.items())
        )
