"""Where an arrow key leads: the nearest place in the direction that was pressed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Literal, TypeAlias, TypeVar

Direction: TypeAlias = Literal["left", "right", "up", "down"]
Key = TypeVar("Key", bound=Hashable)

WIDEST = 3.0
"""How many steps aside a step ahead may bring with it; beyond that, a place lies in another direction."""
ASKEW = 2.2
"""How much further a step to the side counts than a step ahead: a key means its own direction."""


def nearest(places: Mapping[Key, tuple[float, float]], here: Key, direction: Direction) -> Key | None:
    """Give the nearest place in a direction, None where there is none.

    Places are (x, y) with y growing downwards. What is given lies truly in that direction.
    """
    x, y = places[here]
    best: Key | None = None
    least = float("inf")
    for key, (other_x, other_y) in places.items():
        right, down = other_x - x, other_y - y
        ahead = {"left": -right, "right": right, "up": -down, "down": down}[direction]
        aside = abs(down) if direction in ("left", "right") else abs(right)
        if ahead > 0 and aside <= WIDEST * ahead and (far := ahead + ASKEW * aside) < least:
            best, least = key, far
    return best
