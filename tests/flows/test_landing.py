"""The landing: left and resumed at each of its parts, in the middle of the questions or after them."""

from __future__ import annotations

from typing import Any

import pytest

from companion.content.library import orders
from companion.core.entry import AfterSession, Landing, Practice, Rating, SetAside, State
from companion.core.questions import LANDING, Go
from companion.core.runner import Ending
from companion.flows.context import Context
from companion.flows.entries import after_session, resume
from companion.flows.landing import LANDED
from tests.answers import questions_for
from tests.flows.form_script import LEAVE, Rate, Say, Typed
from tests.flows.test_entries import STARTED, UP, drafts, go, only

FIELDS = [question.field for question in LANDING]
DOWN = Rating(State.SETTLED, 4)
PARTS: dict[str, Any] = {
    "landing.look": Go.NEXT,
    "landing.feet": Go.NEXT,
    "landing.words": Say(("heavy",)),
    "landing.exercises": Go.NEXT,
    "landing.after": Say(DOWN),
    "landing.put_away": Say(SetAside("the dream")),
    "landing.kind_thing": Say("eat something", Go.ENOUGH),
}
FIRST = Say(UP, Go.LAND)


def landing(context: Context) -> Any:
    return only(context, AfterSession).landing


def test_all_its_parts_are_asked_and_saved(context: Context) -> None:
    script = go(context, after_session, FIRST, *PARTS.values(), Go.SAVE)
    assert script.asked == ["left", *FIELDS, "landed"]
    found = landing(context)
    assert (found.before, found.after, found.words) == (UP, DOWN, ("heavy",))
    assert (found.kind_thing, found.put_away) == ("eat something", SetAside("the dream"))


@pytest.mark.parametrize("left_at", range(len(LANDING)))
def test_left_at_any_part_it_is_resumed_there_and_the_questions_wait(context: Context, left_at: int) -> None:
    parts = list(PARTS.values())
    go(context, after_session, FIRST, *parts[:left_at], LEAVE)
    script = go(context, resume, "go_on", *parts[left_at:], Go.SAVE)
    assert script.asked == [STARTED, *FIELDS[left_at:], "landed"]
    assert landing(context).kind_thing == "eat something"
    assert drafts(context) == []


@pytest.mark.parametrize("left_at", range(len(LANDING)))
def test_left_in_a_landing_after_the_questions_it_is_resumed_there_and_saved(
    context: Context, left_at: int
) -> None:
    parts = list(PARTS.values())
    go(context, after_session, Say(UP, Go.SAVE), "land", *parts[:left_at], LEAVE)
    assert only(context).landing is None
    script = go(context, resume, "go_on", *parts[left_at:])
    assert script.asked == [STARTED, *FIELDS[left_at:]]
    assert landing(context).kind_thing == "eat something"
    assert drafts(context) == []


def test_in_the_middle_of_the_questions_it_comes_back_to_the_question(context: Context) -> None:
    steps = (Say(UP), Go.ASK, Go.NEXT, Typed(("sad",), Go.LAND), Go.NEXT, Go.ENOUGH, Go.SAVE)
    script = go(context, after_session, *steps)
    assert script.asked == ["left", "land_first", "body", "feelings", *FIELDS[:2], "feelings"]
    assert only(context).feelings == ("sad",)
    assert landing(context).before == UP


@pytest.mark.parametrize(
    ("after", "asked", "onward"),
    [
        (DOWN, "questions.landed", Go.ASK),
        (Rating(), "questions.landed", Go.ASK),
        (Rating(State.CANT_TELL, 9), "questions.not_landed", Go.WAIT),
        (UP, "questions.not_landed", Go.WAIT),
    ],
)
def test_enter_asks_questions_only_of_a_person_who_has_landed(
    context: Context, after: Rating, asked: str, onward: Go
) -> None:
    entry = AfterSession(id="a", at=context.now(), left=UP, landing=Landing(UP, after))
    [question] = [each for each in questions_for(entry, editing=False) if each.field == "landed"]
    assert (question.key, question.onward) == (asked, onward)


def test_back_from_its_first_part_is_enough(context: Context) -> None:
    script = go(context, after_session, FIRST, Go.NEXT, Go.BACK, Go.BACK, Go.SAVE)
    assert script.asked == ["left", *FIELDS[:2], FIELDS[0], "landed"]
    assert landing(context) is not None


@pytest.mark.parametrize("part", range(len(LANDING)))
def test_any_part_can_be_the_last(context: Context, part: int) -> None:
    go(context, after_session, FIRST, *[Go.NEXT] * part, Go.ENOUGH, Go.SAVE)
    assert landing(context).before == UP


def test_an_exercise_and_the_rating_after_it_are_part_of_it(context: Context) -> None:
    steps = (3, Go.EXERCISE, Ending.FINISHED, Rate(DOWN, "enough"), Go.ENOUGH, Go.SAVE)
    script = go(context, after_session, FIRST, *steps)
    assert script.asked[-2:] == ["landing.after", "landed"]
    practice = only(context, Practice)
    assert (landing(context).exercises, landing(context).after) == ((practice.exercise,), DOWN)


@pytest.mark.parametrize("number", [5, 9])
def test_its_exercise_is_another_than_what_it_began_with(context: Context, number: int) -> None:
    first = Say(Rating(State.UP, number), Go.LAND)
    script = go(context, after_session, first, 3, Go.EXERCISE, Ending.FINISHED, LEAVE)
    [practice] = [key for key in script.asked if key in context.library]
    assert practice not in LANDED
    assert practice in (*orders().low["after"], *orders().high["after"])


def test_left_in_its_exercise_it_is_resumed_at_the_offer(context: Context) -> None:
    again = Rate(DOWN, "something_else")
    go(context, after_session, FIRST, 3, Go.EXERCISE, Ending.FINISHED, again, LEAVE)
    assert go(context, resume, "go_on", LEAVE).asked == [STARTED, "landing.exercises"]
    [draft] = drafts(context)
    assert draft.entry.landing.after == DOWN
    assert len(draft.entry.landing.exercises) == 2
