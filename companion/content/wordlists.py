"""The places in the body by name, and the words for what may be felt there."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import Struct

from companion.content.catalog import ENGLISH


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """A place as it stands in the file; `sides` is empty for what is drawn beside the figure."""

    key: str
    name: str
    sides: tuple[str, ...] = ()
    pair: bool = False


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind, under a heading that may be empty."""

    name: str
    words: tuple[str, ...]


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    left: str
    right: str
    places: tuple[Place, ...]
    kinds: tuple[Kind, ...]


class Region(NamedTuple):
    """One region: its key, as an entry keeps it, the name for it, and on which sides it is drawn."""

    key: str
    name: str
    sides: tuple[str, ...]


@cache
def _body() -> _Body:
    return msgspec.convert(tomllib.loads((ENGLISH / "body.toml").read_text(encoding="utf-8")), _Body)


@cache
def regions() -> dict[str, Region]:
    """Give all regions by key, left and right apart, in the order of a list."""
    body = _body()
    found: dict[str, Region] = {}
    for place in body.places:
        if place.pair:
            for key, words in (("left", body.left), ("right", body.right)):
                name = words.format(name=place.name)
                found[f"{key} {place.key}"] = Region(f"{key} {place.key}", name, place.sides)
        else:
            found[place.key] = Region(place.key, place.name, place.sides)
    return found


def region_name(key: str) -> str:
    """Name a region; one that the content doesn't have, from a command line perhaps, is its own name."""
    region = regions().get(key)
    return region.name if region else key


def kinds() -> tuple[Kind, ...]:
    """Give the words for sensations by kind; the first, without a heading, are for when there is no word."""
    return _body().kinds
