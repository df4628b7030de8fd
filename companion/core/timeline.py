"""Numbers and states by day, week or month; where nothing was written there is nothing, not nought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from statistics import median
from typing import Literal, TypeAlias

from companion.core.entries import rating_of
from companion.core.entry import AfterSession, Entry, Practice, State

Unit: TypeAlias = Literal["day", "week", "month"]

LEAST = 3
"""Numbers below which there is no chart: two points are a line that says nothing."""


@dataclass(frozen=True)
class Span:
    """One day, week or month: the median of its numbers, None without any, its states, and its marks."""

    first: date
    number: float | None
    states: frozenset[State]
    practices: int
    sessions: int


def over_time(entries: Iterable[Entry], unit: Unit) -> tuple[Span, ...]:
    """Give every span from the first to the last that has something in it, oldest first.

    An entry counts with how it was when it began; its day is the one where it was written.
    """
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[first_day(entry.at.date(), unit)].append(entry)
    if not found:
        return ()
    return tuple(_span(first, found.get(first, ())) for first in _each(min(found), max(found), unit))


def numbers_in(spans: Iterable[Span]) -> int:
    """Count the spans that have a number."""
    return sum(span.number is not None for span in spans)


def runs(spans: Sequence[Span]) -> Iterator[list[tuple[int, float]]]:
    """Give the places and numbers of spans that follow one another without a gap."""
    for there, group in groupby(enumerate(spans), lambda item: item[1].number is not None):
        if there:
            yield [(at, span.number) for at, span in group if span.number is not None]


def lanes(spans: Sequence[Span]) -> dict[str, list[int]]:
    """Give the places of the spans with each state, with sessions, with exercises, without empty ones."""
    found = {
        state.name.lower(): [at for at, span in enumerate(spans) if state in span.states] for state in State
    }
    found["session"] = [at for at, span in enumerate(spans) if span.sessions]
    found["exercise"] = [at for at, span in enumerate(spans) if span.practices]
    return {name: places for name, places in found.items() if places}


def fitting_unit(entries: Iterable[Entry]) -> Unit:
    """Give the unit with which a chart is easy to read: days for two months, weeks for three years."""
    days = {entry.at.date() for entry in entries}
    length = (max(days) - min(days)).days if days else 0
    return "day" if length <= 62 else "week" if length <= 3 * 366 else "month"


def first_day(day: date, unit: Unit) -> date:
    """Give the first day of the span that a day is in; weeks begin on Monday."""
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day


def last_day(first: date, unit: Unit) -> date:
    """Give the last day of the span that begins with a day."""
    if unit == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first + timedelta(days=6 if unit == "week" else 0)


def _each(first: date, last: date, unit: Unit) -> Iterator[date]:
    while first <= last:
        yield first
        first = last_day(first, unit) + timedelta(days=1)


def _span(first: date, entries: Sequence[Entry]) -> Span:
    ratings = [rating_of(entry) for entry in entries]
    numbers = [rating.intensity for rating in ratings if rating.intensity is not None]
    return Span(
        first,
        float(median(numbers)) if numbers else None,
        frozenset(rating.state for rating in ratings if rating.state is not None),
        sum(isinstance(entry, Practice) for entry in entries),
        sum(isinstance(entry, AfterSession) for entry in entries),
    )
