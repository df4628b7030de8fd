"""Daylio's CSV export: a line for each entry, its activities with " | " between them.

A version of 2018 has `year` in the place of `full_date`; newer ones have scales behind the activities. The
five moods may have names of the person's own; nothing is read from their order.
"""

from __future__ import annotations

from companion.importing.any_csv import read_table
from companion.importing.model import File, Format, Place
from companion.importing.tables import header

PLACES = {
    "full_date": Place.DATE,
    "date": Place.SAME,
    "weekday": Place.SAME,
    "time": Place.TIME,
    "mood": Place.FEELINGS,
    "activities": Place.TAGS,
    "note_title": Place.TITLE,
    "note": Place.NOTE,
}
OLDER = {**PLACES, "year": Place.DATE, "date": Place.DATE}


def _has(file: File, *names: str) -> bool:
    return {*names, "weekday", "time", "mood", "activities"} <= set(header(file))


DAYLIO = Format(
    "daylio",
    lambda file: _has(file, "full_date"),
    read_table,
    PLACES,
    page="https://github.com/MichaelCurrin/daylio-csv-parser/blob/6f5adb9/docs/csv-format.md",
    splits=" | ",
)
DAYLIO_2018 = DAYLIO._replace(
    fits=lambda file: _has(file, "year", "date"),
    places=OLDER,
    page="https://github.com/MichaelCurrin/daylio-csv-parser/blob/41051ee/docs/usage.md",
)
