"""A quiet sentence and a few choices; leaving it is a choice too."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer


class Offer(Page[str]):
    """Brings back the name of the choice that was taken, None if it was left.

    `more` is shown below the sentence; it may be somebody's own words, of any length.
    """

    CSS_PATH = "choice.tcss"

    def __init__(self, sentence: str, choices: Mapping[str, str], more: str = "") -> None:
        super().__init__()
        self.sentence = sentence
        self.choices = choices
        self.more = more

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the choices."""
        choices = [Choice(name, words, "") for name, words in self.choices.items()]
        more = [VerticalScroll(CentredText(self.more), can_focus=False)] if self.more else []
        yield CentredBlock(CentredText(self.sentence, id="sentence"), *more, Choices(choices), rows=8)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the first choice."""
        self.query_one(Choices).focus()

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Bring the choice back."""
        self.dismiss(event.choice.id)
