"""Times ahead, as they are typed or offered."""

from datetime import datetime, timedelta, timezone

import pytest

from companion.text.typed_dates import offered_time, time_ahead

NOW = datetime(2026, 11, 22, 18, 4, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:30", datetime(2026, 11, 22, 19, 30, tzinfo=NOW.tzinfo)),
        ("9:30", datetime(2026, 11, 23, 9, 30, tzinfo=NOW.tzinfo)),
        ("09:30", datetime(2026, 11, 23, 9, 30, tzinfo=NOW.tzinfo)),
        ("2026-12-01", datetime(2026, 12, 1, 8, tzinfo=NOW.tzinfo)),
        ("2026-12-01 18:30", datetime(2026, 12, 1, 18, 30, tzinfo=NOW.tzinfo)),
        ("2026-12-01T18:30", datetime(2026, 12, 1, 18, 30, tzinfo=NOW.tzinfo)),
        ("tomorrow", datetime(2026, 11, 23, 8, tzinfo=NOW.tzinfo)),
        ("friday", datetime(2026, 11, 27, 8, tzinfo=NOW.tzinfo)),
        ("friday 18:30", datetime(2026, 11, 27, 18, 30, tzinfo=NOW.tzinfo)),
        ("in 2 hours", datetime(2026, 11, 22, 20, 4, tzinfo=NOW.tzinfo)),
        ("1 march", datetime(2027, 3, 1, 8, tzinfo=NOW.tzinfo)),
        ("next week", None),
        ("yesterday", None),
        ("2020-01-01", None),
        ("when I am ready", None),
        ("", None),
    ],
)
def test_a_typed_time_is_the_next_one(text: str, expected: datetime | None) -> None:
    assert time_ahead(text, NOW) == expected


def test_the_offered_times_lie_ahead() -> None:
    for late in (NOW, NOW.replace(hour=23)):
        for name in ("tonight", "tomorrow", "three_days", "week"):
            moment = offered_time(name, late)
            assert moment is not None
            assert moment > late
    assert offered_time("asked", NOW) is None
