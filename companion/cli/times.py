"""Times as people type them: local unless they say otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta


def moment(given: str) -> datetime | None:
    """Understand 2026-11-20T18:00, with or without an offset; None if it is no such time."""
    try:
        found = datetime.fromisoformat(given.strip())
        # Ids have years of four digits, and a time zone can carry the first and last one over the edge.
        return found.astimezone() if 1000 <= found.year <= 9998 else None
    except (ValueError, OverflowError, OSError):
        return None


def end_of(given: str) -> datetime | None:
    """Understand the end of a range: a day without a time means all of that day."""
    found = moment(given)
    if found is not None and len(given.strip()) <= len("2026-11-20"):
        # By the wall clock: the day on which the clocks change has 23 hours or 25.
        return (found.replace(tzinfo=None) + timedelta(days=1)).astimezone()
    return found
