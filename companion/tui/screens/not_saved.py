"""What to do about an entry that can't be written."""

from __future__ import annotations

from textual import on
from textual.containers import Center
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.flows.front import Decision, Offer
from companion.store.errors import StoreError
from companion.store.paths import expand_path
from companion.tui.screens.choice import ChoicePage
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.line_input import LineInput


class NotSavedPage(ChoicePage[Decision]):
    """Says why an entry can't be written, and returns what to do: try again, discard it, or a path.

    There is no way past it by accident: Esc tries again, which loses nothing.
    """

    rows = 9

    def __init__(self, error: StoreError) -> None:
        choices = {name: phrase(f"not_saved.{name}") for name in ("retry", "elsewhere", "discard")}
        super().__init__(Offer(phrase(error.key, **error.facts), choices, on="retry"))

    def action_go(self, name: str) -> None:
        """Return the decision, or ask where else."""
        if name != "elsewhere":
            super().action_go(name)
        elif not self.query("#path"):
            path = LineInput(placeholder=phrase("not_saved.path"), id="path", saves=True)
            self.query_one(CentredBlock).mount(Center(path))
            path.focus()

    @on(Input.Submitted)
    def elsewhere(self, event: Input.Submitted) -> None:
        """Return the path that was typed."""
        if path := event.value.strip():
            self.dismiss(expand_path(path))

    def action_back(self) -> None:
        """Try again."""
        self.dismiss("retry")
