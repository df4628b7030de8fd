"""Dates as somebody types them: "last tuesday", "march", "2026-03-04", each with its first and last day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from companion.core.timeline import Unit, first_day, last_day

LANGUAGE = "en"
PREFIXES = ("last ", "in ", "on ", "since ", "until ", "the ")


def days(text: str, today: date) -> tuple[date, date] | None:
    """Give the first and the last day of what was typed; None where it can't be read as a date.

    A date without a year is taken for the last one that has been: this is for looking back.
    """
    words = " ".join(text.split()).casefold()
    while words and len(words) <= 40:
        if found := _parsed(words, today):
            return found
        prefix = next((each for each in PREFIXES if words.startswith(each)), "")
        if not prefix:
            break
        words = words.removeprefix(prefix)
    return None


def _parsed(words: str, today: date) -> tuple[date, date] | None:
    # A quarter of a second to load, for something that few people type in a sitting.
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": datetime.combine(today, time(12)),
    }
    found = DateDataParser(languages=[LANGUAGE], settings=settings).get_date_data(words)
    if found is None or found.date_obj is None:
        return None
    day = found.date_obj.date()
    if found.period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    unit: Unit = found.period if found.period in ("week", "month") else "day"
    first = first_day(day, unit)
    return first, last_day(first, unit)
