"""Times of day as people type them: "18:00", "half past eight in the evening", "last night at 11"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from companion.text.date_language import gap_pattern, names
from companion.text.date_language import typed as typed_dates

NIGHT, NIGHT_BEGINS = 22, 18
"""The hour that a night without a time is read as, and the one from which its hours count."""
NOON, DAY = 12, 24


class Clock(NamedTuple):
    """A time of day: `since` midnight, which may be after the end of the day, and the `rest` of the words.

    `night` says how many days from today the evening was, of a night such as the last one.
    """

    since: timedelta
    rest: str
    night: int | None = None


def clock(words: str) -> Clock | None:
    """Return the time of day that is among some words. Raises ValueError for one that can't be."""
    typed = typed_dates()
    night, rest = _taken(_with_part_of_day(words), typed["nights"])
    if found := _by_hour(rest):
        hour, minutes, half, rest = found
        shifts = False
        if half is None:
            half, rest = _taken(rest, typed["halves"])
            # The night of a day goes on after its midnight; an hour "at night" is in the day that is named.
            shifts = half is not None
        if night is not None:
            half, shifts = NIGHT_BEGINS if half is None else half, True
        at = _hour(hour, half, shifts=shifts)
        at += DAY if night is not None and at < NOON else 0
        return Clock(timedelta(hours=at, minutes=minutes), rest, night)
    part, rest = _taken(rest, typed["hours"])
    if part is None and night is None:
        return None
    return Clock(timedelta(hours=NIGHT if part is None else part), rest, night)


def says_nothing(words: str) -> bool:
    """Whether there are only words that name no day."""
    typed = typed_dates()
    return not set(words.split()) - {*typed["fillers"], *typed["before"], *typed["after"]}


def means_before(words: str) -> bool:
    """Whether a word says that what has been is meant, as in "last night"."""
    return bool(set(words.split()) & set(typed_dates()["before"]))


def _hour(hour: int, half: int | None, *, shifts: bool) -> int:
    """Return the hour of the day, 24 or more for one after the end of the day.

    `half` is the hour from which those of that half of the day count. Raises ValueError.
    """
    if half is None:
        if hour >= DAY:
            raise ValueError(hour)
        return hour
    if hour > NOON and half <= hour < min(DAY, half + NOON):
        return hour
    if not 1 <= hour <= NOON:
        raise ValueError(hour)
    found = half + (hour - half) % NOON
    return found if shifts or found <= DAY else found - DAY


def _by_hour(words: str) -> tuple[int, int, int | None, str] | None:
    """Return hour, minutes, half of the day and the other words, of a time that names its hour."""
    typed = typed_dates()
    minutes: dict[str, int] = typed["spoken"] | dict.fromkeys(typed["times"], 0)
    for template, more in minutes.items():
        half = "" if "{half}" in template else " {half}"
        for pattern in filter(None, (half and template + half, template)):
            if found := re.search(rf"(?<!\S){gap_pattern(pattern).pattern}(?!\S)", words):
                given = found.groupdict()
                hour = typed["counts"].get(given["hour"]) or int(given["hour"])
                minute = more + int(given.get("minute", "0"))
                return hour, minute, typed["halves"].get(given.get("half")), _without(words, found)
    return None


def _with_part_of_day(words: str) -> str:
    """Return words with a part of the day in the place of what means it only after a day."""
    typed, tokens = typed_dates(), words.split()
    days = {*typed["days"], *(name for name, (kind, _) in names() if kind == "weekday")}
    for at, (before, token) in enumerate(pairwise(tokens), start=1):
        if before in days:
            tokens[at] = typed["after_a_day"].get(token, token)
    return " ".join(tokens)


def _taken(words: str, values: Mapping[str, int]) -> tuple[int | None, str]:
    """Return the value of the longest name among some words, and the other words."""
    for name in sorted(values, key=len, reverse=True):
        if found := re.search(rf"(?<!\S){re.escape(name)}(?!\S)", words):
            return values[name], _without(words, found)
    return None, words


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join(f"{words[: found.start()]} {words[found.end() :]}".split())
