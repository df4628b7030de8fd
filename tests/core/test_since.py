"""What is found since the last session with one person, and the marks on what was brought."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from companion.core.entry import AfterSession, Answer, CheckIn, Practice, Rating, Sensation, State
from companion.core.since import DAYS, easiest_days, hardest_days, since_met
from companion.core.to_bring import lines_to_bring, with_mark, without_old_marks
from tests import make

NOON = datetime(2026, 11, 1, 12, tzinfo=make.HOME)


def session(days: int, person: str = "Ana", **values: Any) -> AfterSession:
    return AfterSession(id=f"s{days}", at=NOON + timedelta(days=days), person=person, **values)


def check_in(days: float, rating: Rating, **values: Any) -> CheckIn:
    return CheckIn(id=f"c{days}", at=NOON + timedelta(days=days), rating=rating, **values)


def test_it_begins_after_the_last_session_with_that_person() -> None:
    chest = (Sensation("chest", ("tight",)),)
    entries = [
        check_in(1, Rating(State.UP, 9), body=chest),
        session(2, body=chest),
        session(3, "Ben", left=Rating(State.FLAT), body=chest),
        check_in(4, Rating(State.SETTLED)),
    ]
    found = since_met(reversed(entries), "Ana")
    assert found
    assert (found.last, found.count) == (entries[1], 2)
    assert found.body["chest"].times == 1
    assert [moment.entry for moment in found.hardest] == [entries[2]]
    assert [moment.entry for moment in found.easiest] == [entries[3]]


def test_without_a_session_there_is_nothing() -> None:
    assert since_met([session(1, "Ben"), check_in(2, Rating(State.UP))], "Ana") is None


def test_the_state_counts_before_the_number_and_the_number_before_the_day() -> None:
    entries = [
        check_in(1, Rating(State.UP, 3)),
        check_in(2, Rating(None, 10)),
        check_in(3, Rating(State.FLAT, 7)),
        check_in(4, Rating(State.UP, 7)),
        check_in(5, Rating(State.SETTLED, 10)),
    ]
    assert [moment.entry.id for moment in hardest_days(entries)] == ["c4", "c3", "c1"]
    assert hardest_days(entries[1:2])[0].rating == Rating(None, 10)


def test_a_day_is_named_once_with_its_hardest_moment() -> None:
    entries = [check_in(1, Rating(State.UP, 3)), check_in(1.1, Rating(State.UP, 8))]
    assert [moment.entry.id for moment in hardest_days(entries)] == ["c1.1"]


def test_a_day_with_a_hard_moment_is_not_an_easy_one() -> None:
    at = NOON + timedelta(days=2)
    eased = Practice(
        id="p", at=at, exercise="feet", name="Feet", before=Rating(State.UP), after=Rating(State.SETTLED)
    )
    settled = check_in(1, Rating(State.SETTLED))
    assert [moment.entry for moment in easiest_days([settled, eased])] == [settled]


def test_a_number_with_settled_makes_no_day_harder() -> None:
    settled, mild = check_in(1, Rating(State.SETTLED, 9)), check_in(2, Rating(State.SETTLED))
    unsure = check_in(2, Rating(State.CANT_TELL, 3))
    assert [moment.entry for moment in easiest_days([settled, mild, unsure])] == [settled, mild]


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_day_is_both_hard_and_easy_and_few_are_named(seed: int, count: int) -> None:
    entries = list(make.entries(count, years=0.2, seed=seed))
    hard, easy = ([m.entry.at.date() for m in days(entries)] for days in (hardest_days, easiest_days))
    assert len({*hard, *easy}) == len(hard) + len(easy)
    assert max(len(hard), len(easy)) <= DAYS


def test_open_lines_of_all_sessions_are_there_to_bring_newest_first() -> None:
    sessions = [session(day, bring=f"{day} a\n\n  {day} b ", brought=(f"{day} a",)) for day in range(4)]
    found = since_met(sessions, "Ana")
    assert found
    words = ["3 a", "3 b", "2 a", "2 b", "1 a", "1 b", "0 b"]
    assert [line.words for line in found.to_bring] == words
    assert [line.brought for line in found.to_bring] == [words.endswith("a") for words in words]


def test_a_mark_is_set_and_taken_off() -> None:
    plain = session(1, bring="the letter\nthe dream", held_back=Answer("yes", "more"))
    marked = with_mark(plain, "the dream", True)
    assert marked.brought == ("the dream",)
    assert with_mark(marked, "the dream", True) == marked
    assert with_mark(marked, "the letter", True).brought == lines_to_bring(plain)
    assert with_mark(marked, "the dream", False) == plain


def test_a_mark_on_a_line_that_is_gone_goes_with_its_words() -> None:
    edited = session(1, bring="the letter, later\nthe dream", brought=("the letter", "the dream"))
    assert without_old_marks(edited) == msgspec.structs.replace(edited, brought=("the dream",))
    assert with_mark(edited, "another", True).brought == ("the dream",)
