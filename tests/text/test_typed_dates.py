"""Dates as people type them, seen from a Sunday in November."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.text.typed_dates import days

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last tuesday", date(2026, 11, 17), date(2026, 11, 17)),
        ("Tuesday", date(2026, 11, 17), date(2026, 11, 17)),
        ("yesterday", date(2026, 11, 21), date(2026, 11, 21)),
        ("today", TODAY, TODAY),
        ("march", date(2026, 3, 1), date(2026, 3, 31)),
        ("last march", date(2026, 3, 1), date(2026, 3, 31)),
        ("since march", date(2026, 3, 1), date(2026, 3, 31)),
        ("december", date(2025, 12, 1), date(2025, 12, 31)),
        ("february 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-03-04", date(2026, 3, 4), date(2026, 3, 4)),
        ("4/3/2026", date(2026, 3, 4), date(2026, 3, 4)),
        ("4 march", date(2026, 3, 4), date(2026, 3, 4)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("last week", date(2026, 11, 9), date(2026, 11, 15)),
        ("3 days ago", date(2026, 11, 19), date(2026, 11, 19)),
    ],
)
def test_what_people_type(text: str, first: date, last: date) -> None:
    assert days(text, TODAY) == (first, last)


@pytest.mark.parametrize("text", ["", "   ", "the bus", "2026-13-45", "\x1b[2J", "x" * 10_000])
def test_what_is_no_date_is_none(text: str) -> None:
    assert days(text, TODAY) is None


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=20))
def test_anything_may_be_typed(text: str) -> None:
    found = days(text, TODAY)
    assert found is None or found[0] <= found[1]
