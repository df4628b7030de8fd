"""Lists of words to choose from: places in the body, words for what is felt there, feelings."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from companion.content import catalog


class WordFamily(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that belong together, under a name that may be empty."""

    name: str
    words: tuple[str, ...]


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """A place as it is in the file; `sides` is empty for one that is drawn beside the figure."""

    key: str
    name: str
    sides: tuple[str, ...] = ()
    pair: bool = False


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    left: str
    right: str
    places: tuple[Place, ...]
    kinds: tuple[WordFamily, ...]


class _Feelings(Struct, frozen=True, forbid_unknown_fields=True):
    families: tuple[WordFamily, ...]


class Region(NamedTuple):
    """A region of the body: its key, as an entry stores it, its name, and the sides on which it is drawn."""

    key: str
    name: str
    sides: tuple[str, ...]


def regions() -> dict[str, Region]:
    """Return all regions by key, left and right apart, in the order of a list."""
    return _regions(catalog.structured("body.toml", _Body))


def region_name(key: str) -> str:
    """Return the name of a region; one that the content doesn't have is its own name."""
    region = regions().get(key)
    return region.name if region else key


def sensations() -> tuple[WordFamily, ...]:
    """Return the words for sensations; the first family, without a name, is for when there is no word."""
    return catalog.structured("body.toml", _Body).kinds


def feelings() -> tuple[WordFamily, ...]:
    """Return the words for feelings in the order in which they are shown."""
    return catalog.structured("feelings.toml", _Feelings).families


@cache
def _regions(body: _Body) -> dict[str, Region]:
    found: dict[str, Region] = {}
    for place in body.places:
        names = {"left": body.left, "right": body.right} if place.pair else {"": "{name}"}
        for side, pattern in names.items():
            key = f"{side} {place.key}".strip()
            found[key] = Region(key, pattern.format(name=place.name), place.sides)
    return found
