"""Dates and times as people type them: "last tuesday", "march", "2026-03-04", "18:30"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from companion.content.catalog import table
from companion.core.timeline import Unit, first_day, last_day

LONGEST = 40
"""Characters from which a text is no date."""
LENGTH_OF_A_DAY = len("2026-11-20")
MORNING, EVENING = 8, 20
"""The hours at which a day without a time begins, and that "this evening" means."""
DAYS_AHEAD = {"tomorrow": 1, "three_days": 3, "week": 7}


def days(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of what was typed; None where it can't be read as a date.

    A date without a year is the last one that has been: this is for looking back.
    """
    words = " ".join(text.split()).casefold()
    while words and len(words) <= LONGEST:
        if found := _in_words(words, today):
            return found
        before = next((each for each in table("language")["before_dates"] if words.startswith(each)), "")
        if not before:
            break
        words = words.removeprefix(before)
    return None


def moment(text: str, zone: tzinfo | None = None) -> datetime | None:
    """Return an ISO time such as 2026-11-20T18:00 or a day as its beginning; None if it is neither.

    A time without an offset is one of `zone`, which is the machine's own if not given.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        # Ids have years of four digits, and a time zone can carry the first and last one over the edge.
        if not 1000 <= found.year <= 9998:
            return None
        return found.replace(tzinfo=zone) if zone and not found.tzinfo else found.astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def end_of(text: str) -> datetime | None:
    """Return the end of a range: a day without a time means the whole day, so its end is the next day."""
    found = moment(text)
    if found is not None and _is_day(text):
        # By the wall clock: the day on which the clocks change has 23 hours or 25.
        return (found.replace(tzinfo=None) + timedelta(days=1)).astimezone()
    return found


def time_ahead(text: str, now: datetime) -> datetime | None:
    """Return "18:30", "2026-12-01" or "2026-12-01 18:30" as a moment after `now`, else None.

    A time of day alone is the next one, today or tomorrow; a day alone begins at eight in the morning.
    """
    text = text.strip()
    if len(text) < LENGTH_OF_A_DAY and ":" in text:
        try:
            found = datetime.combine(now.date(), time.fromisoformat(text), now.tzinfo)
        except ValueError:
            return None
        return found if found > now else found + timedelta(days=1)
    ahead = moment(text, now.tzinfo)
    if ahead is not None and _is_day(text):
        ahead = ahead.replace(hour=MORNING)
    return ahead if ahead is not None and ahead > now else None


def offered_time(name: str, now: datetime) -> datetime | None:
    """Return the moment that an offered time means, such as "tonight"; None for a name without a time."""
    if name == "tonight":
        evening = now.replace(hour=EVENING, minute=0, second=0, microsecond=0)
        return evening if evening > now else now + timedelta(hours=2)
    return now + timedelta(days=DAYS_AHEAD[name]) if name in DAYS_AHEAD else None


def _is_day(text: str) -> bool:
    return len(text.strip()) <= LENGTH_OF_A_DAY


def _in_words(words: str, today: date) -> tuple[date, date] | None:
    # Takes a quarter of a second to load, and few people type a date.
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": table("language")["date_order"],
        "RELATIVE_BASE": datetime.combine(today, time(12)),
    }
    parser = DateDataParser(languages=[table("language")["code"]], settings=settings)
    found = parser.get_date_data(words)
    if found is None or found.date_obj is None:
        return None
    day = found.date_obj.date()
    unit: Unit = found.period if found.period in ("week", "month", "year") else "day"
    first = first_day(day, unit)
    return first, last_day(first, unit)
