"""A month of days, those with entries a little brighter and with a mark."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.timeline import first_day, last_day
from companion.text.dates import month_and_year
from companion.tui.commands import command
from companion.tui.drawing import styled

CELL = 4
MARKS = ((4, "●"), (2, "•"), (1, "·"))
"""The mark beside a day, from a number of entries on."""


class Calendar(Widget, can_focus=True):
    """Up to six weeks, with a cursor that moves by day, week and month."""

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
    Calendar { height: 8; width: 30; text-wrap: nowrap; text-overflow: clip; }
    Calendar > .calendar--heading { color: $accent; background: $background; }
    Calendar > .calendar--quiet { color: $quiet; background: $background; }
    Calendar > .calendar--some { color: $words; background: $background; }
    Calendar > .calendar--many { color: $words; background: $background; text-style: bold; }
    Calendar > .calendar--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    auto_links = False

    day: reactive[date] = reactive(date(2000, 1, 1))
    counts: reactive[Mapping[date, int]] = reactive({})

    @dataclass
    class Chosen(Message):
        """A day was chosen."""

        day: date

    @dataclass
    class Turned(Message):
        """Another month is shown."""

        first: date

    def __init__(self, day: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Calendar.day, day)

    def watch_day(self, before: date, now: date) -> None:
        """Post a change of month."""
        if before.replace(day=1) != now.replace(day=1):
            self.post_message(self.Turned(now.replace(day=1)))

    def action_move(self, days: int) -> None:
        """Move by some days, within the range of dates."""
        with suppress(OverflowError):
            self.day += timedelta(days=days)

    def action_month(self, by: int) -> None:
        """Move to the same day of the month before or after, or to its last."""
        edge = (
            first_day(self.day, "month") - timedelta(days=1)
            if by < 0
            else last_day(_first(self.day), "month")
        )
        month = first_day(edge if by < 0 else edge + timedelta(days=1), "month")
        self.day = min(month + timedelta(days=self.day.day - 1), last_day(month, "month"))

    def action_choose(self) -> None:
        """Choose the day under the cursor."""
        self.post_message(self.Chosen(self.day))

    def action_pick(self, number: int) -> None:
        """Choose a day of the month that is shown."""
        self.day = self.day.replace(day=number)
        self.action_choose()

    def render(self) -> Content:
        """Lay out the month, the weekdays and the weeks."""
        monday = first_day(_first(self.day), "week")
        weeks = [
            Content("").join(
                [Content(" "), *(self._cell(monday + timedelta(7 * week + n)) for n in range(7))]
            )
            for week in range(6)
        ]
        heading = styled(self, f" {month_and_year(self.day)}", "calendar--heading")
        weekdays = styled(self, f" {phrase('calendar.week')}", "calendar--quiet")
        return Content("\n").join([heading, weekdays, *weeks])

    def _cell(self, day: date) -> Content:
        if day.month != self.day.month:
            return Content(" " * CELL)
        count = self.counts.get(day, 0)
        mark = next((sign for least, sign in MARKS if count >= least), " ")
        shade = "cursor" if day == self.day else "many" if count > 1 else "some" if count else "quiet"
        return styled(self, f"{day.day:>2}{mark} ", f"calendar--{shade}", f"pick({day.day})")


def _first(day: date) -> date:
    return day.replace(day=1)
