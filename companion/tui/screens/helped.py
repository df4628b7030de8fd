"""What has helped: each exercise, with what was counted about it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.outcomes import Outcome
from companion.text import outcomes
from companion.tui.screens.page import Page
from companion.tui.widgets.footer import Footer


class Helped(Page[None]):
    """A page to read, which scrolls."""

    CSS_PATH = "helped.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, found: Sequence[Outcome]) -> None:
        super().__init__()
        self.told = outcomes.paragraphs(found)

    def compose(self) -> ComposeResult:
        """Lay the exercises out, or say when there will be something."""
        with VerticalScroll():
            yield Static(phrase("helped.about") if self.told else phrase("helped.none"), classes="quiet")
            for name, lines in self.told:
                yield Static(name, classes="name", markup=False)
                yield Static(lines[0], markup=False)
                if lines[1:]:
                    yield Static("\n".join(lines[1:]), classes="state", markup=False)
        yield Footer()
