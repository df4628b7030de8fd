"""The words of typed dates, as the language's data lists them; each function returns None for other text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from companion.text.date_language import gap_pattern, names, units
from companion.text.date_language import typed as typed_dates

if TYPE_CHECKING:
    from companion.core.timeline import Unit

FURTHEST = 8 * 366
"""Days that are looked through for a date without a year: 29 February may be eight years away."""
SHORTEST = 3
"""Letters from which the beginning of a name is enough: "tue", "sept"."""
IN_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})?)?")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")

Days = tuple[date, date]
"""The first day and the last."""


class Distance(NamedTuple):
    """Some units back (negative) or ahead."""

    number: int
    unit: str


class _Named(NamedTuple):
    """What a date names: weekday from 0, day of the month, month from 1, year; which way to look for it.

    `way` is -1 for the past and 1 for the future; `today` says that today may be meant.
    """

    weekday: int | None
    day: int | None
    month: int | None
    year: int | None
    way: int
    today: bool

    def fits(self, day: date) -> bool:
        """Whether a day is one that the date may mean."""
        asked = (self.weekday, self.day, self.month, self.year)
        there = (day.weekday(), day.day, day.month, day.year)
        return all(one is None or one == other for one, other in zip(asked, there, strict=True))


def distance(words: str) -> Distance | None:
    """Return how far "3 days ago", "an hour ago", "in two weeks", "last month" are from now."""
    typed = typed_dates()
    for name, sign in (("ago", -1), ("ahead", 1), ("previous", -1), ("current", 0), ("following", 1)):
        for template in typed[name]:
            if found := gap_pattern(template).fullmatch(words):
                count = found.groupdict().get("count", "1")
                number = typed["counts"].get(count) or int(count)
                return Distance(sign * number, units()[found["unit"]])
    return None


def days_of(words: str, today: date, *, ahead: bool) -> Days | None:
    """Return the days that words name. Raises ValueError or OverflowError for a date that can't be.

    A date without a year is the last one that has been, or with `ahead` the next one.
    """
    tokens = words.replace(",", " ").split()
    while tokens and tokens[-1] in typed_dates()["fillers"]:
        tokens = tokens[:-1]
    while tokens:
        rest = " ".join(tokens)
        if (far := typed_dates()["days"].get(rest)) is not None:
            return (day := today + timedelta(days=far)), day
        if found := distance(rest):
            return _at_distance(found, today)
        if found_days := _in_figures(rest, today, ahead):
            return found_days
        if tokens[0] not in typed_dates()["fillers"]:
            break
        tokens = tokens[1:]
    return _by_name(words.replace(",", " ").split(), today, ahead)


def whole(unit: Unit, day: date) -> Days:
    """Return the first and the last day of the week, month or year of a day."""
    # Imported here: it imports the models, and a check-in needs neither.
    from companion.core.timeline import first_day, last_day

    first = first_day(day, unit)
    return first, last_day(first, unit)


def _at_distance(far: Distance, today: date) -> Days:
    match far.unit:
        case "day":
            day = today + timedelta(days=far.number)
            return day, day
        case "week":
            return whole("week", today + timedelta(weeks=far.number))
        case "month":
            year, month = divmod(today.year * 12 + today.month - 1 + far.number, 12)
            return whole("month", date(year, month + 1, 1))
        case "year":
            return whole("year", date(today.year + far.number, 1, 1))
    # Minutes and hours: the day in which they end is not known here.
    return today, today


def _in_figures(words: str, today: date, ahead: bool) -> Days | None:
    if found := ISO_DAY.fullmatch(words):
        day = date(*map(int, found.groups()))
        return day, day
    if found := ISO_MONTH.fullmatch(words):
        return whole("month", date(int(found[1]), int(found[2]), 1))
    if not (found := IN_FIGURES.fullmatch(words)):
        return None
    order = typed_dates()["order"].replace("Y", "")
    figures = dict(zip(order, map(int, found.groups()[:2]), strict=True))
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0) if found[3] else None
    return _found(_Named(None, figures["D"], figures["M"], year, 1 if ahead else -1, True), today)


def _by_name(tokens: list[str], today: date, ahead: bool) -> Days | None:
    """Return the days of "tuesday", "march", "4 march 2026", "the 4th", "2025"."""
    typed, given = typed_dates(), dict[str, int]()
    way, may_be_today = (1 if ahead else -1), True
    for token in tokens:
        if token in typed["before"] or token in typed["after"]:
            way, may_be_today = (-1 if token in typed["before"] else 1), False
        elif token not in typed["fillers"]:
            name, value = _part(token)
            if not name or name in given:
                return None
            given[name] = value
    if not given:
        return None
    weekday, day, month, year = map(given.get, ("weekday", "day", "month", "year"))
    return _found(_Named(weekday, day, month, year, way, may_be_today), today)


def _found(named: _Named, today: date) -> Days | None:
    if named.day is None and named.weekday is None:
        if named.month is None:
            return whole("year", date(named.year or 0, 1, 1))
        return whole("month", _month(named, today))
    if named.year is not None:
        around = (date(named.year, 1, 1) + timedelta(days=far) for far in range(366))
        if named.month is None or named.day is None:
            return None
    else:
        around = (today + timedelta(days=named.way * far) for far in range(0 if named.today else 1, FURTHEST))
    day = next(filter(named.fits, around), None)
    return (day, day) if day else None


def _month(named: _Named, today: date) -> date:
    """Return the first day of the month that is named, with or without a year."""
    assert named.month
    if named.year is not None:
        return date(named.year, named.month, 1)
    away = (named.month - today.month) * named.way
    years = 0 if away > 0 or (away == 0 and named.today) else 1
    return date(today.year + named.way * years, named.month, 1)


def _part(token: str) -> tuple[str, int]:
    """Return which part of a date a word is, and its value; an empty name if it is none."""
    if token.isdecimal() and len(token) == 4:
        return "year", int(token)
    ends = [token.removesuffix(end) for end in ("", *typed_dates()["ordinals"]) if token.endswith(end)]
    if number := next((each for each in ends if each.isdecimal() and len(each) <= 2), ""):
        return "day", int(number)
    token = token.removesuffix(".")
    found = {each for name, each in names() if name == token}
    found = found or {each for name, each in names() if len(token) >= SHORTEST and name.startswith(token)}
    return found.pop() if len(found) == 1 else ("", 0)
