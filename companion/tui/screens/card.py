"""A card of the person's own, before the first exercise."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from companion.content.cards import Card
from companion.content.catalog import phrase
from companion.text.dates import full_date
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.step_text import ALL, StepText
from companion.tui.widgets.ways import WAYS, Ways


class CardPage(Page[str]):
    """Shows the words where the first instruction would stand; returns "on", or what a letter asks for."""

    CSS_PATH = "card.tcss"
    ONCE = ("space", "right", "enter", "o", "escape")
    BINDINGS = [
        command("cards.on", "space,right,enter,o", "begin('on')"),
        command("cards.off", "x", "turn"),
        *WAYS,
    ]

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card

    def column(self) -> int:
        """Use all the room for large letters."""
        return ALL if self.context.settings.large else self.COLUMN

    def content(self) -> ComposeResult:
        """Lay out the words, when they were written, and the letters."""
        words = StepText(self.card.words, id="words")
        words.set_reactive(StepText.big, self.card.words if self.context.settings.large else "")
        yield CentredBlock(words, rows=1)
        with Vertical(id="quiet-lines"):
            yield Ways()
            yield CentredText(self._written, id="quiet")

    @property
    def _written(self) -> str:
        day = self.card.written
        return phrase("cards.written", day=full_date(day)) if day else ""

    def action_begin(self, what: str) -> None:
        """Go on to the exercise, or begin with what one letter asks for."""
        self.dismiss(what)

    def action_turn(self) -> None:
        """Let a card come first no longer, or again while this one is still here; say so."""
        first = not self.context.settings.card_first
        self.host.set_settings(card_first=first)
        turned = phrase(f"cards.turned_{'on' if first else 'off'}", again=key_of(self, "cards.off"))
        self.query_one("#quiet", CentredText).words = turned
