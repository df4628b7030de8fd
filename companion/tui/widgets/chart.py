"""Numbers and states over time, drawn by plotext in a thread; gaps stay gaps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from textual import work
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from companion.content.phrases import say
from companion.core.entry import State
from companion.core.over_time import LEAST, Span, Unit, numbers_in, runs

FEWEST_ROWS = 5
"""Rows below which the numbers could not be told apart; then the lanes go."""
LINE = "braille"
POINT = "•"
TICK_WIDTH = 12


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

    def render(self) -> Content:
        """Give what was drawn last, the marks in one colour and everything around them in a quiet one."""
        drawn = Style.from_styles(self.get_component_styles("chart--drawn"))
        frame = Style.from_styles(self.get_component_styles("chart--frame"))
        content = Content.styled(self.drawn, frame)
        start = None
        for at, sign in enumerate(f"{self.drawn}\n"):
            mark = sign == POINT or "\u2801" <= sign <= "\u28ff"
            if mark and start is None:
                start = at
            elif not mark and start is not None:
                content = content.stylize(drawn, start, at)
                start = None
        return content


def draw(drawing: Drawing) -> str:
    """Draw with plotext; some tenths of a second for ten years of days."""
    from textual_plotext import Plot

    plot = Plot()
    plot.theme("clear")
    plot.plotsize(drawing.width, drawing.height)
    plot._set_size(drawing.width, drawing.height)
    plot.frame(False)
    lanes = _lanes(drawing.spans)
    # One row is the axis with its dates.
    rows = drawing.height - 1
    if rows - len(lanes) - 1 < FEWEST_ROWS:
        lanes = {}
    number_rows = rows - (len(lanes) + 1 if lanes else 0)
    step = 10 / max(1, number_rows - 1)
    for run in runs(drawing.spans):
        places, numbers = [at for at, _ in run], [number for _, number in run]
        if len(run) > 1:
            plot.plot(places, numbers, marker=LINE)
        else:
            plot.scatter(places, numbers, marker=POINT)
    at_lane = {name: -step * (number + 2) for number, name in enumerate(lanes)}
    for name, places in lanes.items():
        plot.scatter(places, [at_lane[name]] * len(places), marker=POINT)
    plot.ylim(-step * (len(lanes) + 1) if lanes else 0, 10)
    plot.xlim(-0.5, max(1, len(drawing.spans) - 0.5))
    plot.yticks([10, 5, 0, *at_lane.values()], [f"{name} " for name in ("10", "5", "0", *at_lane)])
    plot.xticks(*_ticks(drawing))
    return _plain(plot.build())


def _lanes(spans: Sequence[Span]) -> dict[str, list[int]]:
    """The places of each state, of sessions and of exercises, by their names; empty lanes are left out."""
    lanes = {
        say(f"states.{state.name.lower()}.label"): [
            at for at, span in enumerate(spans) if state in span.states
        ]
        for state in State
    }
    lanes[say("over_time.session")] = [at for at, span in enumerate(spans) if span.sessions]
    lanes[say("over_time.exercise")] = [at for at, span in enumerate(spans) if span.practices]
    return {name: places for name, places in lanes.items() if places}


def _ticks(drawing: Drawing) -> tuple[list[float], list[str]]:
    count = max(2, min(len(drawing.spans), drawing.width // TICK_WIDTH - 1))
    last = len(drawing.spans) - 1
    places = sorted({round(last * number / (count - 1)) for number in range(count)})
    return [float(at) for at in places], [_tick(drawing, at) for at in places]


def _tick(drawing: Drawing, at: int) -> str:
    first = drawing.spans[at].first
    month = say(f"telling.month{first.month}")[:3]
    years = drawing.spans[-1].first.year != drawing.spans[0].first.year
    if drawing.unit == "month" or (years and len(drawing.spans) > 120):
        return say("over_time.tick_month", month=month, year=first.year)
    return say("over_time.tick_day", day=first.day, month=month)


def _plain(built: str) -> str:
    """What was built, without a colour code that may be left in it."""
    from rich.text import Text

    return Text.from_ansi(built).plain


def can_be_drawn(spans: Sequence[Span]) -> bool:
    """Whether there is enough for a chart to say something."""
    return numbers_in(spans) >= LEAST
