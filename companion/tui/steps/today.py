"""Today's date and the time."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.core.exercise import Today
from companion.text.dates import heading_date, short_full_date
from companion.tui.steps.base import NotingStep

UPDATE_SECONDS = 5.0


class TodayStep(NotingStep[Today]):
    """Weekday, date and time, and a line to type in below."""

    DEFAULT_CSS = "TodayStep { margin-top: 2; }"

    def on_mount(self) -> None:
        """Follow the clock."""
        self.set_interval(UPDATE_SECONDS, self.update)

    @property
    def spoken(self) -> str:
        """The day; the time would be spoken again each minute."""
        return heading_date(self.step_context.context.now())

    def shown(self) -> str:
        """Return the day and the time; on a tiny terminal in fewer letters, so that both have room."""
        now = self.step_context.context.now()
        day = short_full_date(now) if self.screen.has_class("-tiny") else heading_date(now)
        return phrase("steps.today", date=day, time=f"{now:%H:%M}")

    def on_resize(self) -> None:
        """Say it in as many letters as have room."""
        self.update()
