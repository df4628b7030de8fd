"""The outline of the body: which region is at a point, and the dots of a drawing of a given size.

The figure is 100 units high; y is 0 at the crown and grows downwards, x is 0 in the middle. Only the right
half, as seen on the screen, is defined; the left half mirrors it. The figure has no face, sex or build.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

Side: TypeAlias = Literal["front", "back"]
HEIGHT = 100.0
REACH = 27.0
"""Distance of the hands from the middle."""


class Limb(NamedTuple):
    """A tapered limb with round ends: (x1, y1) with radius r1 to (x2, y2) with radius r2."""

    x1: float
    y1: float
    r1: float
    x2: float
    y2: float
    r2: float

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point is inside."""
        along_x, along_y = self.x2 - self.x1, self.y2 - self.y1
        at = ((x - self.x1) * along_x + (y - self.y1) * along_y) / (along_x**2 + along_y**2)
        at = min(1.0, max(0.0, at))
        radius = self.r1 + (self.r2 - self.r1) * at
        return (x - self.x1 - along_x * at) ** 2 + (y - self.y1 - along_y * at) ** 2 <= radius**2


HEAD = Limb(0, 7.0, 6.8, 0, 9.6, 5.8)
TRUNK_Y = (13.0, 16.5, 18.5, 20.2, 23.0, 28.0, 35.0, 41.0, 46.0, 51.0, 56.0)
TRUNK_X = (3.6, 3.8, 6.4, 10.6, 12.8, 12.2, 11.0, 10.4, 10.9, 11.8, 11.8)
"""Half the width of neck and trunk at each of the heights above; linear in between."""
ARM = (Limb(12.6, 24.4, 4.3, 17.6, 38.0, 3.3), Limb(17.6, 38.0, 3.3, 21.6, 50.4, 2.5))
HAND = Limb(22.2, 52.4, 2.7, 23.4, 56.8, 2.4)
LEG = (Limb(6.1, 55.0, 5.7, 6.1, 73.0, 4.2), Limb(6.1, 73.0, 4.2, 6.0, 92.0, 2.9))
FOOT = Limb(6.2, 95.6, 2.9, 9.0, 97.0, 2.4)
HEART = (4.2, 28.6, 3.0)
"""The circle of the heart region on the front: x, y, radius."""


Parts: TypeAlias = tuple[tuple[float, str], ...]
ARM_PARTS: Parts = ((26, "shoulder"), (38, "upper arm"), (HEIGHT, "forearm"))
LEG_PARTS: Parts = ((69, "thigh"), (77, "knee"), (93, "calf"), (HEIGHT, "foot"))
HEAD_PARTS: dict[Side, Parts] = {
    "front": ((6, "head"), (10.6, "eyes"), (HEIGHT, "jaw")),
    "back": ((HEIGHT, "head"),),
}
TRUNK_PARTS: dict[Side, Parts] = {
    "front": ((19.2, "throat"), (35, "chest"), (47.5, "belly"), (HEIGHT, "hip")),
    "back": ((19.2, "neck"), (35, "upper back"), (47.5, "lower back"), (HEIGHT, "hip")),
}
"""The regions from the top, each with the height at which it ends."""


def region_at(x: float, y: float, side: Side) -> str:
    """Return the key of the region at a point, "" outside the body.

    `left` and `right` are the person's own: seen from the front, their left is on the right of the screen.
    """
    hand = "left" if (x > 0) == (side == "front") else "right"
    if region := _limb(abs(x), y):
        return f"{hand} {region}"
    if y < 15 and HEAD.contains(x, y):
        return _part(y, HEAD_PARTS[side])
    if abs(x) >= _half_width(y):
        return ""
    if side == "front" and (x - HEART[0]) ** 2 + (y - HEART[1]) ** 2 <= HEART[2] ** 2:
        return "heart"
    region = "shoulder" if 19.2 <= y < 25 and abs(x) > 8 else _part(y, TRUNK_PARTS[side])
    return f"{hand} {region}" if region in ("shoulder", "hip") else region


def _limb(x: float, y: float) -> str:
    # Most points are far from any limb: a cheap test first makes a large drawing four times as fast.
    arm = 18 < y < 60 and x > 7
    if arm and HAND.contains(x, y):
        return "hand"
    if arm and any(part.contains(x, y) for part in ARM) and x > _half_width(y) - 3:
        return _part(y, ARM_PARTS)
    if y > 92 and x > 0.9 and FOOT.contains(x, y):
        return "foot"
    leg = y > 54 and x > 0.9 and any(part.contains(x, y) for part in LEG)
    return _part(y, LEG_PARTS) if leg else ""


def _part(y: float, parts: Parts) -> str:
    return next(region for end, region in parts if y < end)


@cache
def _half_width(y: float) -> float:
    """Return half the width of neck or trunk, 0 above and below."""
    for (above, wide), (below, narrow) in pairwise(zip(TRUNK_Y, TRUNK_X, strict=True)):
        if above <= y <= below:
            return wide + (narrow - wide) * (y - above) / (below - above)
    return 0.0


class Dots(NamedTuple):
    """A drawing as rows of dots, from the top: the region of each ("" outside), and whether it is on an edge.

    A cell of the terminal is two dots wide and four dots high.
    """

    regions: tuple[tuple[str, ...], ...]
    edges: tuple[tuple[bool, ...], ...]


def columns_for(rows: int) -> int:
    """Return the width in cells of a drawing `rows` cells high: an odd number, so that it has a middle."""
    columns = int(REACH * rows * 4 / HEIGHT) + 1
    return columns + (columns % 2 == 0)


@cache
def dots(rows: int, side: Side) -> Dots:
    """Return the drawing of one side, `rows` cells high."""
    high, wide = rows * 4, columns_for(rows) * 2
    unit = HEIGHT / high
    regions = tuple(_row((y + 0.5) * unit, unit, wide, side) for y in range(high))
    # With an empty border, every dot has four neighbours.
    empty = ("",) * (wide + 2)
    framed = (empty, *(("", *row, "") for row in regions), empty)
    edges = tuple(
        tuple(
            bool(row[x] and not (row[x - 1] and row[x + 1] and above[x] and below[x]))
            for x in range(1, wide + 1)
        )
        for above, row, below in zip(framed, framed[1:], framed[2:], strict=False)
    )
    return Dots(regions, edges)


def _row(y: float, unit: float, wide: int, side: Side) -> tuple[str, ...]:
    """Return the regions of a row of dots; the left half mirrors the right one, except for the heart."""
    right = [region_at((x + 0.5) * unit, y, side) for x in range(wide // 2)]
    return (*map(_mirrored, reversed(right)), *right)


@cache
def _mirrored(region: str) -> str:
    """Return the region on the other side of the middle, the same if it lies on both sides."""
    first, *rest = region.split(" ", 1)
    return " ".join([{"left": "right", "right": "left", "heart": "chest"}.get(first, first), *rest])
