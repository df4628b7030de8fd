"""Numbers and states over time, drawn by plotext in a thread; gaps stay gaps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from textual import work
from textual.events import Resize
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.core.timeline import MIN_NUMBERS, Span, Unit, count_numbers, lanes, runs
from companion.text.timeline import lane_name, tick
from companion.tui.drawing import segments

FEWEST_ROWS = 5
"""Rows below which the numbers can't be distinguished; then there are no lanes."""
LINE = "braille"
POINT = "•"
TICK_WIDTH = 20


@dataclass(frozen=True)
class Drawing:
    """What is drawn: spans, by which unit, in how many cells."""

    spans: Sequence[Span]
    unit: Unit
    width: int
    height: int


class Chart(Widget):
    """A line for the numbers, 0 to 10, and below it a lane for each state, for exercises and sessions."""

    COMPONENT_CLASSES = {"chart--drawn", "chart--frame"}
    DEFAULT_CSS = """
    Chart { width: 1fr; height: 1fr; }
    Chart > .chart--drawn { color: $shape; }
    Chart > .chart--frame { color: $quiet; }
    """

    spans: reactive[tuple[Span, ...]] = reactive((), repaint=False)
    unit: reactive[Unit] = reactive("week", repaint=False)
    drawn = reactive("", layout=False)

    def watch_spans(self) -> None:
        """Draw again."""
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Draw again in the new room."""
        self._draw()

    @work(exclusive=True)
    async def _draw(self) -> None:
        if self.spans and self.size.width > 20 and self.size.height > 3:
            drawing = Drawing(self.spans, self.unit, self.size.width, self.size.height)
            self.drawn = await asyncio.to_thread(draw, drawing)

    def render_line(self, y: int) -> Strip:
        """Return a line of what was drawn last: marks in one colour, the rest in a quiet one."""
        lines = self.drawn.split("\n")
        line = lines[y] if y < len(lines) else ""
        pieces = ((sign, "chart--drawn" if _is_mark(sign) else "chart--frame") for sign in line)
        return Strip(segments(self, pieces)).adjust_cell_length(self.size.width, self.rich_style)


def _is_mark(sign: str) -> bool:
    return sign == POINT or "\u2801" <= sign <= "\u28ff"


def draw(drawing: Drawing) -> str:
    """Draw with plotext; some tenths of a second for ten years of days."""
    from textual_plotext import Plot

    plot = Plot()
    plot.theme("clear")
    plot.plotsize(drawing.width, drawing.height)
    plot._set_size(drawing.width, drawing.height)
    plot.frame(False)
    named = {lane_name(name): places for name, places in lanes(drawing.spans).items()}
    # One row is the axis with its dates.
    rows = drawing.height - 1
    if rows - len(named) - 1 < FEWEST_ROWS:
        named = {}
    number_rows = rows - (len(named) + 1 if named else 0)
    step = 10 / max(1, number_rows - 1)
    for run in runs(drawing.spans):
        places, numbers = [at for at, _ in run], [number for _, number in run]
        if len(run) > 1:
            plot.plot(places, numbers, marker=LINE)
        else:
            plot.scatter(places, numbers, marker=POINT)
    at_lane = {name: -step * (number + 2) for number, name in enumerate(named)}
    for name, places in named.items():
        plot.scatter(places, [at_lane[name]] * len(places), marker=POINT)
    plot.ylim(-step * (len(named) + 1) if named else 0, 10)
    plot.xlim(-0.5, max(1, len(drawing.spans) - 0.5))
    plot.yticks([10, 5, 0, *at_lane.values()], [f"{name} " for name in ("10", "5", "0", *at_lane)])
    plot.xticks(*_ticks(drawing))
    return _plain(plot.build())


def _ticks(drawing: Drawing) -> tuple[list[float], list[str]]:
    count = max(2, min(len(drawing.spans), drawing.width // TICK_WIDTH - 1))
    last = len(drawing.spans) - 1
    places = sorted({round(last * number / (count - 1)) for number in range(count)})
    return [float(at) for at in places], [tick(drawing.spans, at, drawing.unit) for at in places]


def _plain(built: str) -> str:
    """Return what was built, without any colour codes."""
    from rich.text import Text

    return Text.from_ansi(built).plain


def can_be_drawn(spans: Sequence[Span]) -> bool:
    """Return whether there are enough numbers for a chart."""
    return count_numbers(spans) >= MIN_NUMBERS
