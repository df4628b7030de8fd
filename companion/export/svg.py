"""Numbers and states over time as an SVG chart: lines and marks, no colour that carries meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from companion.content.catalog import phrase
from companion.core.timeline import Span, Unit, lanes, runs
from companion.text.timeline import lane_name, tick

WIDTH, LEFT, TOP = 640, 70, 10
NUMBERS, LANE, FOOT = 130, 14, 20
TICKS = 6


def chart(spans: Sequence[Span], unit: Unit) -> str:
    """Return a chart of spans of one unit as an SVG element."""
    below = [(lane_name(name), places) for name, places in lanes(spans).items()]
    height = TOP + NUMBERS + LANE * (len(below) + 1) + FOOT
    parts = [*_frame(), *_line(spans), *_marks(spans, below), *_dates(spans, unit, height)]
    label = escape(phrase("page.chart"), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{label}">{"".join(parts)}</svg>'
    )


def _x(at: float, spans: Sequence[Span]) -> str:
    return f"{LEFT + (WIDTH - LEFT - 10) * (at + 0.5) / len(spans):.1f}"


def _y(number: float) -> str:
    return f"{TOP + NUMBERS * (1 - number / 10):.1f}"


def _frame() -> Iterator[str]:
    for number in (0, 5, 10):
        yield f'<path d="M{LEFT} {_y(number)}H{WIDTH - 10}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{_y(number)}" text-anchor="end" dy="3">{number}</text>'


def _line(spans: Sequence[Span]) -> Iterator[str]:
    for run in runs(spans):
        points = " ".join(f"{_x(at, spans)},{_y(number)}" for at, number in run)
        if len(run) > 1:
            yield f'<polyline points="{points}" fill="none" stroke="#345" stroke-width="1.2"/>'
        if len(spans) <= 200 or len(run) == 1:
            yield from (
                f'<circle cx="{_x(at, spans)}" cy="{_y(number)}" r="1.8" fill="#345"/>' for at, number in run
            )


def _marks(spans: Sequence[Span], below: Sequence[tuple[str, Sequence[int]]]) -> Iterator[str]:
    for row, (name, places) in enumerate(below):
        y = TOP + NUMBERS + LANE * (row + 1.5)
        yield f'<text x="{LEFT - 8}" y="{y}" text-anchor="end" dy="3">{escape(name)}</text>'
        yield from (f'<circle cx="{_x(at, spans)}" cy="{y}" r="1.5" fill="#345"/>' for at in places)


def _dates(spans: Sequence[Span], unit: Unit, height: int) -> Iterator[str]:
    last = len(spans) - 1
    for at in sorted({round(last * number / (TICKS - 1)) for number in range(TICKS)}):
        anchor = "end" if at == last else "middle"
        date = escape(tick(spans, at, unit))
        yield f'<text x="{_x(at, spans)}" y="{height - 4}" text-anchor="{anchor}">{date}</text>'
