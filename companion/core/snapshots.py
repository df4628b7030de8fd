"""The folders of snapshots: their names, and which days stay as time goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

DAYS, WEEKS = 7, 4

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,4}))?", re.ASCII)


def snapshot_key(name: str) -> tuple[date, int] | None:
    """Return the day of a folder of snapshots, and which of that day it is; None for another folder.

    The first is 2026-11-29, the second 2026-11-29-2.
    """
    match = _NAME.fullmatch(name)
    with suppress(ValueError):
        return (date.fromisoformat(match[1]), int(match[2] or 1)) if match else None
    return None


def days_that_stay(days: Iterable[date], today: date) -> set[date]:
    """Return the last seven of some days, and the last day of each of the four weeks before these.

    Days and weeks without a snapshot don't count, so that a year away loses nothing. Days to come stay and
    don't count: a clock was wrong, then or now.
    """
    every = set(days)
    past = sorted((day for day in every if day <= today), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in past:
        weeks.setdefault(day.isocalendar()[:2], day)
    before = [day for day in weeks.values() if day not in past[:DAYS]]
    return every.difference(past) | {*past[:DAYS], *before[:WEEKS]}
