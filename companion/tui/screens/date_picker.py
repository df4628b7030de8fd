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
from companion.core.timeline import Unit, first_day, last_day
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text import typed_dates
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.calendar import Calendar
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.line_input import LineInput


class DatePicker(Page[tuple[date, date]]):
    """Returns the first and the last day of what was chosen."""

    CSS_PATH = "date_picker.tcss"
    AUTO_FOCUS = "Calendar"
    BINDINGS = [
        command("calendar.type", "slash", "focus('Input')"),
        command("calendar.month", "m", "choose('month')"),
        command("calendar.year", "y", "choose('year')"),
    ]

    def __init__(self, archive: History) -> None:
        super().__init__()
        self.archive = archive

    def content(self) -> ComposeResult:
        """Lay out the line to type on, and the month below it."""
        yield CentredBlock(
            Vertical(
                LineInput(placeholder=phrase("calendar.question")),
                Static("", id="not_understood", markup=False),
                Calendar(self.context.today, self._counts),
            ),
            rows=11,
        )

    def _counts(self, first: date) -> Mapping[date, int]:
        try:
            found = self.archive.everything((Since(first), Until(last_day(first, "month"))))
        except StoreError:
            # The list says what is wrong with the month; here its days stay plain.
            return {}
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

    @on(Input.Submitted)
    @work(exclusive=True)
    async def typed(self, event: Input.Submitted) -> None:
        """Return what was typed, or say that it can't be read."""
        found = await asyncio.to_thread(typed_dates.days, event.value, self.context.today)
        if found:
            self.dismiss(found)
        elif event.value.strip():
            self.query_one("#not_understood", Static).update(phrase("calendar.not_understood"))

    @on(Calendar.Chosen)
    def chosen(self) -> None:
        """Return one day."""
        self.action_choose("day")

    def action_choose(self, unit: Unit) -> None:
        """Return the day, the month or the year that is shown."""
        first = first_day(self.query_one(Calendar).day, unit)
        self.dismiss((first, last_day(first, unit)))

    def action_back(self) -> None:
        """Leave the line if it is being typed on, otherwise go back."""
        if self.query_one(Input).has_focus:
            self.query_one(Calendar).focus()
        else:
            self.dismiss(None)
