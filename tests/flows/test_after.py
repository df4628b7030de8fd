"""After a session: what is asked in which order, the landing before it, and that it can end at each point."""

from __future__ import annotations

from typing import Any

import pytest

from companion.core.entry import AfterSession, Answer, Landing, Rating, State
from companion.core.questions import AFTER_SESSION, LANDING, REVIEW, Go
from companion.flows.context import Context
from companion.flows.entries import after_session, resume
from tests.answers import questions_for
from tests.flows.form_script import LEAVE, Say
from tests.flows.test_entries import STARTED, drafts, go, only
from tests.still import Still

SETTLED = Rating(State.SETTLED)
SIX = ["body", "feelings", "heard", "could_say", "pushed", "bring"]
MORE = ["pace", "mended", "go_back", "person", "session"]
UNSETTLED = [Rating(State.UP), Rating(State.FLAT), Rating(State.UP, 3), Rating(State.CANT_TELL, 8)]
NAMED, NOT_NAMED = Answer("named and mended"), Answer("not named")


def test_six_questions_are_asked_and_no_more(context: Context) -> None:
    script = go(context, after_session, Say(SETTLED), *[Go.NEXT] * 6, Go.SAVE)
    assert script.asked == ["left", *SIX, "review"]


def test_more_questions_come_after_the_six_where_they_are_wanted(context: Context) -> None:
    script = go(context, after_session, Say(SETTLED), *[Go.NEXT] * 6, Go.MORE, *[Go.NEXT] * 5, Go.SAVE)
    assert script.asked == ["left", *SIX, "review", *MORE, "review"]


@pytest.mark.parametrize("left", UNSETTLED, ids=str)
def test_left_unsettled_the_landing_comes_first(context: Context, left: Rating) -> None:
    script = go(context, after_session, Say(left), Go.LAND, Go.ENOUGH, Go.ASK, Go.SAVE)
    assert script.asked == ["left", "land_first", LANDING[0].field, "landed", "body"]
    assert only(context).landing == Landing(left)


@pytest.mark.parametrize("left", [SETTLED, Rating(State.CANT_TELL, 7), Rating(State.CANT_TELL), Rating()])
def test_else_no_landing_is_asked_about(context: Context, left: Rating) -> None:
    script = go(context, after_session, Say(left), Go.NEXT, LEAVE)
    assert script.asked == ["left", "body", "feelings"]


@pytest.mark.parametrize(
    "steps", [(Go.WAIT,), (Go.LAND, Go.ENOUGH, Go.WAIT)], ids=["before it", "after a landing"]
)
def test_that_the_questions_can_wait_is_a_full_answer(context: Context, steps: tuple[Any, ...]) -> None:
    script = go(context, after_session, Say(Rating(State.UP)), *steps, "enough")
    assert not set(SIX) & set(script.asked)
    assert only(context).left == Rating(State.UP)
    assert drafts(context) == []


def test_a_landing_can_be_passed(context: Context) -> None:
    script = go(context, after_session, Say(Rating(State.UP)), Go.NEXT, Go.SAVE)
    assert script.asked[:3] == ["left", "land_first", "body"]
    assert only(context).landing is None


@pytest.mark.parametrize("at", range(len(SIX)))
def test_that_is_enough_saves_at_each_question(context: Context, at: int) -> None:
    go(context, after_session, Say(SETTLED), *[Go.NEXT] * at, Go.SAVE)
    assert only(context).left == SETTLED


@pytest.mark.parametrize("at", range(len(MORE)))
def test_left_among_more_questions_it_is_resumed_there(context: Context, at: int) -> None:
    go(context, after_session, Say(SETTLED), *[Go.NEXT] * 6, Go.MORE, *[Go.NEXT] * (at + 1), LEAVE)
    script = go(context, resume, "go_on", LEAVE)
    assert script.asked == [STARTED, (*MORE, REVIEW.field)[at + 1]]


def session(context: Context, still: Still, **values: Any) -> AfterSession:
    still.seconds += 60
    at = context.now()
    made = AfterSession(id=context.notebook.new_id(at), at=at, **values)
    context.notebook.add(made)
    return made


def asked_with(context: Context, person: str) -> list[str]:
    steps = (Say(SETTLED), *[Go.NEXT] * 6, Go.MORE, *[Go.NEXT] * 3, Say(person), LEAVE)
    return go(context, after_session, *steps).asked


def test_what_was_open_is_asked_about_with_the_same_person_alone(context: Context, still: Still) -> None:
    session(context, still, person="Ann", mended=NOT_NAMED)
    session(context, still, person="Ben", mended=NAMED)
    assert asked_with(context, "Ann")[-1] == "mended_since"
    [draft] = drafts(context)
    context.places.drafts.joinpath(f"{draft.name}.json").unlink()
    assert asked_with(context, "Ben")[-1] == "session"


@pytest.mark.parametrize(
    ("later", "is_open"),
    [
        ({}, True),
        ({"mended_since": Answer("not yet")}, True),
        ({"mended_since": Answer("yes")}, False),
        ({"mended_since": Answer("yes"), "mended": Answer("not named")}, True),
        ({"mended": Answer("named and mended")}, False),
    ],
)
def test_it_is_asked_about_until_it_is_mended(
    context: Context, still: Still, later: dict[str, Any], is_open: bool
) -> None:
    session(context, still, person="Ann", mended=NOT_NAMED)
    session(context, still, person="Ann", **later)
    assert ("mended_since" in asked_with(context, "Ann")) is is_open


def test_an_older_entry_is_opened_with_the_questions_that_it_answers() -> None:
    at = Still().now()
    entry = AfterSession(id="a", at=at, left=Rating(State.UP), room=Answer("yes"), jarred=Answer(None, "tea"))
    fields = [question.field for question in questions_for(entry, editing=True)]
    assert {"room", "jarred", "note", "tags", *SIX, *MORE} < set(fields)
    assert not {"held_back", "about_them", "land_first", "landed"} & set(fields)
    assert {question.field for question in AFTER_SESSION} > set(fields) - {REVIEW.field}
