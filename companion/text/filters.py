"""Filters in words: all of them as one sentence about a history, each as a label."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import assert_never

from msgspec.structs import astuple, replace

from companion.content import wordlists
from companion.content.catalog import phrase, table
from companion.content.exercise_names import renamed
from companion.content.wordlists import region_name
from companion.core import filters as by
from companion.core import questions
from companion.core.bare import bare
from companion.core.entries import KINDS
from companion.core.entry import State
from companion.core.filters import FILTERS, Filter
from companion.text import dates, typed_dates
from companion.text.entries import fixed_answer, one_line

QUOTES = '"“”„«»'
"""In these, and after one of them, a date is words like any other."""


def typed(text: str, today: date) -> tuple[Filter, ...]:
    """Return the filters that a typed line means: a date those of its days, anything else its words."""
    if found := typed_dates.days(text, today):
        return by.Since(found[0]), by.Until(found[1])
    wanted = text.strip(QUOTES) if text[:1] in QUOTES else text
    return (containing(wanted),) if wanted else ()


def containing(text: str) -> by.Containing:
    """Return the filter for the words in a text: they are found as they are shown, and by their keys."""
    words = by.Containing(text)
    keys = tuple(frozenset(key for key, shown in _renamed() if word in shown) for word in words.words)
    return replace(words, keys=keys) if any(keys) else words


def _renamed() -> Iterator[tuple[str, str]]:
    """Yield the words of the lists that are shown otherwise than they are saved: the key, the shown word."""
    fixed = (
        {stored: fixed_answer(question, stored) for stored in question.answers}
        for question in (questions.SESSION, questions.KIND_THING)
    )
    names = {key: region.name for key, region in wordlists.regions().items()}
    for words in (wordlists.sensation_words(), wordlists.feeling_words(), names, *fixed):
        yield from ((key, bare(word)) for key, word in words.items() if word != key)
    yield from ((written, bare(name)) for written, name in renamed())


def as_typed(words: by.Containing, today: date) -> str:
    """Return what can be typed for these words, in quotes where they would be a date."""
    return words.text if typed(words.text, today) == (words,) else f'"{words.text}"'


def sentence(filters: Collection[Filter], count: int, today: date, *, so_far: bool = False) -> str:
    """Return what a history is about and how many entries it has; `so_far` while it is still being read."""
    ordered = sorted(filters, key=_order)

    def parts(*kinds: type[Filter]) -> list[str]:
        return [_part(one, today) for one in ordered if isinstance(one, kinds)]

    what = phrase("filters.and").join(parts(by.Kind)) or phrase("filters.everything")
    elsewhere = (by.Kind, by.Since, by.Until, by.Containing)
    about = [_part(one, today) for one in ordered if not isinstance(one, elsewhere)]
    whole = " ".join([what, *about, *_time(filters, today), *parts(by.Containing)])
    key = "so_far" if so_far else "counted" if count else "counted_none"
    return phrase(f"filters.{key}", what=whole, count=count)


def label(one: Filter, today: date) -> str:
    """Return a filter in a word or two."""
    match one:
        case by.WithPerson(own) | by.Tagged(own) | by.Containing(own):
            return phrase(f"filters.chips.{one.name}", own=_own(own))
        case by.About(region):
            return phrase("filters.chips.region", own=_own(region_name(region)))
        case by.Kind() | by.InState() | by.Since() | by.Until():
            return _part(one, today)
    assert_never(one)


def _part(one: Filter, today: date) -> str:
    """Return a filter as a part of a sentence."""
    match one:
        case by.Kind(kind):
            return phrase(f"filters.kinds.{kind}")
        case by.InState(state):
            return phrase(f"filters.states.{state.name.lower()}")
        case by.WithPerson(own) | by.Tagged(own) | by.Containing(own):
            return phrase(f"filters.{one.name}", own=_own(own))
        case by.About(region):
            wordings: dict[str, str] = table("filters")["regions"]
            return wordings.get(region) or phrase("filters.region", own=_own(region_name(region)))
        case by.Since(day):
            return dates.since(day, today)
        case by.Until(day):
            return dates.until(day, today)
    assert_never(one)


def _order(one: Filter) -> tuple[int, int, str]:
    """Return the place of a filter among others in a sentence."""
    value, *_ = astuple(one)
    among: list[object] = [*KINDS, *State]
    return FILTERS.index(type(one)), among.index(value) if value in among else 0, str(value)


def _time(filters: Collection[Filter], today: date) -> Iterator[str]:
    """Return the narrowest stretch of time that the filters leave."""
    since = max((each.day for each in filters if isinstance(each, by.Since)), default=None)
    until = min((each.day for each in filters if isinstance(each, by.Until)), default=None)
    if since and until and since <= until:
        yield dates.span(since, until, today)
        return
    if since:
        yield dates.since(since, today)
    if until:
        yield dates.until(until, today)


def _own(text: str) -> str:
    return one_line(text)
