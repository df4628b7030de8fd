"""A line to search on, which searches while it is typed on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Key
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

TYPING = 0.12
"""Seconds after the last key until the search begins."""


class SearchLine(Input):
    """Hidden until it is opened; the words that are searched for stay a filter when it is closed."""

    _timer: Timer | None = None

    @dataclass
    class Searched(Message):
        """Words are searched for, none if `text` is empty."""

        text: str

    def open(self, text: str) -> None:
        """Show the line with the words that are searched for."""
        self.value = text
        self.display = True
        self.focus()

    def close(self) -> None:
        """Hide the line, and search for what is on it."""
        self.display = False
        self._search()

    def _search(self) -> None:
        self._stop()
        self.post_message(self.Searched(" ".join(self.value.split())))

    def _stop(self) -> None:
        if self._timer:
            self._timer.stop()

    def on_input_changed(self) -> None:
        """Search as soon as no key is pressed for a moment."""
        self._stop()
        if self.display:
            self._timer = self.set_timer(TYPING, self._search)

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.close()

    def on_key(self, event: Key) -> None:
        """Go down to what was found."""
        if event.key == "down":
            event.stop()
            self.close()
