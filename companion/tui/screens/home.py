"""The first screen: a calm line, one question, a few choices."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from companion.content.phrases import say
from companion.core.placing import HOME_ROWS
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.line import Line
from companion.tui.widgets.placed import Placed

CHOICES = ("ground", "exercises", "checkin", "history")


class Home(Page[None]):
    """Asks what would help; the first choice, under Enter, is to ground at once."""

    BINDINGS = [
        command("home.ground", "g", "open('ground')", footer=False),
        command("home.exercises", "e", "open('exercises')", footer=False),
        command("home.checkin", "c", "open('checkin')", footer=False),
        command("home.history", "h", "open('history')", footer=False),
        command("app.settings", "comma", "app.settings"),
        command("home.learn", "l", "open('learn')"),
        command("home.leave", "escape,q", "app.leave"),
    ]

    def __init__(self, first_words: str) -> None:
        super().__init__()
        self.first_words = first_words

    def compose(self) -> ComposeResult:
        """Lay out the block whose first row the door has already drawn."""
        yield Placed(
            Line(self.first_words, id="first-words"),
            Line(say("home.question"), id="question"),
            Choices([Choice(f"home.{name}", say(f"home.choices.{name}")) for name in CHOICES]),
            rows=HOME_ROWS,
        )
        yield Hints()

    @on(Choices.Chosen)
    async def take(self, event: Choices.Chosen) -> None:
        """Do what was chosen."""
        self.action_open(event.choice.id.removeprefix("home."))

    def action_open(self, what: str) -> None:
        """Open one of the choices."""
        self.companion.open(what)
