"""Why a search found an entry: the words are shown with what is around them, wherever they are in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.bare import bare
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, SetAside
from companion.core.questions import AnyQuestion, RateQuestion
from companion.text.matches import around, reasons
from tests.answers import own_words
from tests.text.test_entries import ANSWERED, AT, ID

SEARCHED = [given for given in ANSWERED if not isinstance(given.values[1], RateQuestion)]


@pytest.mark.parametrize("room", [60, 24])
@pytest.mark.parametrize(("entry", "question"), SEARCHED)
def test_words_in_any_answer_are_shown(entry: Entry, question: AnyQuestion, room: int) -> None:
    word = own_words(question).split()[-1]
    [found] = reasons(entry, (word,), "what the row shows", room)
    assert word in found
    assert len(found) <= room


def test_the_answer_is_named_and_what_is_around_the_words_is_shown() -> None:
    note = "It was raining, and then the late bus came and nobody in it looked at me, which was fine"
    entry = CheckIn(id=ID, at=AT, note=note)
    assert [*reasons(entry, ("bus",), "Check-in", 42)] == ["Note: …then the late bus came and nobody…"]
    assert [*reasons(entry, ("bus", "nobody"), "Check-in", 42)] == [
        "Note: …then the late bus came and nobody…"
    ]
    assert [*reasons(entry, ("bus",), "Check-in", 14)] == ["…bus came and…"]


def test_nothing_is_added_where_the_row_shows_it() -> None:
    entry = CheckIn(id=ID, at=AT, note="the bus")
    assert [*reasons(entry, ("bus",), "Check-in   the BUS", 40)] == []


def test_words_in_several_answers_are_all_shown() -> None:
    entry = AfterSession(id=ID, at=AT, person="Dr Okafor", bring="the letter", feelings=("uneasy",))
    found = [*reasons(entry, ("letter", "uneasy", "okafor"), "", 60)]
    assert found == ["Feelings: uneasy", "To bring next time: the letter", "Dr Okafor"]


def test_what_was_noticed_is_named() -> None:
    entry = Practice(id=ID, at=AT, exercise="feet", name="Feet", noticed=("the floor",))
    assert [*reasons(entry, ("floor",), "Feet", 60)] == ["Noticed: the floor"]


def test_what_is_set_aside_stays_out_of_sight() -> None:
    entry = Practice(id=ID, at=AT, exercise="feet", name="Feet", put_away=SetAside("the letter"))
    assert [*reasons(entry, ("letter",), "Feet", 60)] == []


@given(st.text(), st.text(min_size=1, max_size=5).filter(str.strip), st.text(), st.integers(2, 80))
def test_it_has_room(before: str, word: str, after: str, room: int) -> None:
    wanted = bare(word)
    text = f"{before} {word} {after}"
    assert len(around(text, wanted, room)) <= room


@given(st.text("ab ÄßﬃÅ\n"), st.text("ab ﬃÅ\n"))
def test_the_words_are_seen_where_letters_are_written_in_several_ways(before: str, after: str) -> None:
    assert "ﬁnd" in around(f"{before} ﬁnd {after}", bare("ﬁnd"), 60)
