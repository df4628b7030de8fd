"""An entry as a letter: everything is in it, in sentences, with the own words apart."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from companion.core import answers, questions
from companion.core.entries import words_in
from companion.core.entry import AfterSession, Answer, CheckIn, Rating, Sensation, SetAside, State
from companion.text.letter import as_text, letter
from tests import make

AT = datetime(2026, 3, 4, 18, 5, tzinfo=UTC)
ID = "20260304T180500.000000-00000000"


def test_a_check_in_reads_as_sentences() -> None:
    entry = CheckIn(
        id=ID,
        at=AT,
        rating=Rating(State.UP, 7),
        body=(Sensation("chest", ("tight", "warm"), "a lot", "less"), Sensation("all over", ("heavy",))),
        feelings=("worried", "sad", "alone"),
        later=Rating(State.SETTLED),
        note="The train was late.",
        tags=("work",),
    )
    assert letter(entry, AT) == [
        ("heading", "Wednesday, 4 March 2026, 18:05"),
        ("text", "You were up (7 of 10). Later you were settled."),
        ("text", "Tight and warm in the chest, a lot, less than before. Heavy all over."),
        ("text", "You felt worried, sad and alone."),
        ("own", "The train was late."),
        ("quiet", "Tagged work."),
    ]


def test_every_answer_after_a_session_has_a_sentence_of_its_own() -> None:
    for question in questions.CHOOSE:
        told = set()
        for choice in question.answers:
            entry = AfterSession(id=ID, at=AT, **{question.field: Answer(choice, "my words")})
            _, _, (_, sentence), own = letter(entry, AT)
            told.add(sentence)
            assert own == ("own", "my words")
        assert len(told) == len(question.answers)
        assert all(sentence.endswith(".") for sentence in told)


def test_own_words_alone_and_an_answer_that_is_not_known_are_shown() -> None:
    entry = AfterSession(id=ID, at=AT, room=Answer(None, "a door stood open"), pace=Answer("winding"))
    shown = as_text(letter(entry, AT))
    assert "Was there room for what you came with?\n\na door stood open" in shown
    assert "Pace: winding." in shown


@pytest.mark.parametrize("seed", range(40))
def test_nothing_that_was_written_is_missing(seed: int) -> None:
    entry = make.entry(AT, random.Random(seed))
    shown = " ".join(as_text(letter(entry, AT)).split()).casefold()
    assert [text for text in words_in(entry) if " ".join(text.split()).casefold() not in shown] == []


def test_what_is_put_away_is_shown_when_its_time_has_come() -> None:
    landing = answers.landing_of(AfterSession(id=ID, at=AT))
    entry = answers.answered(
        AfterSession(id=ID, at=AT, landing=landing),
        "landing.put_away",
        SetAside("the dream", AT + timedelta(days=1)),
    )
    assert "the dream" not in as_text(letter(entry, AT))
    assert "the dream" in as_text(letter(entry, AT + timedelta(days=2)))
