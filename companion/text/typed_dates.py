"""Dates and times as people type them: "last tuesday", "march", "2026-03-04", "yesterday 18:30".

Screens and the command line read them here, in the words of the language's data, `language.toml`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo

from companion.text import date_language
from companion.text import date_words as words
from companion.text.clock_words import Clock, clock, means_before, says_nothing

LONGEST = 60
"""Characters from which a text is no date."""
YEARS = range(1000, 9999)
"""Ids have years of four digits, and a time zone can carry the first and the last one over the edge."""
ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*", re.IGNORECASE)
MORNING, EVENING = 8, 20
"""The hours at which a day without a time begins, and that "this evening" means."""
DAYS_AHEAD = {"tomorrow": 1, "three_days": 3, "week": 7}
OPENS_IN: tuple[int | None, ...] = (None, 1, 3, 7, 14, 28)
"""In how many days what was put away in an exercise may be opened; None for a day that isn't known yet."""
OPENS_AT = 6
"""The hour from which it may be opened on that day."""
IMPOSSIBLE = (ValueError, OverflowError, OSError, TypeError, AttributeError)
"""What dates that can't be raise, such as 30 February, and what is no word in a person's own language."""

Stretch = tuple[datetime, datetime]
"""A beginning and the end that no longer belongs to it; both are the same for a moment."""


def days(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of what was typed; None where it can't be read as a date.

    A date without a year is the last one that has been: this is for looking back.
    """
    try:
        found = words.days_of(_plain(text), today, ahead=False)
    except IMPOSSIBLE:
        return None
    return found if found and all(day.year in YEARS for day in found) else None


def stretch(text: str, now: datetime, zone: tzinfo | None = None, *, ahead: bool = False) -> Stretch | None:
    """Return the time that was typed, a moment or some days; None where it can't be read.

    A time without an offset is one of `zone`, which is the machine's own if not given. A time of day alone
    is today's. With `ahead` dates without a year, and times of day, are the next ones.
    """
    try:
        found = _stretch(text, now, zone, ahead)
    except IMPOSSIBLE:
        return None
    return found if found and all(each.year in YEARS for each in found) else None


def is_longer_than_a_day(found: Stretch) -> bool:
    """Whether a stretch is more than one day; the day on which the clocks change may have 25 hours."""
    return found[1] - found[0] > timedelta(hours=25)


def time_ahead(text: str, now: datetime) -> datetime | None:
    """Return "18:30", "friday" or "2026-12-01 18:30" as a moment after `now`, else None.

    A time of day alone is the next one, today or tomorrow; a day alone begins at eight in the morning.
    """
    found = stretch(text, now, now.tzinfo, ahead=True)
    if found is None or is_longer_than_a_day(found):
        return None
    begin, end = found
    at = begin if begin == end else begin.replace(hour=MORNING)
    return at if at > now else None


def offered_time(name: str, now: datetime) -> datetime | None:
    """Return the moment that an offered time means, such as "tonight"; None for a name without a time."""
    if name == "tonight":
        evening = now.replace(hour=EVENING, minute=0, second=0, microsecond=0)
        return evening if evening > now else now + timedelta(hours=2)
    return now + timedelta(days=DAYS_AHEAD[name]) if name in DAYS_AHEAD else None


def opens_at(days: int | None, now: datetime) -> datetime | None:
    """Return when what is put away may be opened, in some days; None for a day that isn't known."""
    if days is None:
        return None
    return now.replace(hour=OPENS_AT, minute=0, second=0, microsecond=0) + timedelta(days=days)


def _plain(text: str) -> str:
    """Return a text in small letters with single spaces; nothing of one that is too long for a date."""
    if len(text) > LONGEST:
        return ""
    return date_language.compared(text)


def _stretch(text: str, now: datetime, zone: tzinfo | None, ahead: bool) -> Stretch | None:
    typed = _plain(text)
    if ISO.fullmatch(text.strip()):
        at = datetime.fromisoformat(text.strip())
        return _moment(_placed(at, zone) if at.tzinfo is None else at.astimezone())
    if (far := words.distance(typed)) and far.unit in ("minute", "hour"):
        # By the clock that never changes: an hour ago is an hour ago.
        return _moment((now + timedelta(**{f"{far.unit}s": far.number})).astimezone(zone))
    if (minutes := date_language.typed()["moments"].get(typed)) is not None:
        return _moment((now + timedelta(minutes=minutes)).astimezone(zone))
    if (found := clock(typed)) and (clocked := _at_clock(found, now.replace(tzinfo=None), ahead)):
        return _moment(_placed(clocked, zone))
    if found_days := words.days_of(typed, now.date(), ahead=ahead):
        first, last = (datetime.combine(day, time()) for day in found_days)
        return _placed(first, zone), _placed(last + timedelta(days=1), zone)
    return None


def _at_clock(named: Clock, now: datetime, ahead: bool) -> datetime | None:
    """Return the moment of a time of day, with the words for its day beside it; `now` is local."""
    today = datetime.combine(now, time())
    if says_nothing(named.rest):
        at = today + timedelta(days=named.night or 0) + named.since
        is_past = named.night is not None or named.since >= timedelta(days=1) or means_before(named.rest)
        if ahead and at <= now:
            at += timedelta(days=1)
        elif not ahead and is_past and at > now:
            at -= timedelta(days=1)
        return at
    found = words.days_of(named.rest, now.date(), ahead=ahead)
    if found is None or found[0] != found[1] or named.night is not None:
        return None
    return datetime.combine(found[0], time()) + named.since


def _moment(at: datetime) -> Stretch:
    return at, at


def _placed(at: datetime, zone: tzinfo | None) -> datetime:
    """Return a time by the wall clock as one with its offset."""
    return at.replace(tzinfo=zone) if zone else at.astimezone()
