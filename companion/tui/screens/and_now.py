"""After grounding: "and now?", and whether to go on."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.content.catalog import phrase
from companion.core.entry import Rating
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import RatingLine


@dataclass(frozen=True)
class Now:
    """How it is now, and whether something else is to be tried."""

    rating: Rating
    more: bool = False


class AndNow(Page[Now]):
    """Asks once; Enter, with or without an answer, is enough."""

    CSS_PATH = "and_now.tcss"

    def compose(self) -> ComposeResult:
        """Lay out the question and the two ways on."""
        yield CentredBlock(
            CentredText(phrase("checkin.and_now"), id="question"),
            RatingLine(),
            Choices(
                [
                    Choice("enough", phrase("checkin.enough"), ""),
                    Choice("more", phrase("checkin.something_else"), ""),
                ]
            ),
            rows=9,
        )
        yield Footer()

    def on_mount(self) -> None:
        """Let Enter be enough."""
        self.query_one(Choices).focus()

    def on_key(self, event: Key) -> None:
        """Take digits and states wherever the cursor is."""
        self.query_one(RatingLine).take(event)

    @property
    def rating(self) -> Rating:
        """What was given so far."""
        return self.query_one(RatingLine).rating

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Bring back the answer."""
        self.dismiss(Now(self.rating, event.choice.id == "more"))

    def action_back(self) -> None:
        """Bring back the answer; leaving is enough too."""
        self.dismiss(Now(self.rating))
