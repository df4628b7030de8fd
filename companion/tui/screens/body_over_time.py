"""The places in the body that were named in a time, or in two side by side, and the words for them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from companion.content.describing import short_span
from companion.content.phrases import say
from companion.content.telling import printable
from companion.core.body_counts import Named, named
from companion.core.entry import Entry
from companion.core.reading import body_of
from companion.tui.archive import Archive
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.screens.when import When
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.line import Line
from companion.tui.widgets.placed import Placed
from companion.tui.widgets.region_list import Place, RegionList, places
from companion.tui.world import World

Time: TypeAlias = tuple[date, date]
NAMES = ("then", "now")


class BodyOverTime(Page[None]):
    """How often each place was named, most often first; "then and now" is two times side by side."""

    CSS_PATH = "body_over_time.tcss"
    BINDINGS = [
        command("body_over_time.then_and_now", "n"),
        command("body_over_time.then", "t", "choose(0)"),
        command("body_over_time.now", "w", "choose(1)"),
    ]

    def __init__(self, world: World, archive: Archive, entries: Sequence[Entry], told: str) -> None:
        super().__init__()
        self.world = world
        self.archive = archive
        self.entries = [entry for entry in entries if body_of(entry)]
        self.told = told
        self.times: list[Time] = []
        self._found: list[dict[str, Named]] = []

    def compose(self) -> ComposeResult:
        """Lay out what it is about, the places, and the words for the one under the cursor."""
        yield Static(self.told, id="sentence", markup=False)
        yield RegionList()
        yield Static("", id="words", markup=False)
        yield Placed(Line(say("body_over_time.none"), id="none"), rows=1, id="nothing")
        yield Hints()

    def on_mount(self) -> None:
        """Begin with all of it."""
        self.set_class(not self.entries, "-none")
        if self.entries:
            self._show()

    @work(exclusive=True)
    async def _show(self) -> None:
        self._found = await asyncio.to_thread(self._count)
        listed = self.query_one(RegionList)
        listed.headings = (
            tuple(
                f"{say(f'body_over_time.{name}')}\n{short_span(*time)}"
                for name, time in zip(NAMES, self.times, strict=True)
            )
            if self.times
            else (say("body_over_time.times"),)
        )
        listed.places = places([{name: each.times for name, each in found.items()} for found in self._found])
        listed.focus()
        self.refresh_bindings()

    def _count(self) -> list[dict[str, Named]]:
        times = self.times or [(date.min, date.max)]
        return [
            {each.region: each for each in named(e for e in self.entries if first <= e.at.date() <= last)}
            for first, last in times
        ]

    @on(RegionList.Moved)
    def tell(self, event: RegionList.Moved) -> None:
        """Say in which words the place under the cursor was named."""
        self.query_one("#words", Static).update("\n".join(self._words(event.place)))

    def _words(self, place: Place) -> list[str]:
        lines = []
        for at, found in enumerate(self._found):
            one = found.get(place.name)
            if one is None:
                lines.append("")
                continue
            words = ", ".join(say("body_over_time.word", word=word, times=n) for word, n in one.words)
            key = "words" if words else "no_words"
            before = f"{say(f'body_over_time.{NAMES[at]}')}  " if self.times else ""
            lines.append(before + printable(say(f"body_over_time.{key}", region=place.name, words=words)))
        return lines

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose a time only where there are two."""
        return bool(self.times) if action == "choose" else True

    def action_then_and_now(self) -> None:
        """Show two halves of the time side by side, or all of it as one."""
        if self.entries:
            days = [entry.at.date() for entry in self.entries]
            first, last = min(days), max(days)
            middle = first + (last - first) // 2
            self.times = [] if self.times else [(first, middle), (min(middle, last), last)]
            self._show()

    @work
    async def action_choose(self, which: int) -> None:
        """Choose one of the two times."""
        if chosen := await self.app.push_screen_wait(When(self.world, self.archive)):
            self.times[which] = chosen
            self._show()
