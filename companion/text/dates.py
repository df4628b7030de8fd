"""Days, months and stretches of time in words."""

from __future__ import annotations

from datetime import date, timedelta

from companion.content.catalog import capital, phrase, table
from companion.core.timeline import first_day, last_day

BY_DAY = 62
"""Days up to which the ends of a stretch of time are named by their day, not only by their month."""


def full_date(day: date) -> str:
    """Return weekday, day, month and year: Wednesday, 4 March 2026."""
    return _written("full", day)


def heading_date(day: date) -> str:
    """Return the same as it begins a line."""
    return capital(full_date(day))


def relative_day(day: date, today: date) -> str:
    """Return today, yesterday, or the full date, as it begins a line."""
    if day == today:
        return phrase("entry.today")
    if today - day == timedelta(days=1):
        return phrase("entry.yesterday")
    return heading_date(day)


def weekday_and_day(day: date) -> str:
    """Return weekday, day and month: Wednesday, 4 March."""
    return _written("weekday_day", day)


def day_in_year(day: date, today: date) -> str:
    """Return day and month, and the year if it isn't this one: 4 March, 4 March 2025."""
    return _written("day" if day.year == today.year else "day_year", day)


def month_in_year(day: date, today: date) -> str:
    """Return the month, and the year if it isn't this one: March, March 2025."""
    return _month(day) if day.year == today.year else _written("month_year", day)


def month_and_year(day: date) -> str:
    """Return month and year: March 2026."""
    return _written("month_year", day)


def short_full_date(day: date) -> str:
    """Return weekday, day, month and year in fewer cells, as it begins a line: Wednesday, 4 Mar 2026."""
    return capital(_written("short_full", day, short=True))


def short_date(day: date) -> str:
    """Return a date in few cells: 4 Mar 2026."""
    return _written("short_day_year", day, short=True)


def short_day(day: date) -> str:
    """Return day and month in few cells: 4 Mar."""
    return _written("short_day", day, short=True)


def short_month(day: date) -> str:
    """Return month and year in few cells: Mar 2026."""
    return _written("short_month_year", day, short=True)


def span(first: date, last: date, today: date) -> str:
    """Name a stretch of time: on a day, in a month, in a year, or since one day until another."""
    if first == last:
        return phrase("filters.on", day=day_in_year(first, today))
    if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
        return phrase("filters.within_year", day=first.year)
    if (first_day(first, "month"), last_day(first, "month")) == (first, last):
        return phrase("filters.within", day=month_in_year(first, today))
    return f"{since(first, today)} {until(last, today)}"


def since(day: date, today: date) -> str:
    """Name a beginning: since 2025, since March, since 4 March."""
    if day.month == day.day == 1 and day.year != today.year:
        return phrase("filters.since", day=day.year)
    if day.day == 1:
        return phrase("filters.since", day=month_in_year(day, today))
    return phrase("filters.since_day", day=day_in_year(day, today))


def until(day: date, today: date) -> str:
    """Name an end: until the end of 2025, until the end of March, until 4 March."""
    if day == date(day.year, 12, 31):
        return phrase("filters.until_end", day=day.year)
    if day == last_day(day.replace(day=1), "month"):
        return phrase("filters.until_end", day=month_in_year(day, today))
    return phrase("filters.until", day=day_in_year(day, today))


def short_span(first: date, last: date) -> str:
    """Name a stretch of time in few cells: 4 Mar to 20 Mar 2026, Nov 2024 to Mar 2026."""
    by_day = (last - first).days < BY_DAY
    end = short_date(last) if by_day else short_month(last)
    start = short_date(first) if by_day else short_month(first)
    if start == end:
        return end
    if first.year == last.year:
        start = short_day(first) if by_day else _month(first, short=True)
    return phrase("language.dates.between", first=start, last=end)


def _month(day: date, *, short: bool = False) -> str:
    name: str = table("language")["short_months" if short else "months"][day.month - 1]
    return name


def _written(pattern: str, day: date, *, short: bool = False) -> str:
    return phrase(
        f"language.dates.{pattern}",
        weekday=table("language")["weekdays"][day.weekday()],
        day=day.day,
        month=_month(day, short=short),
        year=day.year,
    )
