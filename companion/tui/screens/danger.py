"""When the danger is real: no exercise, but leaving and people."""

from __future__ import annotations

from typing import Literal

from textual import on
from textual.app import ComposeResult

from companion.content.catalog import phrase, table
from companion.flows.context import Context
from companion.text.people import one_line_to_people
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer

Where = Literal["people", "leave", "then"]
ROWS = 11


class Danger(Page[Where]):
    """Says what comes before any exercise, and opens the way to people; Esc goes to the first screen."""

    CSS_PATH = "danger.tcss"
    BINDINGS = [
        command("danger.people", "p", "go('people')", footer=False),
        command("danger.leave", "q", "go('leave')", footer=False),
        command("danger.then", "t", "go('then')", footer=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """Lay out the sentences, a line to call, and the ways on."""
        choices = [Choice(f"danger.{name}", words) for name, words in table("danger")["choices"].items()]
        yield CentredBlock(
            CentredText(phrase("danger.first"), id="first"),
            CentredText(phrase("danger.go"), classes="more"),
            CentredText(one_line_to_people(self.context.settings.country), id="line"),
            Choices(choices),
            rows=ROWS,
        )
        yield Footer()

    def on_mount(self) -> None:
        """Let Enter open the people at once."""
        self.query_one(Choices).focus()

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Go where was chosen."""
        self.action_go(event.choice.id.removeprefix("danger."))  # type: ignore[arg-type]

    def action_go(self, where: Where) -> None:
        """Bring back where to go."""
        self.dismiss(where)
