"""The time that the history takes with 100, 10,000 and 100,000 entries over ten years.

The app runs without a terminal, and does everything but write to one. "A key waits" is the longest time that
the event loop was busy with something else.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from textual import events

from companion.cli.screens import collect_seldom
from companion.core.timeline import lanes, spans_of
from companion.flows.context import Context
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from companion.store.paths import places
from companion.store.settings import Settings
from companion.tui.app import CompanionApp
from companion.tui.screens.history import HistoryPage
from companion.tui.widgets.chart import Chart
from companion.tui.widgets.chart_drawing import columns, lane_rows
from companion.tui.widgets.search_line import TYPING
from tests import make
from tests.bench.figure import Figure

SIZES = (100, 10_000, 100_000)
ROWS, PACED = 1000, 300
TICK = 0.001
WAIT = 50.0
"""Milliseconds that a key may wait."""


def measure(sizes: tuple[int, ...] = SIZES) -> list[Figure]:
    """Measure all of it; about a minute with the usual sizes."""
    figures: list[Figure] = []
    opened: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            notebook = Notebook(Path(home) / "data" / "notebook")
            notebook.merge_documents(to_document(entry) for entry in make.entries(size))
            notebook.close()
            del notebook
            gc.collect()
            opened[size] = statistics.median(asyncio.run(_opening(home)) for _ in range(5))
            figures.append(_ms(f"open the history, {size:,} entries", opened[size]))
            figures += asyncio.run(_browsing(home, size))
            figures.append(_charts(size))
            if size == sizes[-1] and Path("/proc/self/status").exists():
                figures.append(_peak(home, size))
    ratio = opened[sizes[-1]] / opened[sizes[0]]
    figures.append(Figure(f"open: {sizes[-1]:,} to {sizes[0]:,} entries", round(ratio, 2), "x", 1.5))
    return figures


def _ms(name: str, seconds: float, target: float | None = None) -> Figure:
    return Figure(name, round(seconds * 1000, 1), "ms", target)


@asynccontextmanager
async def _app(home: str) -> AsyncIterator[tuple[HistoryPage, float]]:
    context = Context(places({"COMPANION_HOME": home}), Settings(), now=lambda: make.LAST + timedelta(days=1))
    app = CompanionApp(context)
    async with app.run_test(size=(120, 40)):
        began = time.perf_counter()
        app.begin("history")
        while not (isinstance(app.screen, HistoryPage) and app.screen.is_mounted and app.screen.entries.rows):
            await asyncio.sleep(0)
        await _drawn(app.screen)
        yield app.screen, time.perf_counter() - began


async def _drawn(page: HistoryPage) -> None:
    done = asyncio.Event()
    page.call_after_refresh(done.set)
    await done.wait()


async def _opening(home: str) -> float:
    async with _app(home) as (_, took):
        return took


async def _browsing(home: str, size: int) -> list[Figure]:
    async with _app(home) as (page, _):
        # As the app does after its first frame.
        collect_seldom()
        await _read(page)
        figures = await _scroll(page, size)
        for name, keys in (("to the oldest entry", ["end"]), ("through a search", ["home", "slash", *"bus"])):
            async with _waiting() as longest:
                began = time.perf_counter()
                await _press(page, *keys)
                await _read(page)
                figures.append(_ms(f"{name}, {size:,} entries", time.perf_counter() - began))
            figures.append(_ms(f"a key waits on the way {name}, {size:,} entries", max(longest), WAIT))
        await _press(page, "escape")
        await _read(page)
        async with _waiting() as longest:
            began = time.perf_counter()
            await _press(page, "o")
            while not any(chart.lanes for chart in page.app.screen.query(Chart)):
                await asyncio.sleep(TICK)
            figures.append(_ms(f"open the chart, {size:,} entries", time.perf_counter() - began))
        figures.append(_ms(f"a key waits while the page opens, {size:,} entries", max(longest), WAIT))
        async with _waiting() as longest:
            chart = page.app.screen.query_one(Chart)
            before = chart.lanes
            await _press(page, "d")
            while chart.lanes is before:
                await asyncio.sleep(TICK)
        figures.append(_ms(f"a key waits while it is drawn by day, {size:,} entries", max(longest), WAIT))
        await _press(page, "escape")
        for name, key in (("the body", "b"), ("what has helped", "h")):
            async with _waiting() as longest:
                await _press(page, key)
                while page.app.screen is page:
                    await asyncio.sleep(TICK)
                await asyncio.sleep(0.3)
            figures.append(_ms(f"a key waits while {name} opens, {size:,} entries", max(longest), WAIT))
            await _press(page, "escape")
        return figures


async def _press(page: HistoryPage, *keys: str) -> None:
    for key in keys:
        page.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(0.05)


async def _read(page: HistoryPage) -> None:
    """Wait until a search has begun and all entries for it are read."""
    await asyncio.sleep(2 * TYPING)
    while page.found.is_reading:
        await asyncio.sleep(TICK)


async def _scroll(page: HistoryPage, size: int) -> list[Figure]:
    """Hold a key down at 60 rows a second, then send keys as fast as the app handles them."""
    took: list[float] = []
    for _ in range(PACED):
        sent, before = time.perf_counter(), page.entries.cursor
        page.app.post_message(events.Key("down", None))
        while page.entries.cursor == before and time.perf_counter() - sent < 1:
            await asyncio.sleep(0)
        if page.entries.cursor == before:
            break
        await _drawn(page)
        took.append(time.perf_counter() - sent)
        await asyncio.sleep(max(0.0, 1 / 60 - took[-1]))
    began, last = time.perf_counter(), -1
    for _ in range(ROWS):
        page.app.post_message(events.Key("down", None))
    while page.entries.cursor != last or page.found.is_reading:
        last = page.entries.cursor
        await asyncio.sleep(0.02)
    return [
        _ms(f"the slowest row of {len(took)} at 60 a second, {size:,} entries", max(took), WAIT),
        _ms(f"{ROWS:,} rows as fast as can be, {size:,} entries", time.perf_counter() - began),
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


def _peak(home: str, size: int) -> Figure:
    """Measure the peak resident memory of a process that opens the history and goes to the oldest entry."""
    script = "import sys; from tests.bench import history; history.to_the_oldest(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", script, home], capture_output=True, text=True, check=True)
    return Figure(f"peak memory, going to the oldest of {size:,} entries", int(done.stdout) // 1024, "MB", 90)


def to_the_oldest(home: str) -> None:
    """Open the history, go to the oldest entry, and print the peak resident memory of this process in KB."""

    async def go() -> None:
        async with _app(home) as (page, _):
            await _read(page)
            await _press(page, "end")
            await _read(page)

    asyncio.run(go())
    # Not getrusage: its figure begins with the parent's.
    print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])


def _charts(size: int) -> Figure:
    """Measure counting and drawing two years with this many entries, by day."""
    entries = list(make.entries(size, years=2))
    began = time.perf_counter()
    found = lanes(spans := spans_of(entries, "day"))
    room = columns(found, len(spans), 112)
    assert list(lane_rows(found, range(room.spans), room, 30))
    return _ms(f"the chart of two years by day, {size:,} entries", time.perf_counter() - began)
