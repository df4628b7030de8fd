"""The body as it is drawn: plain shapes for each region, and the dots that they come to at a size.

Units: the figure is 100 high, from the crown at 0 to the soles, and its middle is at 0 across. Only the
side that stands on the right of the screen is written down; the other is its mirror image. There is no
face, no sex and no build in it: it is a place to point at.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

Place: TypeAlias = tuple[float, float]

Side: TypeAlias = Literal["front", "back"]
HEIGHT = 100.0
REACH = 27.0
"""How far the hands are from the middle."""


class Limb(NamedTuple):
    """A part between two round ends: from (x1, y1) with radius r1 to (x2, y2) with radius r2."""

    x1: float
    y1: float
    r1: float
    x2: float
    y2: float
    r2: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
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
"""Half the width of neck and trunk at some heights; between them it changes evenly."""
ARM = (Limb(12.6, 24.4, 4.3, 17.6, 38.0, 3.3), Limb(17.6, 38.0, 3.3, 21.6, 50.4, 2.5))
HAND = Limb(22.2, 52.4, 2.7, 23.4, 56.8, 2.4)
LEG = (Limb(6.1, 55.0, 5.7, 6.1, 73.0, 4.2), Limb(6.1, 73.0, 4.2, 6.0, 92.0, 2.9))
FOOT = Limb(6.2, 95.6, 2.9, 9.0, 97.0, 2.4)
HEART = (4.2, 28.6, 3.0)
"""The heart's own region on the front: middle across, middle down, radius."""


def region_at(x: float, y: float, side: Side) -> str:
    """Name the region at a point, empty outside the body; `left` and `right` are the person's own.

    On the front the person's left is on the right of the screen, as with somebody who stands opposite.
    """
    hand = "left" if (x > 0) == (side == "front") else "right"
    if region := _limb(abs(x), y, side):
        return f"{hand} {region}"
    if y < 15 and HEAD.holds(x, y):
        return _head(y, side)
    if TRUNK[0][0] <= y <= TRUNK[-1][0] and abs(x) <= _half_width(y):
        return _trunk(x, y, side, hand)
    return ""


def _limb(x: float, y: float, side: Side) -> str:
    # Most points are far from a limb; saying so early makes a large drawing four times as fast.
    arm = 18 < y < 60 and x > 7
    if arm and HAND.holds(x, y):
        return "hand"
    if arm and any(part.holds(x, y) for part in ARM) and x > _half_width(y) - 3:
        return "shoulder" if y < 26 else "upper arm" if y < 38 else "forearm"
    if y > 54 and x > 0.9:
        if y > 92 and FOOT.holds(x, y):
            return "foot"
        if any(part.holds(x, y) for part in LEG):
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


ASIDE = {
    "shoulder": (11.2, 23.0),
    "upper arm": (15.6, 32.5),
    "forearm": (19.8, 45.0),
    "hand": (22.9, 55.0),
    "hip": (6.6, 51.0),
    "thigh": (6.1, 62.0),
    "knee": (6.1, 73.0),
    "calf": (6.1, 85.0),
    "foot": (6.8, 96.0),
}
MIDDLE: dict[Side, dict[str, Place]] = {
    "front": {
        "head": (0, 3.4),
        "eyes": (0, 8.4),
        "jaw": (0, 13.2),
        "throat": (0, 18.2),
        "chest": (0, 25.0),
        "heart": (4.2, 29.6),
        "belly": (0, 41.0),
    },
    "back": {"head": (0, 7.0), "neck": (0, 18.0), "upper back": (0, 28.0), "lower back": (0, 41.0)},
}
MIRRORED = {
    "heart": "chest",
    **{f"left {region}": f"right {region}" for region in ASIDE},
    **{f"right {region}": f"left {region}" for region in ASIDE},
}
"""What stands across from a region; any other stands on both sides."""
BACK_AT = 66.0
"""How far to the right of the front the back stands, so that arrow keys go from one to the other."""
BELOW = 106.0
WORDS: dict[Side, str] = {"front": "all over", "back": "around me"}
"""What has no place in the body stands below it: one under each side."""

Spot: TypeAlias = tuple[Side, str]


@cache
def spots() -> dict[Spot, Place]:
    """Give every place that the cursor can be at, on one sheet: the front on the left, the back beside it."""
    found: dict[Spot, Place] = {}
    sides: tuple[tuple[Side, float], ...] = (("front", 0.0), ("back", BACK_AT))
    for side, at in sides:
        for region, (x, y) in MIDDLE[side].items():
            found[side, region] = (x + at, y)
        for region, (x, y) in ASIDE.items():
            for sign in (-1, 1):
                hand = "left" if (sign > 0) == (side == "front") else "right"
                found[side, f"{hand} {region}"] = (sign * x + at, y)
        found[side, WORDS[side]] = (at, BELOW)
    return found


def on_its_side(spot: Spot) -> Place:
    """Give where a spot is on its own side, with the middle at 0."""
    x, y = spots()[spot]
    return x - (BACK_AT if spot[0] == "back" else 0), y


class Dots(NamedTuple):
    """A drawing: for each dot, from the top, its region (empty outside), and whether it is on the edge.

    Four dots of height and two of width make a cell of the terminal.
    """

    regions: tuple[tuple[str, ...], ...]
    edges: tuple[tuple[bool, ...], ...]


def columns_for(rows: int) -> int:
    """How many cells wide a drawing is that is some rows high; an odd number, so that it has a middle."""
    columns = int(REACH * rows * 4 / HEIGHT) + 1
    return columns + (columns % 2 == 0)


@cache
def dots(rows: int, side: Side) -> Dots:
    """Draw one side in some rows of cells."""
    high, wide = rows * 4, columns_for(rows) * 2
    unit = HEIGHT / high
    regions = tuple(_row((y + 0.5) * unit, unit, wide, side) for y in range(high))
    # With a row and a column of nothing around it, no dot has to ask whether it has a neighbour.
    nothing = ("",) * (wide + 2)
    framed = (nothing, *(("", *row, "") for row in regions), nothing)
    edges = tuple(
        tuple(
            bool(row[x] and not (row[x - 1] and row[x + 1] and above[x] and below[x]))
            for x in range(1, wide + 1)
        )
        for above, row, below in zip(framed, framed[1:], framed[2:], strict=False)
    )
    return Dots(regions, edges)


def _row(y: float, unit: float, wide: int, side: Side) -> tuple[str, ...]:
    """Name the regions of a row of dots; one half is the other's mirror image but for the heart."""
    right = [region_at((x + 0.5) * unit, y, side) for x in range(wide // 2)]
    return (*(MIRRORED.get(region, region) for region in reversed(right)), *right)


def cell_of(place: Place, rows: int) -> tuple[int, int]:
    """The column and the row of a place within its own side's drawing."""
    unit = HEIGHT / (rows * 4)
    return int((place[0] / unit + columns_for(rows)) // 2), int(place[1] / unit // 4)
