"""States, their strength, sessions and exercises by day, week or month; a time without entries is a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal, NamedTuple, TypeAlias

from companion.core.entries import rating_of
from companion.core.entry import AfterSession, Entry, Practice, State

Unit: TypeAlias = Literal["day", "week", "month", "year"]


@dataclass(frozen=True)
class Span:
    """One day, week or month: each state in it with the median of its numbers, and how many entries.

    A state without a number has None. The key None is for numbers that came without a state.
    """

    first: date
    strengths: Mapping[State | None, float | None]
    practices: int
    sessions: int
    entries: int


class Lane(NamedTuple):
    """One line of a chart: a strength by the index of its span, None for a mark without one."""

    name: str
    points: dict[int, float | None]

    @property
    def has_strengths(self) -> bool:
        """Whether there is a number in it, so that it needs room upwards."""
        return any(number is not None for number in self.points.values())


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


def lanes(spans: Sequence[Span]) -> tuple[Lane, ...]:
    """Return lanes: the states, numbers without a state, sessions, exercises; those that are not empty."""
    states = {**{state.name.lower(): state for state in State}, "no_state": None}
    found = [
        Lane(name, {at: span.strengths[state] for at, span in enumerate(spans) if state in span.strengths})
        for name, state in states.items()
    ]
    found.append(Lane("session", {at: None for at, span in enumerate(spans) if span.sessions}))
    found.append(Lane("exercise", {at: None for at, span in enumerate(spans) if span.practices}))
    return tuple(lane for lane in found if lane.points)


def fitting_unit(entries: Iterable[Entry], most: int) -> Unit:
    """Return the shortest unit in which the entries fill at most `most` spans, else months."""
    days = {entry.at.date() for entry in entries}
    length = (max(days) - min(days)).days + 1 if days else 0
    return "day" if length <= most else "week" if length <= (most - 1) * 7 else "month"


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


def halves(first: date, last: date) -> list[tuple[date, date]]:
    """Return the two halves of the time from one day to another, each with its first and last day."""
    middle = first + (last - first) // 2
    return [(first, middle), (min(middle + timedelta(days=1), last), last)]


def _each(first: date, last: date, unit: Unit) -> Iterator[date]:
    while first <= last:
        yield first
        first = last_day(first, unit) + timedelta(days=1)


def _span(first: date, entries: Sequence[Entry]) -> Span:
    numbers: dict[State | None, list[int]] = {}
    for rating in map(rating_of, entries):
        if rating:
            given = () if rating.intensity is None else (rating.intensity,)
            numbers.setdefault(rating.state, []).extend(given)
    return Span(
        first,
        {state: float(median(several)) if several else None for state, several in numbers.items()},
        sum(isinstance(entry, Practice) for entry in entries),
        sum(isinstance(entry, AfterSession) for entry in entries),
        len(entries),
    )
