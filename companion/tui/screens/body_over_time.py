"""The places in the body that were named in a time, or in two side by side, and the words for them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice, zip_longest
from typing import TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.body_counts import Counts, count_regions
from companion.core.filters import About, Since, Until
from companion.core.layout import WIDE_COLUMN
from companion.core.timeline import halves
from companion.text.body import in_words
from companion.text.dates import short_span
from companion.tui.commands import command
from companion.tui.screens.date_picker import DatePicker
from companion.tui.screens.page import Page
from companion.tui.selection import Selection
from companion.tui.widgets.body_figure import BodyFigure
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.region_list import RegionList, region_rows
from companion.tui.widgets.shaded_figure import ShadedFigure
from companion.tui.widgets.shortened_text import ShortenedText

Time: TypeAlias = tuple[date, date]
NAMES = ("earlier", "later")


class BodyPage(Page[None]):
    """How often each place was named, most often first, in all of the time or in two times side by side.

    `found` is what the selection names. Behind each place are its entries.
    """

    CSS_PATH = "body_over_time.tcss"
    HEADING = "body"
    COLUMN = WIDE_COLUMN
    AUTO_FOCUS = "RegionList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-single"), (76, "-normal"), (110, "-wide")]
    BINDINGS = [
        command("body_over_time.side_by_side", "s"),
        command("body_over_time.earlier", "1", "choose(0)"),
        command("body_over_time.later", "2", "choose(1)"),
    ]

    def __init__(self, selection: Selection, found: Counts) -> None:
        super().__init__()
        self.selection = selection
        self.times: list[Time] = []
        self._found = [found]

    def content(self) -> ComposeResult:
        """Lay out what it is about, the places, and the words for the one under the cursor."""
        hidden = self.context.settings.hidden_regions
        yield Static(id="sentence", markup=False)
        with Horizontal(id="shown"):
            for name in NAMES:
                with Vertical(id=f"{name}_time", classes="time"):
                    yield Static(classes="name", markup=False)
                    yield ShadedFigure(hidden, id=name)
            with Vertical():
                yield RegionList()
                for name in NAMES:
                    yield ShortenedText(id=f"words_{name}", classes="words")
        yield CentredBlock(CentredText(phrase("body_over_time.none"), id="none"), rows=1, id="nothing")

    def on_mount(self) -> None:
        """Begin with all of it."""
        self._show()

    @work(exclusive=True)
    async def _count_again(self) -> None:
        self._found = await asyncio.to_thread(self._count)
        self._show()

    def _count(self) -> list[Counts]:
        times = self.times or [(date.min, date.max)]
        return [
            count_regions(e for e in self.selection.entries if first <= e.at.date() <= last)
            for first, last in times
        ]

    def _show(self) -> None:
        self.query_one("#sentence", Static).update(self.selection.about)
        self.set_class(not any(self._found), "-none")
        self.set_class(bool(self.times), "-two")
        listed = self.query_one(RegionList)
        names = NAMES if self.times else ("times",)
        listed.headings = tuple(phrase(f"body_over_time.{name}") for name in names)
        spans = [{name: each.times for name, each in found.items()} for found in self._found]
        listed.regions = region_rows(spans)
        most = max((count for region in listed.regions for count in region.counts), default=1)
        for at, found in enumerate(self._found):
            self.query_one(f"#{NAMES[at]}_time .name", Static).update(self._named_time(at))
            figure = self.query_one(f"#{NAMES[at]}", ShadedFigure)
            figure.shares = {region: each.times / most for region, each in found.items()}
        listed.focus()
        self.refresh_bindings()

    def _named_time(self, at: int) -> str:
        """Return which of two times it is, and from when to when; nothing where there is one."""
        if not self.times:
            return ""
        which = phrase(f"body_over_time.{NAMES[at]}")
        return phrase("body_over_time.which", which=which, time=short_span(*self.times[at]))

    @on(RegionList.Moved)
    def place_moved(self, event: RegionList.Moved) -> None:
        """Show the words for the place under the cursor."""
        self._show_words(event.region)
        for figure in self.query(ShadedFigure):
            figure.show_region(event.region)
            # A place of the person's own may have no place in the figure.
            figure.marked = figure.here == event.region

    @on(ShadedFigure.Moved)
    def region_moved(self, event: ShadedFigure.Moved) -> None:
        """Show the words for the region under the cursor of a figure, and find it in the list."""
        walked = self.focused
        if isinstance(walked, ShadedFigure):
            self._show_words(event.region)
            for figure in self.query(ShadedFigure):
                figure.cursor = walked.cursor
            self.query_one(RegionList).find(event.region)
            self.refresh_bindings()

    def _show_words(self, region: str) -> None:
        for name, words in zip_longest(NAMES, self._words(region), fillvalue=""):
            self.query_one(f"#words_{name}", ShortenedText).words = words

    def _words(self, region: str) -> Iterator[str]:
        for at, found in enumerate(self._found):
            words = in_words(region, found.get(region))
            # While two times are being counted, there are still the words for one.
            yield f"{self._named_time(at)}\n{words}" if len(self._found) == len(self.times) else words

    @on(RegionList.Opened)
    def place_opened(self, event: RegionList.Opened) -> None:
        """Show the entries about a place in all of the time that is shown."""
        ends = [day for time in self.times for day in time]
        self.host.hold_keys()
        self._open(event.region, (min(ends), max(ends)) if ends else None)

    @on(BodyFigure.Opened)
    def region_opened(self, event: BodyFigure.Opened) -> None:
        """Show the entries about a region in the time of its figure."""
        walked = self.focused
        later = walked is not None and walked.id == NAMES[1]
        self.host.hold_keys()
        self._open(event.region, self.times[later] if self.times else None)

    @work
    async def _open(self, region: str, time: Time | None) -> None:
        within = (Since(time[0]), Until(time[1])) if time else ()
        if await self.selection.open(About(region), *within):
            self._count_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer two times only where there are two days, and to choose one only where they are shown."""
        if action == "side_by_side":
            # The first two days will do: every key asks, and there may be 100,000 entries.
            days = groupby(entry.at.date() for entry in self.selection.entries)
            return bool(self.times) or len(tuple(islice(days, 2))) > 1
        return bool(self.times) if action == "choose" else True

    def action_side_by_side(self) -> None:
        """Show two halves of the time side by side, or all of it as one."""
        if self._found[0] or self.times:
            days = [entry.at.date() for entry in self.selection.entries]
            self.times = [] if self.times else halves(min(days), max(days))
            self._count_again()

    @work
    async def action_choose(self, which: int) -> None:
        """Choose one of the two times; the earlier one is always on the left."""
        if chosen := await self.app.push_screen_wait(DatePicker(self.selection.history)):
            self.times[which] = chosen
            self.times.sort()
            self._count_again()
