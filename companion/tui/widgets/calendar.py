"""A month of days, those with entries a little brighter and with a mark."""

from __future__ import annotations

import asyncio
from calendar import monthcalendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from textual import work
from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import capital, phrase
from companion.core.timeline import last_day
from companion.text.dates import month_and_year
from companion.text.typed_dates import YEARS
from companion.tui.commands import command
from companion.tui.drawing import CURSOR

CELL = 4
FIRST, LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
MARKS = ((4, "●"), (2, "•"), (1, "·"))
"""The mark beside a day, from a number of entries on; `legend` says so."""


class Calendar(Widget, can_focus=True):
    """The weeks of a month, with a cursor that moves by day, week and month.

    `count` returns the number of entries on each day of the month that begins with a day.
    """

    BINDINGS = [
        command("calendar.left", "left", "move(-1)", footer=False),
        command("calendar.right", "right", "move(1)", footer=False),
        command("calendar.up", "up", "move(-7)", footer=False),
        command("calendar.down", "down", "move(7)", footer=False),
        command("calendar.month_before", "pageup", "month(-1)", footer=False),
        command("calendar.month_after", "pagedown", "month(1)", footer=False),
        command("calendar.choose", "enter"),
    ]
    DEFAULT_CSS = "Calendar { height: 8; width: 30; text-wrap: nowrap; text-overflow: clip; }"

    auto_links = False

    day: reactive[date] = reactive(date(2000, 1, 1))
    counts: reactive[Mapping[date, int]] = reactive({})

    class Chosen(Message):
        """The day under the cursor was chosen."""

    def __init__(self, day: date, count: Callable[[date], Mapping[date, int]]) -> None:
        super().__init__()
        self.set_reactive(Calendar.day, day)
        self._count = count

    def on_mount(self) -> None:
        """Mark the days of the first month."""
        self._mark_days()

    def validate_day(self, day: date) -> date:
        """Stay among the days that can be typed."""
        return min(max(day, FIRST), LAST)

    def watch_day(self, before: date, now: date) -> None:
        """Mark the days of another month."""
        if before.replace(day=1) != now.replace(day=1):
            self._mark_days()

    @work(exclusive=True)
    async def _mark_days(self) -> None:
        self.counts = await asyncio.to_thread(self._count, self.day.replace(day=1))

    def action_move(self, days: int) -> None:
        """Move by some days."""
        self.day += timedelta(days=days)

    def action_month(self, by: int) -> None:
        """Move to the same day of the month before or after, or to its last."""
        months = self.day.year * 12 + self.day.month - 1 + by
        last = last_day(date(months // 12, months % 12 + 1, 1), "month")
        self.day = last.replace(day=min(self.day.day, last.day))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Show the month before."""
        event.stop()
        self.action_month(-1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Show the month after."""
        event.stop()
        self.action_month(1)

    def action_choose(self) -> None:
        """Choose the day under the cursor."""
        self.post_message(self.Chosen())

    def action_pick(self, number: int) -> None:
        """Choose a day of the month that is shown."""
        self.day = self.day.replace(day=number)
        self.action_choose()

    def render(self) -> Content:
        """Lay out the month, the weekdays and the weeks."""
        month = capital(month_and_year(self.day))
        parts = [(f" {month}\n", "$words bold"), (f" {phrase('calendar.week')}", "$quiet")]
        for week in monthcalendar(self.day.year, self.day.month):
            parts += [("\n ", ""), *map(self._cell, week)]
        return Content.assemble(*parts)

    def _cell(self, number: int) -> tuple[str, str]:
        """Return a day of the month and its style, blank for 0."""
        if not number:
            return " " * CELL, ""
        day = self.day.replace(day=number)
        count = self.counts.get(day, 0)
        mark = next((sign for least, sign in MARKS if count >= least), " ")
        style = "$words bold" if count > 1 else "$words" if count else "$quiet"
        if day == self.day:
            style = CURSOR
        return f"{number:>2}{mark} ", f"{style} @click=pick({number})"


def legend() -> str:
    """Return what the marks mean."""
    many, some, one = (sign for _, sign in MARKS)
    return phrase("calendar.legend", one=one, some=some, many=many)
