"""A chart in cells: a name and a run of bars or signs for each lane, marks and dates below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from companion.core.timeline import Lane, Span, Unit
from companion.text.timeline import lane_name, sign, ticks
from companion.tui.widgets.entry_rows import fitted

EIGHTHS = " ▁▂▃▄▅▆▇"
FULL = "█"
BARS = EIGHTHS + FULL
WIDEST, HIGHEST = 5, 6
"""The most cells across for a span, and the most rows for a lane."""
SCALED = 3
"""Rows of a lane from which the end of its scale has a number."""
TICK = 14
"""Cells from one date of the axis to the next."""


class Columns(NamedTuple):
    """The cells for the names on the left, for each span, and for all spans; how many spans have room."""

    names: int
    cell: int
    whole: int
    spans: int

    def span_at(self, x: int) -> int | None:
        """Return the place of the span that is drawn at a column, from 0, None beside them."""
        at = (x - self.names) // self.cell
        return at if 0 <= at < self.spans else None


def columns(lanes: Sequence[Lane], spans: int, width: int) -> Columns:
    """Share out the width; the last column is for the sign that there is more."""
    names = max((cell_len(lane_name(lane.name)) for lane in lanes), default=0) + 3
    room = max(1, width - names - 1)
    cell = min(max(room // max(1, spans), 1), WIDEST)
    return Columns(names, cell, room + 1, min(spans, room // cell))


def most_rows(lanes: Sequence[Lane]) -> int:
    """Return the most rows that a chart of these lanes makes use of."""
    return 2 + sum(HIGHEST if lane.has_strengths else 1 for lane in lanes)


def lane_rows(
    lanes: Sequence[Lane], shown: range, room: Columns, height: int
) -> Iterator[tuple[str, list[str]]]:
    """Yield a name and the cells of the spans for each row; two of `height` rows stay free below."""
    banded = sum(lane.has_strengths for lane in lanes)
    most = (height - 2 - len(lanes) + banded) // max(1, banded)
    for lane in lanes:
        rows = min(max(most, 1), HIGHEST) if lane.has_strengths else 1
        drawn = [_column(lane, at, rows) for at in shown]
        for row in range(rows):
            name = lane_name(lane.name) if row == rows - 1 else ""
            scale = "10" if row == 0 and rows >= SCALED else ""
            yield (
                fitted(name, room.names - 3) + f"{scale:>2} ",
                [_wide(column[row], room) for column in drawn],
            )


def axis(spans: Sequence[Span], unit: Unit, room: Columns) -> str:
    """Return the dates below the spans that are shown; one that has no room at the end is left out."""
    every = -(-TICK // room.cell)
    line = ""
    for name in ticks((span.first for span in spans[::every]), unit):
        line += name.ljust(every * room.cell)
    return line if cell_len(line.rstrip()) <= room.whole else line[: -every * room.cell]


def _column(lane: Lane, at: int, rows: int) -> str:
    """Return one span of a lane from the top down: a bar for a strength, a sign where there is none."""
    if at not in lane.points:
        return " " * rows
    number = lane.points[at]
    if number is None:
        return sign(lane.name).rjust(rows)
    # A full bar ends below the lane above, and one for 0 can be seen.
    full, part = divmod(max(1, round(number / 10 * (rows * 8 - 1))), 8)
    return (FULL * full + EIGHTHS[part]).rstrip()[::-1].rjust(rows)


def _wide(one: str, room: Columns) -> str:
    """Return the cells of a span: a bar as wide as they are but for a gap, a sign once."""
    return (one * max(1, room.cell - 1) if one in BARS else one).ljust(room.cell)
