"""After an exercise: one optional line, and what next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.content.catalog import phrase
from companion.core.entry import Practice
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import RatingLine

Next = Literal["something_else", "checkin", "leave", "back"]
ROWS = 11


@dataclass(frozen=True)
class Answered:
    """The practice with what was said about it, and what comes next."""

    practice: Practice
    next: Next


class Afterwards(Page[Answered]):
    """Asks "How is it now?" of a practice that is already kept, and offers what there is."""

    CSS_PATH = "rating.tcss"
    BINDINGS = [
        command("afterwards.something_else", "e", "go('something_else')", footer=False),
        command("afterwards.checkin", "c", "go('checkin')", footer=False),
        command("afterwards.leave", "q", "go('leave')", footer=False),
        command("afterwards.again", "a", "again('again')", footer=False),
        command("afterwards.not_for_me", "n", "again('not for me')", footer=False),
    ]

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice
        self.asked = practice

    def compose(self) -> ComposeResult:
        """Lay out the question, the line to answer on, and the choices."""
        yield CentredBlock(
            CentredText(phrase("afterwards.question"), id="question"),
            RatingLine(),
            CentredText(self._verdict(), id="again"),
            Choices(
                [
                    Choice(f"afterwards.{name}", phrase(f"afterwards.choices.{name}"))
                    for name in ("something_else", "checkin", "leave")
                ]
            ),
            rows=ROWS,
        )
        yield Footer()

    def on_mount(self) -> None:
        """Let Enter go on at once."""
        self.query_one(Choices).focus()

    def on_key(self, event: Key) -> None:
        """Take digits and states wherever the cursor is."""
        self.query_one(RatingLine).take(event)

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Remember how it is now."""
        self.practice = msgspec.structs.replace(self.practice, after=event.rating)

    def action_again(self, word: Literal["again", "not for me"]) -> None:
        """Remember whether this is one to come back to; the same word once more takes it back."""
        given = None if self.practice.again == word else word
        self.practice = msgspec.structs.replace(self.practice, again=given)
        self.query_one("#again", CentredText).words = self._verdict()

    def _verdict(self) -> str:
        said = self.practice.again
        return (
            phrase(f"afterwards.{ {'again': 'again', 'not for me': 'not_for_me'}[said] }")
            if said
            else phrase("afterwards.ask_again")
        )

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Go where was chosen."""
        self.action_go(event.choice.id.removeprefix("afterwards."))  # type: ignore[arg-type]

    def action_go(self, where: Next) -> None:
        """Bring back what was said, and where to go."""
        self.dismiss(Answered(self.practice, where))

    def action_back(self) -> None:
        """Go back to the first screen."""
        self.action_go("back")

    async def finish(self) -> None:
        """Keep what was said, because the app is being left."""
        if self.practice != self.asked:
            await self.companion.keep(self.practice, again=True)
