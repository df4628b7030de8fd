"""A form: what it holds after answers, typing and going to another question, and what it drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.core.answers import answer
from companion.core.entry import AfterSession, CheckIn, Practice, Rating, State
from companion.core.questions import CHECK_IN, LANDING
from companion.flows.drafts import Draft, DraftWriter, read_draft
from companion.flows.form import Form
from companion.store.drafts import Drafts
from tests import make
from tests.answers import questions_for

ID, AT = "20261120T180000.000000-00000000", make.LAST
NEW = CheckIn(id=ID, at=AT)
BEGUN = Draft(NEW)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path)


def form(drafts: Drafts, draft: Draft = BEGUN) -> Form:
    questions = questions_for(draft.entry, editing=draft.again)
    return Form(draft, questions, DraftWriter(drafts, wait=0))


def place(of: Form, field: str) -> int:
    return [question.field for question in of.questions].index(field)


def test_an_answer_is_in_the_entry_and_in_the_draft(drafts: Drafts) -> None:
    asked = form(drafts)
    assert not asked.has_answers
    asked.answer(Rating(State.UP, 7))
    assert asked.given == Rating(State.UP, 7)
    assert asked.answered == (True, False, False, False, False)
    assert read_draft(drafts, ID) == Draft(asked.entry, "rating")


def test_what_is_typed_is_in_the_draft_alone_until_the_question_is_left(drafts: Drafts) -> None:
    asked = form(drafts)
    asked.go_to(place(asked, "feelings"))
    asked.typing(("woolly",))
    assert asked.given == ()
    assert asked.has_answers
    written = read_draft(drafts, ID)
    assert written is not None
    assert answer(written.entry, "feelings") == ("woolly",)
    asked.typing(None)
    assert drafts.names() == []
    asked.typing(("uneasy",))
    asked.go_to(0)
    assert answer(asked.entry, "feelings") == ("uneasy",)


def test_an_answer_takes_the_place_of_what_was_typed(drafts: Drafts) -> None:
    asked = form(drafts)
    asked.go_to(place(asked, "feelings"))
    asked.typing(("wo",))
    asked.answer(("worried",))
    asked.go_to(0)
    assert answer(asked.entry, "feelings") == ("worried",)


def test_beyond_either_end_nothing_happens(drafts: Drafts) -> None:
    asked = form(drafts)
    asked.go_to(-1)
    assert asked.index == 0
    asked.go_to(99)
    assert asked.index == len(asked.questions) - 1


def test_the_draft_says_at_which_question_it_was_left(drafts: Drafts) -> None:
    asked = form(drafts)
    asked.answer(Rating(State.FLAT))
    for index, question in enumerate(asked.questions):
        asked.go_to(index)
        written = read_draft(drafts, ID)
        assert written is not None
        assert written.page == question.field
        assert form(drafts, written).index == index


def test_answers_that_are_taken_back_leave_no_draft(drafts: Drafts) -> None:
    asked = form(drafts)
    asked.answer(Rating(State.FLAT))
    asked.answer(Rating())
    asked.go_to(1)
    assert drafts.names() == []


def test_an_entry_that_is_only_read_through_leaves_no_draft(drafts: Drafts) -> None:
    asked = form(drafts, Draft(CheckIn(id=ID, at=AT, note="a note"), again=True))
    for index in range(len(asked.questions)):
        asked.go_to(index)
    assert drafts.names() == []


def test_a_saved_entry_can_lose_all_its_answers(drafts: Drafts) -> None:
    practice = Practice(id=ID, at=AT, exercise="feet", name="Feet", note="a note")
    asked = form(drafts, Draft(practice, "note", again=True))
    asked.answer("")
    assert asked.has_answers
    assert read_draft(drafts, ID) == Draft(asked.entry, "note", again=True)


def test_a_draft_of_another_version_begins_at_the_first_question(drafts: Drafts) -> None:
    assert form(drafts, Draft(NEW, "a question that is gone")).index == 0
    assert Form(Draft(AfterSession(id=ID, at=AT), "left"), LANDING, DraftWriter(drafts)).index == 0
    assert [question.field for question in CHECK_IN[:-1]] == [q.field for q in form(drafts).questions[:-1]]
