"""The words of a chart over time: the names of its lanes, of its spans, and of the dates along its axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from companion.content.catalog import capital, number, phrase
from companion.core.timeline import Lane, Span, Unit, last_day
from companion.text.dates import (
    month_and_year,
    short_date,
    short_day,
    short_full_date,
    short_month,
    short_span,
)

MARK = "•"
"""Stands for an entry that has neither a state nor a number."""


def sign(lane: str) -> str:
    """Return the sign of a state, and a point for sessions and exercises."""
    return MARK if lane in ("session", "exercise", "no_state") else phrase(f"states.{lane}.sign")


def in_sentences(spans: Sequence[Span], unit: Unit, its_lanes: Iterable[Lane]) -> Iterator[str]:
    """Yield a sentence for each span that has entries: which it is, how many, and what they show."""
    shown = tuple(its_lanes)
    for at, span in enumerate(spans):
        if span.entries:
            points = ", ".join(_words(lane, at) for lane in shown if at in lane.points)
            about = phrase("over_time.span", span=span_name(span.first, unit), count=span.entries)
            yield phrase("over_time.sentence", about=about, points=capital(points)) if points else f"{about}."


def _words(lane: Lane, at: int) -> str:
    """Return a point of a lane without signs."""
    name = (
        phrase(f"over_time.{lane.name}") if sign(lane.name) == MARK else phrase(f"states.{lane.name}.label")
    )
    value = lane.points[at]
    return name if value is None else f"{name} {number(value)}"


def lane_name(lane: str) -> str:
    """Return the name of a lane: a state with its sign, sessions, exercises."""
    if lane in ("session", "exercise", "no_state"):
        return phrase(f"over_time.{lane}")
    return f"{sign(lane)} {phrase(f'states.{lane}.label')}"


def span_name(first: date, unit: Unit) -> str:
    """Return the name of a span, with its year, as it begins a line."""
    if unit == "month":
        return capital(month_and_year(first))
    return short_span(first, last_day(first, unit)) if unit == "week" else short_full_date(first)


def in_words(span: Span, unit: Unit, its_lanes: Iterable[Lane], at: int) -> str:
    """Return which span it is, how many entries it has, and on a line of its own what they show."""
    shown = (_point(lane, at) for lane in its_lanes if at in lane.points)
    about = phrase("over_time.span", span=span_name(span.first, unit), count=span.entries)
    return f"{about}\n{'   '.join(shown)}"


def _point(lane: Lane, at: int) -> str:
    value = lane.points[at]
    return lane_name(lane.name) if value is None else f"{lane_name(lane.name)} {number(value)}"


def ticks(days: Iterable[date], unit: Unit) -> Iterator[str]:
    """Yield the names of spans in few cells, for an axis; a day has its year where that is another one."""
    year = None
    for day in days:
        yield short_month(day) if unit == "month" else short_day(day) if day.year == year else short_date(day)
        year = day.year
