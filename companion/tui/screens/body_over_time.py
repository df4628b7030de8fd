"""The places in the body that were named in a time, or in two side by side, and the words for them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.content.wordlists import region_name
from companion.core.body_counts import Counts, RegionCount, count_regions
from companion.core.entry import Entry
from companion.core.printable import printable
from companion.store.history import History
from companion.text.dates import short_span
from companion.tui.commands import command
from companion.tui.screens.date_picker import DatePicker
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.region_list import RegionList, region_rows
from companion.tui.widgets.shaded_figure import ShadedFigure

Time: TypeAlias = tuple[date, date]
NAMES = ("then", "now")


class BodyPage(Page[None]):
    """How often each place was named, most often first; "then and now" is two times side by side.

    `entries` are those that name a place, `found` what they name.
    """

    CSS_PATH = "body_over_time.tcss"
    AUTO_FOCUS = "RegionList"
    BINDINGS = [
        command("body_over_time.then_and_now", "n"),
        command("body_over_time.then", "t", "choose(0)"),
        command("body_over_time.now", "w", "choose(1)"),
    ]

    def __init__(self, archive: History, entries: Sequence[Entry], found: Counts, about: str) -> None:
        super().__init__()
        self.archive = archive
        self.entries = entries
        self.about = about
        self.times: list[Time] = []
        self._found = [found]

    def content(self) -> ComposeResult:
        """Lay out what it is about, the places, and the words for the one under the cursor."""
        hidden = self.context.settings.hidden_regions
        yield Static(self.about, id="sentence", markup=False)
        with Horizontal(id="shown"):
            yield ShadedFigure(hidden, id="then")
            yield ShadedFigure(hidden, id="now")
            with Vertical():
                yield RegionList()
                yield Static("", id="words", markup=False)
        yield CentredBlock(CentredText(phrase("body_over_time.none"), id="none"), rows=1, id="nothing")

    def on_mount(self) -> None:
        """Begin with all of it."""
        self.set_class(not self.entries, "-none")
        if self.entries:
            self._show()

    @work(exclusive=True)
    async def _count_again(self) -> None:
        self._found = await asyncio.to_thread(self._count)
        self._show()

    def _show(self) -> None:
        listed = self.query_one(RegionList)
        names = NAMES if self.times else ("times",)
        listed.headings = tuple(phrase(f"body_over_time.{name}") for name in names)
        spans = [{name: each.times for name, each in found.items()} for found in self._found]
        listed.regions = region_rows(spans)
        self.set_class(bool(self.times), "-two")
        most = max((count for region in listed.regions for count in region.counts), default=1)
        for name, found in zip(NAMES, self._found, strict=False):
            figure = self.query_one(f"#{name}", ShadedFigure)
            figure.shares = {region: each.times / most for region, each in found.items()}
        # With little room the two figures have it all.
        alone = self.has_class("-two") and self.has_class("-normal") and self.has_class("-tall")
        (self.query_one("#then") if alone else listed).focus()
        self.refresh_bindings()

    def _count(self) -> list[Counts]:
        times = self.times or [(date.min, date.max)]
        return [
            count_regions(e for e in self.entries if first <= e.at.date() <= last) for first, last in times
        ]

    @on(RegionList.Moved)
    def place_moved(self, event: RegionList.Moved) -> None:
        """Show the words for the place under the cursor."""
        self._show_words(event.region)
        for figure in self.query(ShadedFigure):
            figure.show_region(event.region)

    @on(ShadedFigure.Moved)
    def region_moved(self, event: ShadedFigure.Moved) -> None:
        """Show the words for the region under the cursor of a figure, and find it in the list."""
        walked = self.focused
        if isinstance(walked, ShadedFigure):
            self._show_words(event.region)
            for figure in self.query(ShadedFigure):
                figure.cursor = walked.cursor
            self.query_one(RegionList).find(event.region)

    def _show_words(self, region: str) -> None:
        lines = [_in_words(region, found.get(region)) for found in self._found]
        # While two times are being counted, there are still the words for one.
        for at, time in enumerate(self.times[: len(lines)]):
            lines[at] = f"{phrase(f'body_over_time.{NAMES[at]}')}, {short_span(*time)}\n  {lines[at]}"
        self.query_one("#words", Static).update("\n".join(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose a time only where there are two."""
        return bool(self.times) if action == "choose" else True

    def action_then_and_now(self) -> None:
        """Show two halves of the time side by side, or all of it as one."""
        if self.entries:
            days = [entry.at.date() for entry in self.entries]
            first, last = min(days), max(days)
            middle = first + (last - first) // 2
            halves = [(first, middle), (min(middle + timedelta(days=1), last), last)]
            self.times = [] if self.times else halves
            self._count_again()

    @work
    async def action_choose(self, which: int) -> None:
        """Choose one of the two times."""
        if chosen := await self.app.push_screen_wait(DatePicker(self.archive)):
            self.times[which] = chosen
            self._count_again()


def _in_words(region: str, found: RegionCount | None) -> str:
    """Say how often a place was named, and in which words."""
    name = region_name(region)
    if found is None:
        return printable(phrase("body_over_time.not_named", region=name))
    words = ", ".join(phrase("body_over_time.word", word=word, times=times) for word, times in found.words)
    key = "words" if words else "no_words"
    return printable(phrase(f"body_over_time.{key}", region=name, times=found.times, words=words))
