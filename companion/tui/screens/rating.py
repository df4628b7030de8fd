"""After an exercise: one optional line, and what next."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from companion.content.catalog import phrase
from companion.flows.front import Offer
from companion.flows.walk import RatingRequest, Verdict
from companion.tui.commands import command
from companion.tui.screens.choice import ChoicePage
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.rating import RatingLine


class RatingPage(ChoicePage[str]):
    """Returns the name of the choice, None if the page was left; either way the rating is in the request.

    The choices have keys of their own where a verdict is asked for.
    """

    ONCE = ("space", "enter", "o", "escape")
    BINDINGS = [
        command("afterwards.something_else", "o", "go('something_else')", footer=False),
        command("afterwards.checkin", "c", "go('checkin')", footer=False),
        command("afterwards.leave", "q", "go('leave')", footer=False),
        command("afterwards.again", "a", "judge('again')", footer=False),
        command("afterwards.not_for_me", "n", "judge('not for me')", footer=False),
    ]

    def __init__(self, request: RatingRequest) -> None:
        super().__init__(Offer(request.question, request.choices, on=next(iter(request.choices))))
        self.request = request
        self.area, self.rows = ("afterwards.", 11) if request.asks_verdict else ("", 9)

    def between(self) -> ComposeResult:
        """Return the line to answer on, and the verdict."""
        yield RatingLine()
        if self.request.asks_verdict:
            yield CentredText(self._verdict(), id="verdict")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the choices' keys, and the verdict's, only where these are shown."""
        if action in ("go", "judge"):
            return self.request.asks_verdict
        return super().check_action(action, parameters)

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
