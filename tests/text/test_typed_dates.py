"""Dates and times as people type them, seen from a Sunday in November."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.text import dates
from companion.text.typed_dates import days, is_longer_than_a_day, stretch

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 18, 4, tzinfo=timezone(timedelta(hours=1)))


def day(month: int, number: int, year: int = 2026) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("last tuesday", day(11, 17)),
        ("Tuesday", day(11, 17)),
        ("tue", day(11, 17)),
        ("on Tuesday,", day(11, 17)),
        ("sunday", day(11, 22)),
        ("last sunday", day(11, 15)),
        ("next tuesday", day(11, 24)),
        ("yesterday", day(11, 21)),
        ("today", day(11, 22)),
        ("the day before yesterday", day(11, 20)),
        ("tomorrow", day(11, 23)),
        ("march", (date(2026, 3, 1), date(2026, 3, 31))),
        ("last march", (date(2026, 3, 1), date(2026, 3, 31))),
        ("since march", (date(2026, 3, 1), date(2026, 3, 31))),
        ("november", (date(2026, 11, 1), date(2026, 11, 30))),
        ("last november", (date(2025, 11, 1), date(2025, 11, 30))),
        ("sept", (date(2026, 9, 1), date(2026, 9, 30))),
        ("may", (date(2026, 5, 1), date(2026, 5, 31))),
        ("december", (date(2025, 12, 1), date(2025, 12, 31))),
        ("february 2024", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-03", (date(2026, 3, 1), date(2026, 3, 31))),
        ("2026-03-04", day(3, 4)),
        ("4/3/2026", day(3, 4)),
        ("4.3.26", day(3, 4)),
        ("4.3.", day(3, 4)),
        ("31/12", day(12, 31, 2025)),
        ("4 march", day(3, 4)),
        ("March 4th, 2025", day(3, 4, 2025)),
        ("the 4th of march", day(3, 4)),
        ("wednesday, 4 march 2026", day(3, 4)),
        ("monday 4 march", day(3, 4, 2024)),
        ("29 february", day(2, 29, 2024)),
        ("the 30th", day(10, 30)),
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("last month", (date(2026, 10, 1), date(2026, 10, 31))),
        ("last week", (date(2026, 11, 9), date(2026, 11, 15))),
        ("this week", (date(2026, 11, 16), date(2026, 11, 22))),
        ("since last year", (date(2025, 1, 1), date(2025, 12, 31))),
        ("3 days ago", day(11, 19)),
        ("a week ago", (date(2026, 11, 9), date(2026, 11, 15))),
        ("two months ago", (date(2026, 9, 1), date(2026, 9, 30))),
        ("since 14 months ago", (date(2025, 9, 1), date(2025, 9, 30))),
    ],
)
def test_what_people_type(text: str, found: tuple[date, date]) -> None:
    assert days(text, TODAY) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "the",
            "last",
            "the bus",
            "2026-13-45",
            "30 february",
            "31.2.2026",
            "\x1b[2J",
            "x" * 10_000,
        ),
        *(
            "4 march 5",
            "tuesday 4 march 2026",
            "tuesday 2026",
            "ma",
            "on guard",
            "0000",
            "9999-12-31",
            "18:00",
        ),
        *("9999 years ago", "march april", "100 march"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert days(text, TODAY) is None


@settings(max_examples=300, deadline=None)
@given(st.dates(date(2019, 1, 1), TODAY))
def test_each_day_that_the_app_writes_can_be_typed(day: date) -> None:
    for written in (dates.full_date(day), dates.short_date(day), f"{day}"):
        assert days(written, TODAY) == (day, day)
    last = dates.last_day(day.replace(day=1), "month")
    for written in (dates.month_and_year(day), dates.short_month(day), f"since {dates.month_and_year(day)}"):
        assert days(written, TODAY) == (day.replace(day=1), last)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "last",
                "next",
                "in",
                "4",
                "th",
                "31",
                "2024",
                "march",
                "tue",
                "ago",
                "week",
                "a",
                "18:00",
                "6",
                "pm",
                "-",
                "/",
                ".",
                "night",
                "99",
                "²",
            ]
        )
        | st.text(max_size=6),
        max_size=6,
    ).map(" ".join)
)
def test_anything_may_be_typed(text: str) -> None:
    found = days(text, TODAY)
    assert found is None or found[0] <= found[1]
    for ahead in (False, True):
        time = stretch(text, NOW, NOW.tzinfo, ahead=ahead)
        assert time is None or time[0] <= time[1]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18:00", at(22, 18)),
        ("9:30", at(22, 9, 30)),
        ("23:30", at(22, 23, 30)),
        ("6 pm", at(22, 18)),
        ("6:15pm", at(22, 18, 15)),
        ("12 am", at(22, 0)),
        ("12 pm", at(22, 12)),
        ("this morning", at(22, 8)),
        ("last night", at(21, 22)),
        ("last night at 11", at(21, 23)),
        ("last night at 2", at(22, 2)),
        ("friday night at 11", at(20, 23)),
        ("tuesday 12 at night", at(18, 0)),
        ("yesterday at midnight", at(22, 0)),
        ("half past eight in the evening yesterday", at(21, 20, 30)),
        ("quarter to 9 this morning", at(22, 8, 45)),
        ("seven o’clock", at(22, 7)),
        ("6 in the morning", at(22, 6)),
        ("half an hour ago", at(22, 17, 34)),
        ("a quarter of an hour ago", at(22, 17, 49)),
        ("yesterday 18:00", at(21, 18)),
        ("yesterday at 6pm", at(21, 18)),
        ("18:00 yesterday", at(21, 18)),
        ("yesterday evening", at(21, 20)),
        ("tuesday noon", at(17, 12)),
        ("2026-11-20 18:00", at(20, 18)),
        ("2026-11-20T18:00", at(20, 18)),
        ("2026-11-20T18:00+01:00", at(20, 18)),
        ("20.11. 18:00", at(20, 18)),
        ("an hour ago", at(22, 17, 4)),
        ("20 minutes ago", at(22, 17, 44)),
    ],
)
def test_a_time_of_day_is_a_moment(text: str, moment: datetime) -> None:
    assert stretch(text, NOW, NOW.tzinfo) == (moment, moment)


@pytest.mark.parametrize(
    "text", ["25:00", "18:60", "13 am", "0 am", "25 pm", "last week 18:00", "18:00 19:00", "then 18:00"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert stretch(text, NOW, NOW.tzinfo) is None


def test_days_are_whole() -> None:
    found = stretch("yesterday", NOW, NOW.tzinfo)
    assert found == (at(21, 0), at(22, 0))
    assert not is_longer_than_a_day(found)
    longer = stretch("last week", NOW, NOW.tzinfo)
    assert longer == (at(9, 0), at(16, 0))
    assert is_longer_than_a_day(longer)
