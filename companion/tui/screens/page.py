"""What all screens share: one step back on Esc, and the footer."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from companion.tui.commands import command

Answer = TypeVar("Answer")


class Page(Screen[Answer]):
    """A screen with a way back. What it asked for is given to whoever opened it; None if it was left."""

    BINDINGS = [command("screen.back", "escape")]

    def action_back(self) -> None:
        """Go one step back."""
        self.dismiss(None)
