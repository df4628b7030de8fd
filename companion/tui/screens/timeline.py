"""Numbers and states over time, by day, week or month."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.timeline import MIN_NUMBERS, Span, Unit, count_numbers, spans_of
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.chart import Chart


class TimelinePage(Page[None]):
    """A chart, or a sentence where there is too little for one."""

    CSS_PATH = "timeline.tcss"
    BINDINGS = [
        command("over_time.by_day", "d", "by('day')"),
        command("over_time.by_week", "w", "by('week')"),
        command("over_time.by_month", "m", "by('month')"),
    ]

    def __init__(self, entries: Sequence[Entry], about: str, unit: Unit, spans: tuple[Span, ...]) -> None:
        super().__init__()
        self.entries = entries
        self.about = about
        self._first = unit, spans

    def content(self) -> ComposeResult:
        """Lay out what it is about, the chart, and the sentence for when there is none."""
        yield Static(self.about, id="sentence", markup=False)
        yield Chart()
        yield Static(phrase("over_time.about"), id="about", markup=False)
        yield CentredBlock(CentredText("", id="few"), rows=1, id="nothing")

    def on_mount(self) -> None:
        """Show what was counted before the page opened."""
        self._show(*self._first)

    @work(exclusive=True)
    async def action_by(self, unit: Unit) -> None:
        """Show a point for each day, week or month."""
        self._show(unit, await asyncio.to_thread(spans_of, self.entries, unit))

    def _show(self, unit: Unit, spans: tuple[Span, ...]) -> None:
        count = count_numbers(spans)
        self.set_class(count < MIN_NUMBERS, "-few")
        chart = self.query_one(Chart)
        chart.unit = unit
        chart.spans = spans
        self.query_one("#few", CentredText).words = phrase(
            "over_time.few" if count else "over_time.few_none",
            unit=phrase(f"over_time.units.{unit}"),
            count=count,
        )
