"""Entries in words: every answer is in the summary and in the entry in full, whatever the question."""

from __future__ import annotations

import pytest

from companion.core.answers import answer, answered
from companion.core.entry import AfterSession, Answer, CheckIn, Entry, Led, Practice
from companion.core.questions import (
    AFTER_SESSION,
    CHECK_IN,
    LANDING,
    LED,
    PRACTICE,
    AnyQuestion,
    ChooseQuestion,
    RateQuestion,
    RestQuestion,
    SetAsideQuestion,
)
from companion.export import FORMATS, export
from companion.export.documents import Details, redacted
from companion.store.documents import to_document, to_entry
from companion.text.entries import in_full, rating, summary
from companion.text.filters import containing
from companion.text.letter import as_text, how, letter
from tests import make
from tests.answers import answer_to, own_words

ID, AT = "20261120T180000.000000-00000000", make.LAST
ENTRIES: dict[Entry, tuple[AnyQuestion, ...]] = {
    CheckIn(id=ID, at=AT): CHECK_IN,
    AfterSession(id=ID, at=AT): (*AFTER_SESSION, *LANDING),
    Led(id=ID, at=AT): LED,
    Practice(id=ID, at=AT, exercise="feet", name="Feet"): PRACTICE,
}
ANSWERED = [
    pytest.param(answered(entry, question.field, answer_to(question)), question, id=question.field)
    for entry, questions in ENTRIES.items()
    for question in questions
    if not isinstance(question, RestQuestion | SetAsideQuestion)
]


def words(question: AnyQuestion) -> str:
    return rating(answer_to(question)) if isinstance(question, RateQuestion) else own_words(question)


@pytest.mark.parametrize(("entry", "question"), ANSWERED)
def test_every_answer_is_in_the_entry_in_full(entry: Entry, question: AnyQuestion) -> None:
    assert words(question) in in_full(entry)


@pytest.mark.parametrize(("entry", "question"), ANSWERED)
def test_every_answer_is_in_the_letter(entry: Entry, question: AnyQuestion) -> None:
    told = how(answer_to(question)) if isinstance(question, RateQuestion) else words(question)
    assert told in as_text(letter(entry, AT))


@pytest.mark.parametrize(("entry", "question"), ANSWERED)
def test_own_words_are_found_and_exported_and_gone_once_redacted(entry: Entry, question: AnyQuestion) -> None:
    if isinstance(question, RateQuestion):
        return
    assert containing(words(question)).admits(entry)
    for form in FORMATS:
        for without_notes in (False, True):
            parts = export(form, [to_document(entry)], Details(AT, redacted=without_notes))
            assert (words(question) in b"".join(parts).decode()) is not without_notes


@pytest.mark.parametrize(("entry", "question"), ANSWERED)
def test_a_fixed_answer_stays_once_redacted(entry: Entry, question: AnyQuestion) -> None:
    if isinstance(question, ChooseQuestion):
        [left] = map(to_entry, redacted([to_document(entry)], Details(AT)))
        assert left
        assert answer(left, question.field) == Answer(answer_to(question).choice)


@pytest.mark.parametrize(("entry", "question"), ANSWERED)
def test_every_answer_but_those_of_the_landing_is_in_the_summary(entry: Entry, question: AnyQuestion) -> None:
    shown = words(question).casefold() in summary(entry).casefold()
    assert shown is (not question.field.startswith("landing.") or question.field == "landing.after")
