"""When people are offered: it follows from the ratings of one sitting, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from companion.core.entry import Rating, State, is_high
from companion.core.outcomes import changed


class PeopleOffered(IntEnum):
    """How people are offered after an exercise: not, in a quiet line, or before all else."""

    NOT = 0
    BESIDE = 1
    FIRST = 2


def people_offered(ratings: Iterable[Rating]) -> PeopleOffered:
    """Return how people are offered after the ratings of a sitting, the oldest first.

    High once, or worse once: beside something else. High twice, or the same or worse twice running: first.
    That stays until the person is settled. Ratings that were skipped count as nothing.
    """
    offered, high, running, before = PeopleOffered.NOT, 0, 0, None
    for rating in filter(None, ratings):
        change = changed(before, rating) if before else None
        before = rating
        if rating.state is State.SETTLED:
            offered, high, running = PeopleOffered.NOT, 0, 0
            continue
        high += is_high(rating)
        if change is not None:
            running = running + 1 if change >= 0 else 0
        if high > 1 or running > 1:
            offered = PeopleOffered.FIRST
        elif high or (change or 0) > 0:
            offered = max(offered, PeopleOffered.BESIDE)
    return offered
