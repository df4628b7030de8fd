"""Today's date and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.text.dates import full_date
from companion.tui.steps.base import StepWidget
from companion.tui.widgets.note_input import NoteInput

UPDATE_SECONDS = 5.0


class TodayStep(Vertical, StepWidget):
    """Weekday, date and time, and a line to type in below."""

    DEFAULT_CSS = """
    TodayStep { height: auto; width: 1fr; align-horizontal: center; margin-top: 2; }
    TodayStep > #today { width: 1fr; text-align: center; color: $accent; }
    TodayStep > NoteInput { margin-top: 1; }
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the day and the line."""
        yield Static(self._words(), id="today", markup=False)
        yield NoteInput()

    def on_mount(self) -> None:
        """Follow the clock."""
        self.set_interval(UPDATE_SECONDS, self._update)

    def _update(self) -> None:
        self.query_one("#today", Static).update(self._words())

    def _words(self) -> str:
        now = self._now()
        return phrase("steps.today", date=full_date(now), time=f"{now:%H:%M}")
