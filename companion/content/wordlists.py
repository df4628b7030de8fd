"""Lists of words to choose from: places in the body, words for what is felt there, feelings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from companion.content import catalog


class WordFamily(NamedTuple):
    """Words that belong together: each shown word by its key, under a name that may be empty.

    With a `key` the name is itself a word to choose. `like` says what it is like, by key.
    """

    name: str
    words: Mapping[str, str]
    key: str = ""
    like: Mapping[str, str] = {}

    @property
    def every(self) -> dict[str, str]:
        """All words to choose by their keys, the name of the family among them."""
        return {self.key: self.name, **self.words} if self.key else dict(self.words)


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """A place as it is in the file; `sides` is empty for one that is drawn beside the figure.

    One of a pair has the words for its left and its right in the place of a name: languages inflect them.
    """

    key: str
    name: str = ""
    left: str = ""
    right: str = ""
    sides: tuple[str, ...] = ()


class _Kind(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: dict[str, str]


class _Family(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: dict[str, tuple[str, str]]
    key: str = ""
    like: str = ""


class _Body(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    places: tuple[Place, ...]
    kinds: tuple[_Kind, ...]


class _Feelings(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    families: tuple[_Family, ...]


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
    return _sensations(catalog.structured("body.toml", _Body))


def feelings() -> tuple[WordFamily, ...]:
    """Return the words for feelings in the order in which they are shown."""
    return _feelings(catalog.structured("feelings.toml", _Feelings))


def sensation_word(key: str) -> str:
    """Return the word for a sensation; a person's own word is its own key."""
    return sensation_words().get(key, key)


def feeling_word(key: str) -> str:
    """Return the word for a feeling; a person's own word is its own key."""
    return feeling_words().get(key, key)


def sensation_words() -> dict[str, str]:
    """Return the word that is shown for each key of a sensation."""
    return _sensation_words(catalog.structured("body.toml", _Body))


def feeling_words() -> dict[str, str]:
    """Return the word that is shown for each key of a feeling."""
    return _feeling_words(catalog.structured("feelings.toml", _Feelings))


@cache
def _regions(body: _Body) -> dict[str, Region]:
    found: dict[str, Region] = {}
    for place in body.places:
        names = {"": place.name, "left": place.left, "right": place.right}
        for side, name in names.items():
            if name:
                key = f"{side} {place.key}".strip()
                found[key] = Region(key, name, place.sides)
    return found


@cache
def _sensations(body: _Body) -> tuple[WordFamily, ...]:
    return tuple(WordFamily(kind.name, kind.words) for kind in body.kinds)


@cache
def _feelings(found: _Feelings) -> tuple[WordFamily, ...]:
    return tuple(map(_family, found.families))


def _family(family: _Family) -> WordFamily:
    like = {key: about for key, (_, about) in family.words.items()}
    words = {key: word for key, (word, _) in family.words.items()}
    return WordFamily(family.name, words, family.key, {family.key: family.like, **like})


@cache
def _sensation_words(body: _Body) -> dict[str, str]:
    return {key: word for family in _sensations(body) for key, word in family.every.items()}


@cache
def _feeling_words(found: _Feelings) -> dict[str, str]:
    return {key: word for family in _feelings(found) for key, word in family.every.items()}
