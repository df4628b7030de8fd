"""The times in files of other apps: dates and times of day in many forms, with their offset or without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from companion.core.bare import bare
from companion.text.date_language import names, typed

ORDERS = ("DMY", "MDY")
"""The orders of day and month in dates in figures."""
NOON = time(12)
"""The time of an entry of which only the day is known."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""Apps write these in English whatever language is read here."""
SHORTEST = 3
"""Letters from which the beginning of a month's name is enough."""

IMPOSSIBLE = (ValueError, OverflowError, OSError)
"""What times that can't be raise."""
SECONDS, MILLISECONDS = 10, 13
"""Digits of a number that counts from the beginning of 1970, from 2001 on."""

_CLOCK = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:[:.h](\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?:\s*([ap])\.?\s?m\b\.?)?(?![\d.:/-]\d)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?<=[\d\sm])\s*(?:(?:utc|gmt)?([+-])(\d\d):?(\d\d)|(z|utc|gmt))\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_IN_FIGURES = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d\d)\b")


def is_in_figures(text: str) -> bool:
    """Whether a date is in figures with the year last, so that its day and its month can be mistaken."""
    return _IN_FIGURES.search(text) is not None


def can_be_swapped(day: str) -> bool:
    """Whether a date is another one where its day and its month are swapped, or can't be read then."""
    found = set[_Parts | None]()
    for order in ORDERS:
        try:
            found.add(_read(day, order))
        except IMPOSSIBLE:
            found.add(None)
    return len(found) > 1


def order_of(dates: Iterable[str]) -> str:
    """Return the order of day and month in figures, DMY or MDY: as the dates tell, or the language has it."""
    for text in dates:
        if found := _IN_FIGURES.search(text):
            first, second = int(found[1]), int(found[2])
            if first > 12 or second > 12:
                return "DMY" if first > 12 else "MDY"
    order: str = typed()["order"]
    return order


class _Parts(NamedTuple):
    """What a text says of a time; nothing of it may be there."""

    day: date | None = None
    clock: time | None = None
    zone: tzinfo | None = None


def read_time(day: str, clock: str, zone: tzinfo | None, order: str) -> tuple[datetime, bool]:
    """Return a time with its offset, and whether the time of day is known: without one it is noon.

    `day` may have the time of day in it. Raises ValueError or OverflowError for what can't be read.
    """
    found = _read(day, order)
    if clock:
        # Apart: in years of entries the same days and the same minutes come again and again.
        more = _read(clock, order)
        found = _Parts(found.day or more.day, more.clock or found.clock, more.zone or found.zone)
    if found.day is None or (clock and found.clock is None):
        raise ValueError("no day, or no time in a text for the time")
    at = datetime.combine(found.day, found.clock or NOON, found.zone or zone)
    return at if at.tzinfo else at.astimezone(), found.clock is not None


@lru_cache(8192)
def _read(text: str, order: str) -> _Parts:
    whole = bare(text)
    if whole.isdecimal() and len(whole) in (SECONDS, MILLISECONDS):
        at = datetime.fromtimestamp(int(whole[:SECONDS]), UTC)
        return _Parts(at.date(), at.time(), UTC)
    with suppress(ValueError):
        at = datetime.fromisoformat(whole.upper())
        has_clock = "t" in whole or " " in whole
        return _Parts(at.date(), at.time() if has_clock else None, at.tzinfo)
    offset, rest = _offset(whole)
    found, rest = _clock(rest)
    return _Parts(_date(rest, order) if _WORD.search(rest) else None, found, offset)


def _offset(text: str) -> tuple[tzinfo | None, str]:
    found = _OFFSET.search(text)
    if not found or ":" not in text:
        return None, text
    far = timedelta(hours=int(found[2]), minutes=int(found[3])) if found[1] else timedelta()
    return timezone(-far if found[1] == "-" else far), text[: found.start()]


def _clock(text: str) -> tuple[time | None, str]:
    """Return the time of day in a text, and the rest of the text."""
    for found in _CLOCK.finditer(text):
        hour, minute, second, part, half = found.groups()
        if minute is None and half is None:
            continue
        if half and not 1 <= int(hour) <= 12:
            raise ValueError("no such hour")
        hours = int(hour) % 12 + (12 if half.casefold() == "p" else 0) if half else int(hour)
        micro = int((part or "0")[:6].ljust(6, "0"))
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return time(hours, int(minute or 0), int(second or 0), micro), rest
    return None, text


def _date(text: str, order: str) -> date:
    """Return the one day in a text. Raises ValueError for anything else."""
    figures: list[str] = []
    month = year = 0
    for word in _WORD.findall(text):
        if not word.isdecimal():
            month = _month(word) or month
        elif len(word) == 4:
            year = int(word)
        elif len(word) == 8:
            return datetime.strptime(word, "%Y%m%d").date()
        else:
            figures.append(word)
    if not month:
        if len(figures) < 2:
            raise ValueError("no month")
        # The year first is always followed by the month.
        begins_with_year = bool(year) and text.lstrip().startswith(str(year))
        at = 0 if begins_with_year or order.index("M") < order.index("D") else 1
        month = int(figures.pop(at))
    if not year and len(figures) == 2:
        year = 2000 + int(figures.pop())
    if len(figures) != 1 or not year:
        raise ValueError("no day")
    return date(year, month, int(figures[0]))


def _month(word: str) -> int:
    if len(word) < SHORTEST:
        return 0
    named = next((number for number, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)
    own = {at for name, (kind, at) in names() if kind == "month" and name.startswith(word)}
    return named or (own.pop() if len(own) == 1 else 0)
