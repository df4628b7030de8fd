"""The names that a chart over time needs: of its lanes and of the spans along its axis."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.catalog import phrase
from companion.core.timeline import Span, Unit
from companion.text.dates import short_day, short_month

LONG = 550
"""Days from which an axis names months even where its spans are days or weeks."""


def lane_name(name: str) -> str:
    """Return the name of a lane: a state, sessions, exercises."""
    return phrase(f"over_time.{name}") if name in ("session", "exercise") else phrase(f"states.{name}.label")


def tick(spans: Sequence[Span], index: int, unit: Unit) -> str:
    """Return the name of one span in few cells, for the axis."""
    first = spans[index].first
    is_long = (spans[-1].first - spans[0].first).days > LONG
    return short_month(first) if unit == "month" or is_long else short_day(first)
