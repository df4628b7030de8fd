"""Whatever is typed as a date is read as days in their order, or not at all."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

import pytest

from companion.text.typed_dates import days, stretch, time_ahead

TEXTS = 30_000
WORDS = (
    *("last", "next", "in", "on", "the", "a", "two", "4", "4th", "31", "2024", "0000", "9999", "99", "march"),
    *(
        "tue",
        "sunday",
        "ago",
        "minutes",
        "hours",
        "week",
        "weeks",
        "months",
        "years",
        "18:00",
        "6",
        "pm",
        "am",
    ),
    *("noon", "night", "this", "since", "1.1.", "2/3/26", "2026-03", "2026-03-04", "yesterday", "tomorrow"),
    *("-", ",", ".", "/", "²", "٣", "４"),
)
SIGNS = "0123456789:-/. apmTZ+"


def texts(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "".join(chance.choices(SIGNS, k=chance.randint(1, 16)))
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 5)))


@pytest.mark.slow
def test_any_text_is_read_as_days_or_not_at_all() -> None:
    chance, read = random.Random(19), 0
    for _ in range(TEXTS):
        zone = timezone(timedelta(hours=chance.randint(-12, 14)))
        day = (chance.randint(1000, 9990), chance.randint(1, 12), chance.randint(1, 28))
        now, text = datetime(*day, chance.randint(0, 23), tzinfo=zone), texts(chance)
        found, time, ahead = days(text, now.date()), stretch(text, now, zone), time_ahead(text, now)
        assert found is None or found[0] <= found[1], text
        assert time is None or time[0] <= time[1], text
        assert ahead is None or ahead > now, text
        read += time is not None
    assert read > TEXTS / 20
