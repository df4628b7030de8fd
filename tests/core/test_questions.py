"""The declared questions: their words exist, and their fields hold what was answered."""

from __future__ import annotations

import pytest

from companion.content.catalog import phrase
from companion.core.answers import answer, answered
from companion.core.entry import AfterSession, CheckIn, Entry, Landing, Led, Practice, Rating, State
from companion.core.questions import (
    AFTER_SESSION,
    CHECK_IN,
    LANDING,
    LED,
    PRACTICE,
    REVIEW,
    AnyQuestion,
    ChooseQuestion,
    RestQuestion,
    WordsQuestion,
)
from tests import make
from tests.answers import answer_to, questions_for

ID, AT = "20261120T180000.000000-00000000", make.LAST
ENTRIES: dict[Entry, tuple[AnyQuestion, ...]] = {
    CheckIn(id=ID, at=AT): CHECK_IN,
    AfterSession(id=ID, at=AT, left=Rating(State.UP)): (*AFTER_SESSION, *LANDING),
    Led(id=ID, at=AT): LED,
    Practice(id=ID, at=AT, exercise="feet", name="Feet"): PRACTICE,
}
ALL = [(entry, question) for entry, questions in ENTRIES.items() for question in questions]
NAMES = [f"{type(entry).__name__}-{question.field}" for entry, question in ALL]


@pytest.mark.parametrize(("entry", "question"), ALL, ids=NAMES)
def test_an_answer_is_read_where_it_was_written(entry: Entry, question: AnyQuestion) -> None:
    if isinstance(question, RestQuestion):
        return
    value = answer_to(question)
    changed = answered(entry, question.field, value)
    assert answer(changed, question.field) == value
    assert answered(changed, question.field, answer(entry, question.field)) == answered(
        entry, question.field, answer(entry, question.field)
    )


@pytest.mark.parametrize(("entry", "question"), ALL, ids=NAMES)
def test_every_question_has_words(entry: Entry, question: AnyQuestion) -> None:
    assert phrase(f"{question.key}.ask")
    for fixed in question.answers if isinstance(question, ChooseQuestion | WordsQuestion) else ():
        assert phrase(f"{question.key}.answers.{fixed}")


def test_a_landing_begins_with_the_rating_of_the_session() -> None:
    entry = AfterSession(id=ID, at=AT, left=Rating(State.UP, 8))
    assert answered(entry, "landing.words", ("warm",)).landing == Landing(entry.left, words=("warm",))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: type(entry).__name__)
def test_note_and_tags_are_asked_of_every_saved_entry(entry: Entry) -> None:
    fields = [question.field for question in questions_for(entry, editing=True)]
    assert fields[-3:] == ["note", "tags", REVIEW.field]
    if not isinstance(entry, Practice):
        assert "tags" not in [question.field for question in questions_for(entry, editing=False)]
