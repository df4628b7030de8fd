"""The time that somebody names for something put away."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

EVENING = 20
"""The hour that "this evening" means, where it is still ahead."""


def named(name: str, now: datetime) -> datetime | None:
    """Give the moment for one of the offered times; None for "asked" and for any name that isn't offered."""
    if name == "tonight":
        evening = now.replace(hour=EVENING, minute=0, second=0, microsecond=0)
        return evening if evening > now else now + timedelta(hours=2)
    days = {"tomorrow": 1, "three_days": 3, "week": 7}
    return now + timedelta(days=days[name]) if name in days else None


def typed(text: str, now: datetime) -> datetime | None:
    """Understand "18:30", "2026-12-01" or "2026-12-01 18:30" as a moment after now, else None.

    A time of day alone is the next one, today or tomorrow; a day alone begins at eight in the morning.
    """
    text = text.strip().replace("T", " ")
    try:
        if ":" in text and " " not in text:
            moment = datetime.combine(now.date(), time.fromisoformat(text), now.tzinfo)
            return moment if moment > now else moment + timedelta(days=1)
        if " " in text:
            moment = datetime.fromisoformat(text).replace(tzinfo=now.tzinfo)
        else:
            moment = datetime.combine(date.fromisoformat(text), time(8), now.tzinfo)
    except ValueError:
        return None
    return moment if moment > now else None
