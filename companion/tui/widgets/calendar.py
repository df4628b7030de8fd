"""A month of days, those with entries a little brighter and with a mark; the others are plain days."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.timeline import first_day, last_day
from companion.text.dates import month_and_year
from companion.tui.commands import command
from companion.tui.drawing import segment

CELL = 4
WIDTH = 7 * CELL
MARKS = ((4, "●"), (2, "•"), (1, "·"))
"""From how many entries on which mark stands beside a day."""


class Calendar(Widget, can_focus=True):
    """Six weeks at most, walked by day, week and month."""

    BINDINGS = [
        command("calendar.left", "left,h", "move(-1)", footer=False),
        command("calendar.right", "right,l", "move(1)", footer=False),
        command("calendar.up", "up,k", "move(-7)", footer=False),
        command("calendar.down", "down,j", "move(7)", footer=False),
        command("calendar.month_before", "pageup", "month(-1)", footer=False),
        command("calendar.month_after", "pagedown", "month(1)", footer=False),
        command("calendar.choose", "enter"),
    ]
    COMPONENT_CLASSES = {
        "calendar--heading",
        "calendar--quiet",
        "calendar--some",
        "calendar--many",
        "calendar--cursor",
    }
    DEFAULT_CSS = """
    Calendar { height: 8; width: 30; }
    Calendar > .calendar--heading { color: $accent; background: $background; }
    Calendar > .calendar--quiet { color: $quiet; background: $background; }
    Calendar > .calendar--some { color: $words; background: $background; }
    Calendar > .calendar--many { color: $words; background: $background; text-style: bold; }
    Calendar > .calendar--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    day: reactive[date] = reactive(date(2000, 1, 1))
    counts: reactive[Mapping[date, int]] = reactive({})

    @dataclass
    class Chosen(Message):
        """Somebody took a day."""

        day: date

    @dataclass
    class Turned(Message):
        """Another month is shown, which begins with a day."""

        first: date

    def __init__(self, day: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Calendar.day, day)

    def watch_day(self, before: date, now: date) -> None:
        """Say when the month is another."""
        if before.replace(day=1) != now.replace(day=1):
            self.post_message(self.Turned(now.replace(day=1)))

    def action_move(self, days: int) -> None:
        """Go some days on or back, as far as there are days."""
        with suppress(OverflowError):
            self.day += timedelta(days=days)

    def action_month(self, by: int) -> None:
        """Go to the same day of the month before or after, or to its last."""
        edge = (
            first_day(self.day, "month") - timedelta(days=1)
            if by < 0
            else last_day(_first(self.day), "month")
        )
        month = first_day(edge if by < 0 else edge + timedelta(days=1), "month")
        self.day = min(month + timedelta(days=self.day.day - 1), last_day(month, "month"))

    def action_choose(self) -> None:
        """Take the day under the cursor."""
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: Click) -> None:
        """Take the day that was clicked."""
        day = self._start + timedelta(days=(event.y - 2) * 7 + (event.x - 1) // CELL)
        if 2 <= event.y < 8 and 1 <= event.x < WIDTH and day.month == self.day.month:
            self.day = day
            self.action_choose()

    @property
    def _start(self) -> date:
        """The Monday with which the first row begins."""
        return first_day(_first(self.day), "week")

    def render_line(self, y: int) -> Strip:
        if y == 0:
            row = [segment(self, f" {month_and_year(self.day)}", "calendar--heading")]
        elif y == 1:
            row = [segment(self, f" {phrase('calendar.week')}", "calendar--quiet")]
        else:
            monday = self._start + timedelta(days=7 * (y - 2))
            row = [Segment(" ", self.rich_style)]
            row += [self._cell(monday + timedelta(days=number)) for number in range(7)]
        return Strip(row).adjust_cell_length(self.size.width, self.rich_style)

    def _cell(self, day: date) -> Segment:
        if day.month != self.day.month:
            return Segment(" " * CELL, self.rich_style)
        count = self.counts.get(day, 0)
        mark = next((sign for least, sign in MARKS if count >= least), " ")
        text = f"{day.day:>2}{mark} "
        if day == self.day:
            return segment(self, text, "calendar--cursor")
        shade = "many" if count > 1 else "some" if count else "quiet"
        return segment(self, text, f"calendar--{shade}")


def _first(day: date) -> date:
    return day.replace(day=1)
