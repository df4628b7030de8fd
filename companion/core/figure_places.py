"""The places of the figure that the cursor can be at, and where each arrow key takes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from companion.core.figure import HEIGHT, Side, columns_for

Point: TypeAlias = tuple[float, float]
"""x and y in the units of the figure."""
Place: TypeAlias = tuple[Side, str]
"""A region as it is seen from one side."""
Direction: TypeAlias = Literal["left", "right", "up", "down"]

PAIRED_POINTS: dict[str, Point] = {
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
"""Where the cursor stands for a region of which there are two, on the right half of the figure."""
SINGLE_POINTS: dict[Side, dict[str, Point]] = {
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
"""The same for the other regions."""
BACK_AT = 66.0
"""x of the back's middle, as if it stood to the right of the front: arrow keys walk from one to the other."""
BELOW = 106.0
"""y of what has no place in the body."""
OFF_BODY: dict[Side, str] = {"front": "all over", "back": "around me"}
"""What has no place in the body: a word under each side."""

MAX_SLOPE = 3.0
"""How far aside a move may lead for each unit ahead; beyond that, a place lies in another direction."""
ASIDE_COST = 2.2
"""What a unit aside counts compared with a unit ahead, in looking for the nearest place."""


@cache
def places() -> dict[Place, Point]:
    """Return where each place is, on one sheet: the front on the left, the back beside it."""
    found: dict[Place, Point] = {}
    for side, points in SINGLE_POINTS.items():
        at = BACK_AT if side == "back" else 0.0
        found |= {(side, region): (x + at, y) for region, (x, y) in points.items()}
        for region, (x, y) in PAIRED_POINTS.items():
            for sign in (-1, 1):
                hand = "left" if (sign > 0) == (side == "front") else "right"
                found[side, f"{hand} {region}"] = (sign * x + at, y)
        found[side, OFF_BODY[side]] = (at, BELOW)
    return found


def point_on_side(place: Place) -> Point:
    """Return where a place is on its own side, with x 0 in the middle of that side."""
    x, y = places()[place]
    return x - (BACK_AT if place[0] == "back" else 0), y


def cell_of(place: Place, rows: int) -> tuple[int, int]:
    """Return column and row of a place in the drawing of its side, which is `rows` cells high."""
    x, y = point_on_side(place)
    unit = HEIGHT / (rows * 4)
    return int((x / unit + columns_for(rows)) // 2), int(y / unit // 4)


def nearest(points: Mapping[Place, Point], here: Place, direction: Direction) -> Place | None:
    """Return the nearest of some points in a direction, None where there is none; y grows downwards."""
    x, y = points[here]
    costs: dict[Place, float] = {}
    for place, (other_x, other_y) in points.items():
        right, down = other_x - x, other_y - y
        ahead = {"left": -right, "right": right, "up": -down, "down": down}[direction]
        aside = abs(down) if direction in ("left", "right") else abs(right)
        if ahead > 0 and aside <= MAX_SLOPE * ahead:
            costs[place] = ahead + ASIDE_COST * aside
    return min(costs, key=costs.__getitem__, default=None)
