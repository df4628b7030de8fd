"""What looking back costs with 100, 10,000 and 100,000 entries over ten years.

`python -m tests.bench.history` prints the figures; `measure()` gives them. The app runs without a terminal,
with everything but the writing to one. "A key waits" is the longest time that the app's loop was busy
with something else meanwhile.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.pilot import Pilot

from companion.core.over_time import over_time
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from companion.store.paths import places
from companion.store.settings import Settings
from companion.tui.app import CompanionApp
from companion.tui.screens.history import HistoryPage
from companion.tui.widgets.chart import Drawing, draw
from companion.tui.world import World
from tests import make

SIZES = (100, 10_000, 100_000)
ROWS = 1000
TICK = 0.001
WAIT = 50.0
"""Milliseconds that a key may wait."""


class Figure(NamedTuple):
    """One figure; `target` is the most it may be, None where nothing was promised."""

    name: str
    value: float
    unit: str
    target: float | None = None


def measure(sizes: tuple[int, ...] = SIZES) -> list[Figure]:
    """Measure all of it; about a minute with the usual sizes."""
    figures: list[Figure] = []
    opened: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            notebook = Notebook(Path(home) / "data" / "notebook")
            notebook.take_in(to_document(entry) for entry in make.entries(size))
            notebook.close()
            opened[size] = statistics.median(asyncio.run(_opening(home)) for _ in range(5))
            figures.append(_ms(f"open the history, {size:,} entries", opened[size]))
            figures += asyncio.run(_browsing(home, size))
            figures.append(_charts(size))
    ratio = opened[sizes[-1]] / opened[sizes[0]]
    figures.append(Figure(f"open: {sizes[-1]:,} to {sizes[0]:,} entries", round(ratio, 2), "x", 1.5))
    return figures


def _ms(name: str, seconds: float, target: float | None = None) -> Figure:
    return Figure(name, round(seconds * 1000, 1), "ms", target)


@asynccontextmanager
async def _app(home: str) -> AsyncIterator[tuple[Pilot[None], HistoryPage, float]]:
    world = World(places({"COMPANION_HOME": home}), Settings(), now=lambda: make.LAST + timedelta(days=1))
    app = CompanionApp(world)
    async with app.run_test(size=(120, 40)) as pilot:
        began = time.perf_counter()
        app.open("history")
        while not (isinstance(app.screen, HistoryPage) and app.screen.is_mounted and app.screen.entries.rows):
            await asyncio.sleep(0)
        await _drawn(app.screen)
        yield pilot, app.screen, time.perf_counter() - began


async def _drawn(page: HistoryPage) -> None:
    done = asyncio.Event()
    page.call_after_refresh(done.set)
    await done.wait()


async def _opening(home: str) -> float:
    async with _app(home) as (_, _, took):
        return took


async def _browsing(home: str, size: int) -> list[Figure]:
    async with _app(home) as (pilot, page, _):
        found = [*await _scroll(page, size)]
        for name, keys, done in (
            ("to the oldest entry", ("end",), lambda: not page._names),
            ("search all of it", ("home", "slash", *"bus late"), lambda: bool(page.filters)),
        ):
            async with _waiting() as longest:
                began = time.perf_counter()
                await pilot.press(*keys)
                while not done() or page.is_reading:
                    await asyncio.sleep(TICK)
                took = time.perf_counter() - began
            found.append(_ms(f"{name}, {size:,} entries", took))
            found.append(_ms(f"a key waits meanwhile ({name}), {size:,} entries", max(longest), WAIT / 1000))
        await pilot.press("escape")
        await pilot.pause()
        async with _waiting() as longest:
            began = time.perf_counter()
            await pilot.press("o")
            while page.app.screen is page or not page.app.screen.query("Chart").first().drawn:  # type: ignore[attr-defined]
                await asyncio.sleep(TICK)
            took = time.perf_counter() - began
        found.append(_ms(f"the chart from the history, {size:,} entries", took))
        found.append(_ms(f"a key waits meanwhile (chart), {size:,} entries", max(longest), WAIT / 1000))
        return found


async def _scroll(page: HistoryPage, size: int) -> list[Figure]:
    """Hold a key down: each press is sent as soon as the one before has moved the cursor."""
    took: list[float] = []
    began = time.perf_counter()
    for _ in range(ROWS):
        sent, before = time.perf_counter(), page.entries.cursor
        page.app.post_message(events.Key("down", None))
        while page.entries.cursor == before and time.perf_counter() - sent < 0.2:
            await asyncio.sleep(0)
        await _drawn(page)
        took.append(time.perf_counter() - sent)
        if page.entries.cursor == before:
            break
    each = (time.perf_counter() - began) / len(took)
    return [
        Figure(f"rows a second while a key is held, {size:,} entries", round(1 / each), "rows/s"),
        _ms(f"the slowest row of {len(took)}, {size:,} entries", max(took[:-1]), WAIT / 1000),
    ]


@asynccontextmanager
async def _waiting() -> AsyncIterator[list[float]]:
    longest = [0.0]

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            longest.append(time.perf_counter() - began - TICK)

    task = asyncio.create_task(watch())
    try:
        yield longest
    finally:
        task.cancel()


def _charts(size: int) -> Figure:
    """Two years with this many entries, by day: counted and drawn."""
    entries = list(make.entries(size, years=2))
    began = time.perf_counter()
    draw(Drawing(over_time(entries, "day"), "day", 112, 30))
    return _ms(f"the chart of two years by day, {size:,} entries", time.perf_counter() - began)


if __name__ == "__main__":
    for figure in measure():
        target = "" if figure.target is None else f"  (at most {figure.target})"
        print(f"{figure.name:<60} {figure.value:>10} {figure.unit}{target}")
