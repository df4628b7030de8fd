"""Filters in words: all of them as one sentence about a history, each as a label."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import assert_never

from msgspec.structs import astuple

from companion.content.catalog import phrase, table
from companion.core.entries import KINDS
from companion.core.entry import State
from companion.core.filters import (
    FILTERS,
    About,
    Containing,
    Filter,
    InState,
    Kind,
    Since,
    Tagged,
    Until,
    WithPerson,
)
from companion.text import dates
from companion.text.entries import one_line

LONGEST = 30
"""The longest that a person's own words may be in a sentence or a label, in characters."""


def sentence(filters: Collection[Filter], count: int, today: date, *, so_far: bool = False) -> str:
    """Return what a history is about and how many entries it has; `so_far` while it is still being read."""
    ordered = sorted(filters, key=_order)
    kinds, texts = ([_part(f, today) for f in ordered if isinstance(f, kind)] for kind in (Kind, Containing))
    others = [_part(f, today) for f in ordered if not isinstance(f, Kind | Since | Until | Containing)]
    what = phrase("filters.and").join(kinds) or phrase("filters.everything")
    parts = " ".join([what, *others, *_time(filters, today), *texts])
    key = "so_far" if so_far else "counted" if count else "counted_none"
    return phrase(f"filters.{key}", what=parts, count=f"{count:,}")


def label(one: Filter, today: date) -> str:
    """Return a filter in a word or two."""
    match one:
        case WithPerson(own) | Tagged(own) | About(own) | Containing(own):
            return phrase(f"filters.chips.{one.name}", own=_own(own))
        case Kind() | InState() | Since() | Until():
            return _part(one, today)
    assert_never(one)


def _part(one: Filter, today: date) -> str:
    """Return a filter as a part of a sentence."""
    match one:
        case Kind(kind):
            return phrase(f"filters.kinds.{kind}")
        case InState(state):
            return phrase(f"filters.states.{state.name.lower()}")
        case WithPerson(own) | Tagged(own) | Containing(own):
            return phrase(f"filters.{one.name}", own=_own(own))
        case About(region):
            wordings: dict[str, str] = table("filters")["regions"]
            return wordings.get(region) or phrase("filters.region", own=_own(region))
        case Since(day):
            return dates.since(day, today)
        case Until(day):
            return dates.until(day, today)
    assert_never(one)


def _order(one: Filter) -> tuple[int, int, str]:
    """Return the place of a filter among others in a sentence."""
    (value,) = astuple(one)
    among: list[object] = [*KINDS, *State]
    return FILTERS.index(type(one)), among.index(value) if isinstance(one, Kind | InState) else 0, str(value)


def _time(filters: Collection[Filter], today: date) -> Iterator[str]:
    """Return the narrowest stretch of time that the filters leave."""
    since = max((each.day for each in filters if isinstance(each, Since)), default=None)
    until = min((each.day for each in filters if isinstance(each, Until)), default=None)
    if since and until and since <= until:
        yield dates.span(since, until, today)
        return
    if since:
        yield dates.since(since, today)
    if until:
        yield dates.until(until, today)


def _own(text: str) -> str:
    return one_line(text, LONGEST)
