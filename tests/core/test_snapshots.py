"""Seven days and four weeks of snapshots stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.snapshots import DAYS, WEEKS, days_that_stay, snapshot_key

TODAY = date(2026, 11, 29)

some_days = st.sets(st.dates(TODAY - timedelta(days=120), TODAY), max_size=60)


def week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


@given(some_days)
def test_the_newest_and_no_more_than_seven_days_and_four_weeks_stay(days: set[date]) -> None:
    stay = days_that_stay(days, TODAY)
    assert stay <= days
    assert set(sorted(days)[-DAYS:]) <= stay
    assert len(stay) <= DAYS + WEEKS
    before = [week(day) for day in sorted(stay)[:-DAYS]]
    assert len(set(before) - {week(day) for day in sorted(stay)[-DAYS:]}) == len(before)


@given(some_days)
def test_a_week_has_its_last_day_and_no_week_in_between_is_left_out(days: set[date]) -> None:
    older = sorted(days, reverse=True)[DAYS:]
    stay = days_that_stay(days, TODAY) & set(older)
    assert all(day == max(each for each in days if week(each) == week(day)) for day in stay)
    gone = {week(day) for day in older} - {week(day) for day in days_that_stay(days, TODAY)}
    assert all(each < week(day) for each in gone for day in stay)
    assert not gone or len(stay) == WEEKS


@given(some_days)
def test_thinning_each_day_and_thinning_once_leave_the_same(days: set[date]) -> None:
    stay: set[date] = set()
    for day in sorted(days):
        stay = days_that_stay({*stay, day}, day)
    assert stay == days_that_stay(days, TODAY)
    assert stay == days_that_stay(stay, TODAY)


@given(some_days, st.sets(st.dates(TODAY + timedelta(days=1)), max_size=20))
def test_days_to_come_stay_and_take_no_ones_place(days: set[date], coming: set[date]) -> None:
    assert days_that_stay(days | coming, TODAY) == days_that_stay(days, TODAY) | coming


@given(some_days, st.integers(0, 1000))
def test_time_alone_takes_nothing(days: set[date], more: int) -> None:
    assert days_that_stay(days, TODAY + timedelta(days=more)) == days_that_stay(days, TODAY)


def test_a_day_after_another() -> None:
    # A Sunday and the 60 days before it: the days of a week, and four Sundays.
    days = {TODAY - timedelta(days=number) for number in range(60)}
    ago = sorted((TODAY - day).days for day in days_that_stay(days, TODAY))
    assert ago == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]


@given(st.sets(st.dates(), max_size=40), st.dates())
def test_any_days_of_the_calendar(days: set[date], today: date) -> None:
    assert days_that_stay(days, today) <= days


def test_a_folder_of_snapshots_is_a_day_with_a_number() -> None:
    assert snapshot_key("2026-11-29") == (date(2026, 11, 29), 1)
    assert snapshot_key("2026-11-29-12") == (date(2026, 11, 29), 12)


@pytest.mark.parametrize(
    "name", ["2026-11-31", "2026-11-29-", "2026-11-29-x", "2026-11", "0000-01-01", "", "2026-11-29\n"]
)
def test_other_names_are_none(name: str) -> None:
    assert snapshot_key(name) is None
