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
from companion.tui.widgets.calendar import Calendar, legend
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.line_input import LineInput


class DateLine(LineInput):
    """A line from which the arrows lead on while it is empty."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to the page where there is nothing to move in."""
        return bool(self.value) or action not in ("cursor_left", "cursor_right")


class DatePicker(Page[tuple[date, date]]):
    """Returns the first and the last day of what was chosen.

    What is typed goes on the line and moves the calendar; arrows lead from the empty line to the calendar.
    """

    CSS_PATH = "date_picker.tcss"
    HEADING = "date"
    AUTO_FOCUS = "Input"
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
                DateLine(placeholder=phrase("calendar.question")),
                Static("", id="not_understood", markup=False),
                Calendar(self.context.today, self._counts),
                Static(legend(), id="legend", markup=False),
            ),
            rows=12,
        )

    def _counts(self, first: date) -> Mapping[date, int]:
        try:
            found = self.archive.everything((Since(first), Until(last_day(first, "month"))))
        except StoreError:
            # The list says what is wrong with the month; here its days stay plain.
            return {}
        return Counter(entry.at.date() for entry in found)

    def on_key(self, event: Key) -> None:
        """Begin to type where a digit is pressed; leave the line downwards, or by a day or a month."""
        line, calendar = self.query_one(Input), self.query_one(Calendar)
        leave = {
            "down": lambda: None,
            "left": lambda: calendar.action_move(-1),
            "right": lambda: calendar.action_move(1),
            "pageup": lambda: calendar.action_month(-1),
            "pagedown": lambda: calendar.action_month(1),
        }
        if line.has_focus and event.key in leave:
            event.stop()
            calendar.focus()
            leave[event.key]()
        elif not line.has_focus and event.character and event.character.isdigit():
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def typing(self, event: Input.Changed) -> None:
        """Show the first day of what has been typed so far."""
        self.query_one("#not_understood", Static).update("")
        if found := typed_dates.days(event.value, self.context.today):
            self.query_one(Calendar).day = found[0]

    @on(Input.Submitted)
    @work(exclusive=True)
    async def typed(self, event: Input.Submitted) -> None:
        """Return what was typed, or say that it can't be read; go on to the calendar where nothing was."""
        found = await asyncio.to_thread(typed_dates.days, event.value, self.context.today)
        if found:
            self.dismiss(found)
        elif event.value.strip():
            self.query_one("#not_understood", Static).update(phrase("calendar.not_understood"))
        else:
            self.query_one(Calendar).focus()

    @on(Calendar.Chosen)
    def chosen(self) -> None:
        """Return one day."""
        self.action_choose("day")

    def action_choose(self, unit: Unit) -> None:
        """Return the day, the month or the year that is shown."""
        first = first_day(self.query_one(Calendar).day, unit)
        self.dismiss((first, last_day(first, unit)))

    def action_back(self) -> None:
        """Leave the line if there is something on it, otherwise go back."""
        line = self.query_one(Input)
        if line.has_focus and line.value:
            line.value = ""
            self.query_one(Calendar).focus()
        else:
            self.dismiss(None)
