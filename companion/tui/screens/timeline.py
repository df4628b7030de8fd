"""States over time, by day, week or month; behind each point are its entries."""

from __future__ import annotations

import asyncio
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.filters import Since, Until
from companion.core.layout import WIDE_COLUMN
from companion.core.timeline import Span, Unit, fitting_unit, last_day, spans_of
from companion.text.timeline import in_words
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.selection import Selection
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.chart import Chart
from companion.tui.widgets.shortened_text import ShortenedText

BESIDE = 26
"""Columns beside a chart: its margins and the names of its lanes."""


def unit_for(selection: Selection, width: int) -> Unit:
    """Return the shortest unit of which all points have room on a terminal of some columns, else months."""
    return fitting_unit(selection.entries, min(width, TimelinePage.COLUMN) - BESIDE)


class TimelinePage(Page[None]):
    """A chart, what is under its mark, and what a point of it is; a sentence where there are no entries."""

    CSS_PATH = "timeline.tcss"
    HEADING = "over_time"
    COLUMN = WIDE_COLUMN
    AUTO_FOCUS = "Chart"
    BINDINGS = [
        command("over_time.by_day", "d", "by('day')"),
        command("over_time.by_week", "w", "by('week')"),
        command("over_time.by_month", "m", "by('month')"),
    ]

    def __init__(self, selection: Selection, unit: Unit, spans: tuple[Span, ...]) -> None:
        super().__init__()
        self.selection = selection
        self.unit = unit
        self.spans = spans
        # The unit fits this width, until the person chooses another.
        self._fits: int | None = self.app.size.width

    def content(self) -> ComposeResult:
        """Lay out what it is about, the chart, the words for the mark, and what a point is."""
        yield Static(id="sentence", markup=False)
        yield Chart()
        yield ShortenedText(id="marked")
        yield Static(id="about", markup=False)
        yield Static(phrase("over_time.signs"), id="signs", markup=False)
        yield CentredBlock(CentredText(phrase("over_time.none")), rows=1, id="nothing")

    def on_mount(self) -> None:
        """Show what was counted before the page opened."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the units that are not shown, where there is something to show."""
        return action != "by" or (bool(self.spans) and parameters != (self.unit,))

    @work(exclusive=True)
    async def action_by(self, unit: Unit) -> None:
        """Show a point for each day, week or month."""
        self._fits = None
        await self._count(unit)

    def on_resize(self, event: Resize) -> None:
        """Fit the unit to another width, unless one was chosen."""
        if self._fits not in (None, event.size.width):
            self._fits = event.size.width
            self._fit()

    @work(exclusive=True)
    async def _fit(self) -> None:
        await self._count(await asyncio.to_thread(unit_for, self.selection, self.app.size.width))

    async def _count(self, unit: Unit) -> None:
        self.spans = await asyncio.to_thread(spans_of, self.selection.entries, unit)
        self.unit = unit
        self._show()

    def _show(self) -> None:
        self.set_class(not self.spans, "-none")
        by = phrase(f"over_time.by.{self.unit}", about=self.selection.about)
        self.query_one("#sentence", Static).update(by)
        self.query_one("#about", Static).update(phrase(f"over_time.about.{self.unit}"))
        self.query_one(Chart).show(self.spans, self.unit)
        self.refresh_bindings()

    @on(Chart.Moved)
    def moved(self, event: Chart.Moved) -> None:
        """Say what is under the mark."""
        if event.index < len(self.spans):
            chart = self.query_one(Chart)
            words = in_words(self.spans[event.index], self.unit, chart.lanes, event.index)
            self.query_one(ShortenedText).words = words

    @on(Chart.Opened)
    def opened(self, event: Chart.Opened) -> None:
        """Show the entries of a span as a list; the next key is meant for that."""
        self.host.hold_keys()
        self._open(self.spans[event.index].first)

    @work
    async def _open(self, first: date) -> None:
        if await self.selection.open(Since(first), Until(last_day(first, self.unit))):
            await self._count(self.unit)
