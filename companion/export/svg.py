"""States over time as an SVG chart: a lane for each, bars and signs, no colour that carries meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from companion.content.catalog import phrase
from companion.core.timeline import Lane, Span, Unit, lanes
from companion.text.timeline import lane_name, ticks

WIDTH, LEFT, RIGHT, TOP = 640, 90, 10, 10
BAND, ROW, GAP, FOOT = 36, 14, 8, 20
"""Heights of a lane with strengths and of one without, the room below a lane, and the room for the dates."""
TICKS = 6
WIDEST = 12
"""The widest bar."""
INK = "#345"
POINT = f'd="M-1.2 -3.5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0" fill="{INK}"'
ROUND = 'd="M-2.2 -3.5a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0"'
SIGNS = {
    "up": f'd="M-2.5 -1.5h5l-2.5 -4.5z" fill="{INK}"',
    "flat": f'd="M-2.5 -6h5l-2.5 4.5z" fill="none" stroke="{INK}" stroke-width=".7"',
    "settled": f'{ROUND} fill="{INK}"',
    "cant_tell": f'{ROUND} fill="none" stroke="{INK}" stroke-width=".7" stroke-dasharray="1 .7"',
}
"""The signs of the states as paths above a point on the line: a font may have them wider, or not at all."""


def chart(spans: Sequence[Span], unit: Unit) -> str:
    """Return a chart of spans of one unit as an SVG element."""
    parts: list[str] = []
    y = TOP
    for lane in lanes(spans):
        y += BAND if lane.has_strengths else ROW
        parts += _lane(lane, y, len(spans))
        y += GAP
    height = y + FOOT
    parts += _dates(spans, unit, height)
    label = escape(phrase("page.chart"), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{label}">{"".join(parts)}</svg>'
    )


def _x(at: float, count: int) -> float:
    """Return the middle of a span."""
    return LEFT + (WIDTH - LEFT - RIGHT) * (at + 0.5) / count


def _lane(lane: Lane, y: int, count: int) -> Iterator[str]:
    """Yield a lane that stands on y: its name, the end of its scale, and a bar or a sign for each span."""
    yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>'
    yield f'<text x="{LEFT - 8}" y="{y}" text-anchor="end">{escape(lane_name(lane.name))}</text>'
    if lane.has_strengths:
        yield f'<text x="{LEFT - 8}" y="{y - BAND}" text-anchor="end" dy="7">10</text>'
    wide = min((WIDTH - LEFT - RIGHT) / count * 0.7, WIDEST)
    for at, number in lane.points.items():
        x = _x(at, count)
        if number is None:
            yield f'<path transform="translate({x:.1f} {y})" {SIGNS.get(lane.name, POINT)}/>'
        else:
            # A bar for 0 can be seen.
            high = max(1.0, BAND * number / 10)
            yield f'<path d="M{x:.1f} {y}v-{high:.1f}" stroke="{INK}" stroke-width="{wide:.1f}"/>'


def _dates(spans: Sequence[Span], unit: Unit, height: int) -> Iterator[str]:
    last = len(spans) - 1
    dated = sorted({round(last * number / (TICKS - 1)) for number in range(TICKS)})
    for at, date in zip(dated, ticks((spans[at].first for at in dated), unit), strict=True):
        anchor = "end" if at == last else "middle"
        x = _x(at, len(spans))
        yield f'<text x="{x:.1f}" y="{height - 4}" text-anchor="{anchor}">{escape(date)}</text>'
