"""After an exercise: one optional line, and what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.content.catalog import phrase
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import RatingLine

if TYPE_CHECKING:
    from companion.flows.walk import RatingRequest, Verdict

ROWS, ROWS_WITH_VERDICT = 9, 11


class RatingPage(Page[str]):
    """Returns the name of the choice, None if the page was left; either way the rating is in the request.

    The choices have keys of their own where a verdict is asked for.
    """

    CSS_PATH = "rating.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        command("afterwards.something_else", "e", "go('something_else')", footer=False),
        command("afterwards.checkin", "c", "go('checkin')", footer=False),
        command("afterwards.leave", "q", "go('leave')", footer=False),
        command("afterwards.again", "a", "judge('again')", footer=False),
        command("afterwards.not_for_me", "n", "judge('not for me')", footer=False),
    ]

    def __init__(self, request: RatingRequest) -> None:
        super().__init__()
        self.request = request

    def compose(self) -> ComposeResult:
        """Lay out the question, the line to answer on, and the choices."""
        request = self.request
        area, key = ("afterwards.", None) if request.asks_verdict else ("", "")
        verdict = [CentredText(self._verdict(), id="verdict")] if request.asks_verdict else []
        yield CentredBlock(
            CentredText(request.question, id="question"),
            RatingLine(),
            *verdict,
            Choices([Choice(area + name, words, key) for name, words in request.choices.items()]),
            rows=ROWS_WITH_VERDICT if verdict else ROWS,
        )
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the choices' keys, and the verdict's, only where these are shown."""
        return action not in ("go", "judge") or self.request.asks_verdict

    def on_key(self, event: Key) -> None:
        """Take digits and states wherever the cursor is."""
        self.query_one(RatingLine).take(event)

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Write the rating into the request."""
        self.request.rate(event.rating)

    def action_judge(self, verdict: Verdict) -> None:
        """Write down whether the exercise is one to come back to; the same verdict again takes it back."""
        self.request.judge(verdict)
        self.query_one("#verdict", CentredText).words = self._verdict()

    def _verdict(self) -> str:
        verdict = self.request.practice.again
        return phrase(f"afterwards.{verdict.replace(' ', '_')}" if verdict else "afterwards.ask_again")

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Return the choice."""
        self.action_go(event.choice.id.rpartition(".")[2])

    def action_go(self, name: str) -> None:
        """Return a choice by its key."""
        self.dismiss(name)
