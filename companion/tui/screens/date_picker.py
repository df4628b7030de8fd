"""A time to look at: typed, or found in a month."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Static

from companion.content.catalog import phrase
from companion.core.filters import Since, Until
from companion.core.timeline import last_day
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text import typed_dates
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.calendar import Calendar
from companion.tui.widgets.centred_block import CentredBlock


class DatePicker(Page[tuple[date, date]]):
    """Returns the first and the last day of what was chosen."""

    CSS_PATH = "date_picker.tcss"
    BINDINGS = [
        command("calendar.type", "slash"),
        command("calendar.month", "m"),
        command("calendar.year", "y"),
    ]

    def __init__(self, archive: History) -> None:
        super().__init__()
        self.archive = archive

    def content(self) -> ComposeResult:
        """Lay out the line to type on, and the month below it."""
        yield CentredBlock(
            Vertical(
                Input(placeholder=phrase("calendar.question")),
                Static("", id="not_understood", markup=False),
                Calendar(self.context.today),
            ),
            rows=11,
        )

    def on_mount(self) -> None:
        """Begin in the month; a digit or a letter that means nothing there goes to the line."""
        self.query_one(Calendar).focus()
        self._count(self.query_one(Calendar).day.replace(day=1))

    @on(Calendar.Turned)
    def turned(self, event: Calendar.Turned) -> None:
        """Shade the days of the month that is shown now."""
        self._count(event.first)

    @work(exclusive=True)
    async def _count(self, first: date) -> None:
        try:
            counts = await asyncio.to_thread(self._counts, first)
        except StoreError:
            # The list says what is wrong with the month; here its days stay plain.
            return
        self.query_one(Calendar).counts = counts

    def _counts(self, first: date) -> Mapping[date, int]:
        found = self.archive.everything((Since(first), Until(last_day(first, "month"))))
        return Counter(entry.at.date() for entry in found)

    def on_key(self, event: Key) -> None:
        """Begin to type where a digit is pressed; leave the line downwards."""
        line = self.query_one(Input)
        if line.has_focus and event.key == "down":
            event.stop()
            self.query_one(Calendar).focus()
        elif not line.has_focus and event.character and event.character.isdigit():
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)

    def action_type(self) -> None:
        """Go to the line to type on."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Read what was typed."""
        if event.value.strip():
            self._read(event.value)

    @work(exclusive=True)
    async def _read(self, text: str) -> None:
        found = await asyncio.to_thread(typed_dates.days, text, self.context.today)
        if found:
            self.dismiss(found)
        else:
            self.query_one("#not_understood", Static).update(phrase("calendar.not_understood"))

    @on(Calendar.Chosen)
    def chosen(self, event: Calendar.Chosen) -> None:
        """Return one day."""
        self.dismiss((event.day, event.day))

    def action_month(self) -> None:
        """Return the month that is shown."""
        first = self.query_one(Calendar).day.replace(day=1)
        self.dismiss((first, last_day(first, "month")))

    def action_year(self) -> None:
        """Return the year that is shown."""
        year = self.query_one(Calendar).day.year
        self.dismiss((date(year, 1, 1), date(year, 12, 31)))

    def action_back(self) -> None:
        """Leave the line if it is being typed on, otherwise go back."""
        if self.query_one(Input).has_focus:
            self.query_one(Calendar).focus()
        else:
            self.dismiss(None)
