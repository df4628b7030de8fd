"""A few words in a row, each with a digit, of which one can be chosen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class ChoiceRow(Widget):
    """Words by the value they stand for, with digits from `first` on; choosing one again takes it back."""

    DEFAULT_CSS = "ChoiceRow { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"
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
        parts = []
        for index, (value, words) in enumerate(self.words.items()):
            mark, style = ("•", "$accent bold") if value == self.chosen else (" ", "$quiet")
            parts.append((f"{mark}{self.first + index} {words} ", f"{style} @click=choose({index})"))
        return Content.assemble(*parts)
