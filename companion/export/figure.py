"""The figure of the body as SVG, front and back, each region the darker the more often it was named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from math import ceil

from companion.content.catalog import phrase
from companion.core.body_counts import Counts
from companion.core.figure import HEIGHT, Side, dots
from companion.export.markup import safe

ROWS = 40
"""The size of the drawing that is traced, in cells of a terminal: a point every 0.6 of its 100 units."""
SHADES = ("#fff", "#d8d8d8", "#b0b0b0", "#828282", "#4c4c4c")
SIDES: dict[Side, float] = {"front": 30, "back": 92}
"""The middle of each side, in units from the left."""
WIDTH, FOOT = 122, 8


def figure(found: Counts) -> str:
    """Return both sides as an SVG element; a region that was never named stays white."""
    most = max((each.times for each in found.values()), default=1)
    shades = {region: SHADES[ceil(each.times / most * (len(SHADES) - 1))] for region, each in found.items()}
    drawn = "".join(part for side in SIDES for part in _side(side, shades))
    return (
        f'<svg class="figure" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + FOOT:g}"'
        f' role="img" aria-label="{safe(phrase("page.figure"))}">{drawn}</svg>\n'
    )


def _side(side: Side, shades: dict[str, str]) -> Iterator[str]:
    paths = _paths(side)
    # First an outline around all regions, of which each then covers what lies inside.
    yield f'<path d="{"".join(paths.values())}" stroke="#666" stroke-width="1.6"/>'
    for region, path in paths.items():
        shade = shades.get(region, SHADES[0])
        yield f'<path d="{path}" fill="{shade}" stroke="{shade}" stroke-width=".5"/>'
    name = safe(phrase(f"body.sides.{side}"))
    at = f'x="{SIDES[side]:g}" y="{HEIGHT + FOOT - 1:g}" text-anchor="middle" font-size="5"'
    yield f"<text {at}>{name}</text>"


@cache
def _paths(side: Side) -> dict[str, str]:
    """Return the outline of each region of a side, from its left edge at the top around to the right one."""
    rows = dots(ROWS, side).regions
    unit = HEIGHT / len(rows)
    edges: dict[str, list[tuple[float, float, float]]] = {}
    for row, regions in enumerate(rows):
        for region, group in groupby(enumerate(regions), lambda dot: dot[1]):
            if not region:
                continue
            columns = [at for at, _ in group]
            left, right = (
                (at - len(regions) / 2) * unit + SIDES[side] for at in (columns[0], columns[-1] + 1)
            )
            edges.setdefault(region, []).append((left, right, row * unit))
    return {region: _outline(each, unit) for region, each in edges.items()}


def _outline(edges: list[tuple[float, float, float]], unit: float) -> str:
    """Return a path around rows; one in two parts, as the chest beside the heart, is closed."""
    rows = [
        (min(left for left, *_ in parts), max(right for _, right, _ in parts), y)
        for y, group in groupby(edges, lambda edge: edge[2])
        if (parts := list(group))
    ]
    last = [(*rows[-1][:2], rows[-1][2] + unit)]
    points = [(left, y) for left, _, y in rows + last] + [(right, y) for _, right, y in reversed(rows + last)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
