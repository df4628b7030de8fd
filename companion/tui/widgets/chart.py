"""Numbers and states over time, drawn by plotext in a thread; gaps stay gaps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from companion.core.timeline import Span, Unit, lanes, runs
from companion.text.timeline import lane_name, tick

FEWEST_ROWS = 5
"""Rows below which the numbers can't be distinguished; then there are no lanes."""
LINE = "braille"
POINT = "•"
MARKS = f"[{POINT}\u2801-\u28ff]+"
TICK_WIDTH = 20


class Chart(Widget):
    """A line for the numbers, 0 to 10, and below it a lane for each state, for exercises and sessions."""

    DEFAULT_CSS = "Chart { width: 1fr; height: 1fr; color: $quiet; text-wrap: nowrap; text-overflow: clip; }"

    spans: reactive[tuple[Span, ...]] = reactive((), repaint=False)
    unit: reactive[Unit] = reactive("week", repaint=False)
    drawn = reactive("", layout=False)

    def watch_spans(self) -> None:
        """Draw again."""
        self._draw()

    def on_resize(self) -> None:
        """Draw again in the new room."""
        self._draw()

    @work(exclusive=True)
    async def _draw(self) -> None:
        if self.spans and self.size.width > 20 and self.size.height > 3:
            self.drawn = await asyncio.to_thread(draw, self.spans, self.unit, *self.size)

    def render(self) -> Content:
        """Show what was drawn last: marks in one colour, the rest in a quiet one."""
        return Content(self.drawn).highlight_regex(MARKS, style="$shape")


def draw(spans: Sequence[Span], unit: Unit, width: int, height: int) -> str:
    """Draw with plotext, in cells; some tenths of a second for ten years of days."""
    from rich.text import Text
    from textual_plotext import Plot

    plot = Plot()
    plot.theme("clear")
    # plotsize() would not go beyond the size of the terminal that plotext finds.
    plot._set_size(width, height)
    plot.frame(False)
    named = {lane_name(name): places for name, places in lanes(spans).items()}
    # One row is the axis with its dates.
    rows = height - 1
    if rows - len(named) - 1 < FEWEST_ROWS:
        named = {}
    number_rows = rows - (len(named) + 1 if named else 0)
    step = 10 / max(1, number_rows - 1)
    for run in runs(spans):
        places, numbers = [at for at, _ in run], [number for _, number in run]
        if len(run) > 1:
            plot.plot(places, numbers, marker=LINE)
        else:
            plot.scatter(places, numbers, marker=POINT)
    at_lane = {name: -step * (number + 2) for number, name in enumerate(named)}
    for name, places in named.items():
        plot.scatter(places, [at_lane[name]] * len(places), marker=POINT)
    plot.ylim(-step * (len(named) + 1) if named else 0, 10)
    plot.xlim(-0.5, max(1, len(spans) - 0.5))
    plot.yticks([10, 5, 0, *at_lane.values()], [f"{name} " for name in ("10", "5", "0", *at_lane)])
    gaps = max(1, min(len(spans), width // TICK_WIDTH - 1) - 1)
    dated = sorted({round((len(spans) - 1) * number / gaps) for number in range(gaps + 1)})
    plot.xticks(list(map(float, dated)), [tick(spans, at, unit) for at in dated])
    # Without any colour codes.
    return Text.from_ansi(plot.build()).plain
