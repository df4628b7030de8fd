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
        length = along_x**2 + along_y**2
        at = ((x - self.x1) * along_x + (y - self.y1) * along_y) / length if length else 0.0
        at = min(1.0, max(0.0, at))
        radius = self.r1 + (self.r2 - self.r1) * at
        return (x - self.x1 - along_x * at) ** 2 + (y - self.y1 - along_y * at) ** 2 <= radius**2


HEAD = Limb(0, 7.0, 6.8, 0, 9.6, 5.8)
TRUNK = (
    (13.0, 3.6),
    (16.5, 3.8),
    (18.5, 6.4),
    (20.2, 10.6),
    (23.0, 12.8),
    (28.0, 12.2),
    (35.0, 11.0),
    (41.0, 10.4),
    (46.0, 10.9),
    (51.0, 11.8),
    (56.0, 11.8),
)
"""Height, and half the width of neck or trunk there; linear in between."""
ARM = (Limb(12.6, 24.4, 4.3, 17.6, 38.0, 3.3), Limb(17.6, 38.0, 3.3, 21.6, 50.4, 2.5))
HAND = Limb(22.2, 52.4, 2.7, 23.4, 56.8, 2.4)
LEG = (Limb(6.1, 55.0, 5.7, 6.1, 73.0, 4.2), Limb(6.1, 73.0, 4.2, 6.0, 92.0, 2.9))
FOOT = Limb(6.2, 95.6, 2.9, 9.0, 97.0, 2.4)
HEART = (4.2, 28.6, 3.0)
"""The circle of the heart region on the front: x, y, radius."""


def region_at(x: float, y: float, side: Side) -> str:
    """Return the key of the region at a point, "" outside the body.

    `left` and `right` are the person's own: seen from the front, their left is on the right of the screen.
    """
    hand = "left" if (x > 0) == (side == "front") else "right"
    if region := _limb(abs(x), y, side):
        return f"{hand} {region}"
    if y < 15 and HEAD.contains(x, y):
        return _head(y, side)
    if TRUNK[0][0] <= y <= TRUNK[-1][0] and abs(x) <= _half_width(y):
        return _trunk(x, y, side, hand)
    return ""


def _limb(x: float, y: float, side: Side) -> str:
    # Most points are far from any limb: a cheap test first makes a large drawing four times as fast.
    arm = 18 < y < 60 and x > 7
    if arm and HAND.contains(x, y):
        return "hand"
    if arm and any(part.contains(x, y) for part in ARM) and x > _half_width(y) - 3:
        return "shoulder" if y < 26 else "upper arm" if y < 38 else "forearm"
    if y > 54 and x > 0.9:
        if y > 92 and FOOT.contains(x, y):
            return "foot"
        if any(part.contains(x, y) for part in LEG):
            return _leg(y, side)
    return ""


def _leg(y: float, side: Side) -> str:
    if y < 69:
        return "thigh"
    if y < 77:
        return "knee"
    return "calf" if y < 93 else "foot"


def _head(y: float, side: Side) -> str:
    if side == "back" or y < 6:
        return "head"
    return "eyes" if y < 10.6 else "jaw"


def _trunk(x: float, y: float, side: Side, hand: str) -> str:
    if y < 19.2:
        return "throat" if side == "front" else "neck"
    if y < 25 and abs(x) > 8:
        return f"{hand} shoulder"
    if side == "back":
        return "upper back" if y < 35 else "lower back" if y < 47.5 else f"{hand} hip"
    if (x - HEART[0]) ** 2 + (y - HEART[1]) ** 2 <= HEART[2] ** 2:
        return "heart"
    return "chest" if y < 35 else "belly" if y < 47.5 else f"{hand} hip"


@cache
def _half_width(y: float) -> float:
    if not TRUNK[0][0] <= y <= TRUNK[-1][0]:
        return 0.0
    for (above, wide), (below, narrow) in pairwise(TRUNK):
        if y <= below:
            return wide + (narrow - wide) * (y - above) / (below - above)
    return TRUNK[-1][1]


PAIRED = ("shoulder", "upper arm", "forearm", "hand", "hip", "thigh", "knee", "calf", "foot")
"""The regions of which there are two, a left one and a right one."""
MIRROR_IMAGE = {
    "heart": "chest",
    **{f"left {region}": f"right {region}" for region in PAIRED},
    **{f"right {region}": f"left {region}" for region in PAIRED},
}
"""The region on the other side of the middle; a region that isn't here lies on both sides."""


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
    return (*(MIRROR_IMAGE.get(region, region) for region in reversed(right)), *right)
