"""A line to search on, which searches while it is typed on."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key
from textual.timer import Timer
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.tui.widgets.line_input import LineInput

TYPING = 0.12
"""Seconds after the last key until the search begins."""


class SearchLine(LineInput):
    """Calls `search` with its words; hidden until it is opened, and closed it moves the focus to `found`.

    Both at once, and not by a message: the next key may be faster, and means what is shown then.
    """

    def __init__(self, search: Callable[[str], None], found: Widget, *, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self.labels = {"flow.onward": phrase("app.to_list")}
        self._search_for = search
        self._found = found
        self._timer: Timer | None = None

    def open(self, text: str) -> None:
        """Show the line with the words that are searched for."""
        self.value = text
        self.display = True
        self.focus()

    def close(self) -> None:
        """Hide the line, and search for what is on it."""
        self.display = False
        self.screen.set_focus(self._found)
        self._search()

    def _search(self) -> None:
        self._stop()
        self._search_for(" ".join(self.value.split()))

    def _stop(self) -> None:
        if self._timer:
            self._timer.stop()

    def on_input_changed(self) -> None:
        """Search as soon as no key is pressed for a moment."""
        self._stop()
        if self.display:
            self._timer = self.set_timer(TYPING, self._search)

    async def action_submit(self) -> None:
        """Go to what was found."""
        self.close()

    def on_key(self, event: Key) -> None:
        """Go down to what was found."""
        if event.key == "down":
            event.stop()
            self.close()
