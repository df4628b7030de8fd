"""Filters in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from companion.content.catalog import phrase
from companion.core.entry import Entry, Practice, State
from companion.core.filters import (
    About,
    Containing,
    Filter,
    InState,
    Kind,
    Since,
    Tagged,
    Until,
    WithPerson,
    admitted,
)
from companion.core.ids import new_id
from companion.core.printable import UNSAFE
from companion.text.dates import short_span, span
from companion.text.filters import as_typed, containing, label, sentence, typed
from tests.core.test_filters import filters, histories

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("those", "count", "expected"),
    [
        (
            (Kind("checkin"), About("chest"), Since(date(2026, 3, 1))),
            14,
            "Check-ins about the chest since March, 14",
        ),
        ((), 100_000, "Everything, 100,000"),
        ((), 0, "Everything, none"),
        ((Kind("after"), WithPerson("M.")), 3, "Sessions with M., 3"),
        ((InState(State.CANT_TELL),), 2, "Everything when you couldn't tell, 2"),
        ((Tagged("work"), Until(date(2025, 12, 31))), 1, "Everything tagged work until the end of 2025, 1"),
        ((Since(date(2026, 3, 1)), Until(date(2026, 3, 31))), 9, "Everything in March, 9"),
        ((Since(date(2025, 1, 1)), Until(date(2025, 12, 31))), 9, "Everything in 2025, 9"),
        ((Since(date(2026, 3, 4)), Until(date(2026, 3, 4))), 1, "Everything on 4 March, 1"),
        (
            (Since(date(2025, 3, 4)), Until(date(2026, 3, 5))),
            1,
            "Everything since 4 March 2025 until 5 March, 1",
        ),
        ((About("all over"),), 1, "Everything felt all over, 1"),
        ((Containing("bus"),), 2, "Everything with the words “bus”, 2"),
    ],
)
def test_sentences(those: tuple[Filter, ...], count: int, expected: str) -> None:
    assert sentence(those, count, TODAY) == expected
    assert sentence(those[::-1], count, TODAY) == expected


@given(histories, st.lists(filters, max_size=4))
def test_the_sentence_has_the_count_and_names_every_filter(
    entries: list[Entry], several: list[Filter]
) -> None:
    found = admitted(entries, several)
    words = sentence(several, len(found), TODAY)
    count = re.search(r", ([0-9,]+|none)$", words)
    assert count is not None
    assert count[1] == (f"{len(found):,}" if found else "none")
    for each in several:
        if isinstance(each, WithPerson | Tagged | About):
            assert astuple(each)[0] in words
        if isinstance(each, Kind):
            assert phrase(f"filters.kinds.{each.kind}") in words


@given(filters)
def test_every_filter_has_a_label(one: Filter) -> None:
    assert label(one, TODAY)


def test_a_persons_words_cannot_control_the_terminal() -> None:
    expected = sentence([Containing("\x1b[2Jx\u200b" + "y" * 200)], 1, TODAY)
    assert not UNSAFE.search(expected)
    assert len(expected) < 140


def test_short_spans() -> None:
    assert short_span(date(2026, 3, 4), date(2026, 3, 20)) == "4 Mar to 20 Mar 2026"
    assert short_span(date(2024, 11, 1), date(2026, 3, 20)) == "Nov 2024 to Mar 2026"
    assert short_span(date(2026, 3, 4), date(2026, 3, 4)) == "4 Mar 2026"
    assert span(date(2026, 3, 4), date(2026, 3, 4), TODAY) == "on 4 March"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("march", (Since(date(2026, 3, 1)), Until(date(2026, 3, 31)))),
        ("last week", (Since(date(2026, 11, 9)), Until(date(2026, 11, 15)))),
        ("2026-11-03", (Since(date(2026, 11, 3)), Until(date(2026, 11, 3)))),
        ("yesterday", (Since(date(2026, 11, 21)), Until(date(2026, 11, 21)))),
        ("late bus", (containing("late bus"),)),
        ("march with mum", (containing("march with mum"),)),
        ('"march"', (containing("march"),)),
        ('"march', (containing("march"),)),
        ("“last week”", (containing("last week"),)),
        ('the "old" house', (containing('the "old" house'),)),
        ('"', ()),
        ("", ()),
    ],
)
def test_what_is_typed_is_a_date_or_words(text: str, expected: tuple[Filter, ...]) -> None:
    assert typed(text, TODAY) == expected


def test_a_word_is_looked_for_in_the_language_of_the_reader_and_in_english_only() -> None:
    # The name that another language has for "Colour hunt" has those letters in it.
    at = datetime(2026, 11, 22, tzinfo=UTC)
    entry = Practice(id=new_id(at, b"test"), at=at, exercise="colour_hunt", name="Buscar un color")
    assert containing("bus") == Containing("bus")
    assert containing("colour").admits(entry)


@given(st.one_of(st.sampled_from(("march", "yesterday", "10", "last week", "bus")), st.text(min_size=1)))
def test_words_that_were_searched_for_can_be_typed_again(text: str) -> None:
    for one in typed(f'"{text}', TODAY):
        assert isinstance(one, Containing)
        assert typed(as_typed(one, TODAY), TODAY) == (one,)
