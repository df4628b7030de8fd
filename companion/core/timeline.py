"""Numbers and states by day, week or month; a time without entries has no number, not zero."""

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

Unit: TypeAlias = Literal["day", "week", "month", "year"]

MIN_NUMBERS = 3
"""The fewest numbers for a chart: two points are a line that says nothing."""


@dataclass(frozen=True)
class Span:
    """One day, week or month: the median of its numbers (None without any), its states, and two counts."""

    first: date
    number: float | None
    states: frozenset[State]
    practices: int
    sessions: int


def spans_of(entries: Iterable[Entry], unit: Unit) -> tuple[Span, ...]:
    """Return every span from the first entry to the last, oldest first, spans without entries included.

    A practice counts with its rating from before. The day of an entry is the local one where it was made.
    """
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[first_day(entry.at.date(), unit)].append(entry)
    if not found:
        return ()
    return tuple(_span(first, found.get(first, ())) for first in _each(min(found), max(found), unit))


def count_numbers(spans: Iterable[Span]) -> int:
    """Return how many spans have a number."""
    return sum(span.number is not None for span in spans)


def runs(spans: Sequence[Span]) -> Iterator[list[tuple[int, float]]]:
    """Yield each unbroken run of spans with a number, as pairs of index and number."""
    for there, group in groupby(enumerate(spans), lambda item: item[1].number is not None):
        if there:
            yield [(at, span.number) for at, span in group if span.number is not None]


def lanes(spans: Sequence[Span]) -> dict[str, list[int]]:
    """Return the indexes of the spans with each state, with sessions, with exercises; no empty lanes."""
    found = {
        state.name.lower(): [at for at, span in enumerate(spans) if state in span.states] for state in State
    }
    found["session"] = [at for at, span in enumerate(spans) if span.sessions]
    found["exercise"] = [at for at, span in enumerate(spans) if span.practices]
    return {name: places for name, places in found.items() if places}


def fitting_unit(entries: Iterable[Entry]) -> Unit:
    """Return the unit at which a chart is readable: days up to two months, weeks up to three years."""
    days = {entry.at.date() for entry in entries}
    length = (max(days) - min(days)).days if days else 0
    return "day" if length <= 62 else "week" if length <= 3 * 366 else "month"


def first_day(day: date, unit: Unit) -> date:
    """Return the first day of the span that a day is in; weeks begin on Monday."""
    if unit == "year":
        return day.replace(month=1, day=1)
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day


def last_day(first: date, unit: Unit) -> date:
    """Return the last day of the span that begins with a day."""
    if unit == "year":
        return first.replace(month=12, day=31)
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
