"""What a moment leaves out, for exercises of a person's own as well."""

from __future__ import annotations

from typing import Any

import pytest

from companion.core.entry import Rating, State
from companion.core.exercise import Breath, Exercise, Notice, Today, Words
from companion.core.moment import OCCASIONS, PLACES, Moment, Need
from companion.core.rules import fits_places, has_voice, is_bare, is_left_out, suits

UP, FLAT = Rating(State.UP), Rating(State.FLAT)
WORDS = Words(text="Look.", short="Look.")
DONE = ("feet",)


def exercise(*steps: Any, **fields: Any) -> Exercise:
    given = {"name": "x", "about": "x", "suits": ("any",), "takes": (5, 10), **fields}
    return Exercise(steps=steps or (WORDS,), **given)


BREATH = exercise(Breath(text="Breathe.", short="Breathe.", inhale=4, exhale=6))
INWARD, PICTURE = exercise(careful=("inward",)), exercise(careful=("imagery",))
SUMS, URGE = exercise(careful=("counting",)), exercise(careful=("urge",))
STRAIN = exercise(harm=True, through="moving")
VOICE = exercise(fits=("seated",))
TASTE = exercise(through="taste or smell")
TIME = exercise(Today(text="The day.", short="The day."))


@pytest.mark.parametrize(
    ("left_out", "moment"),
    [
        (BREATH, Moment(FLAT)),
        (INWARD, Moment(FLAT, done=DONE)),
        (PICTURE, Moment(FLAT, done=DONE)),
        (TASTE, Moment(FLAT)),
        (BREATH, Moment(flashback=True, done=DONE)),
        (INWARD, Moment(flashback=True, done=DONE)),
        (PICTURE, Moment(flashback=True, done=DONE)),
        (BREATH, Moment()),
        (SUMS, Moment()),
        (BREATH, Moment(Rating(State.CANT_TELL))),
        (INWARD, Moment(UP)),
        (PICTURE, Moment(UP)),
        (VOICE, Moment(UP)),
        (STRAIN, Moment(UP, occasion=Need.ANGRY, done=DONE)),
        (INWARD, Moment(UP, occasion=Need.ASHAMED, done=DONE)),
        (SUMS, Moment(UP, occasion=Need.SAD)),
        (VOICE, Moment(UP, occasion=Need.NIGHT, done=DONE)),
        (TIME, Moment(UP, occasion=Need.NIGHT, done=DONE)),
        (exercise(), Moment(UP, occasion=Need.URGE, done=DONE)),
        (URGE, Moment(UP, done=DONE)),
        (BREATH, Moment(Rating(State.UP, 8), done=DONE)),
        (SUMS, Moment(Rating(State.UP, 8), done=DONE)),
        (PICTURE, Moment(Rating(State.UP, 8), done=DONE)),
        (STRAIN, Moment(Rating(State.UP, 8), done=DONE)),
        (STRAIN, Moment(UP, in_a_hurry=True, done=DONE)),
        (exercise(), Moment(UP, places=frozenset({Need.PUBLIC}))),
        (exercise(fits=("in public",)), Moment(UP, places=frozenset({Need.STILL}))),
    ],
)
def test_what_is_left_out(left_out: Exercise, moment: Moment) -> None:
    assert is_left_out(left_out, moment, ())


@pytest.mark.parametrize(
    ("offered", "moment"),
    [
        (BREATH, Moment(FLAT, done=DONE)),
        (TASTE, Moment(FLAT, done=DONE)),
        (BREATH, Moment(done=DONE)),
        (BREATH, Moment(UP)),
        (STRAIN, Moment(UP)),
        (STRAIN, Moment(Rating(State.UP, 7), in_a_hurry=True)),
        (exercise(), Moment(Rating(State.UP, 10))),
        (exercise(through="people", fits=("seated",)), Moment(UP, occasion=Need.NIGHT, done=DONE)),
        (exercise(through="people"), Moment(UP, occasion=Need.URGE)),
        (exercise(fits=("in public", "lying down")), Moment(UP, places=frozenset(PLACES))),
        (STRAIN, Moment(Rating(State.SETTLED), in_a_hurry=True)),
    ],
)
def test_what_may_be_offered(offered: Exercise, moment: Moment) -> None:
    assert not is_left_out(offered, moment, ())


def test_what_an_order_names_is_meant_for_that_need_and_for_no_other() -> None:
    moment = Moment(FLAT, occasion=Need.ASHAMED)
    assert not is_left_out(INWARD, moment._replace(rating=UP), (Need.ASHAMED,))
    assert is_left_out(INWARD, moment, (Need.ASHAMED,)), "nothing inward where a person is far away"
    assert not is_left_out(URGE, Moment(UP, occasion=Need.URGE), (Need.URGE,))
    assert is_left_out(URGE, Moment(UP), (Need.UP,))


def test_a_place_is_never_passed_over_for_what_an_order_names() -> None:
    assert is_left_out(exercise(), Moment(UP, places=frozenset({Need.PUBLIC})), (Need.UP,))
    assert fits_places(exercise(), Moment(UP))


def test_what_is_for_an_occasion_suits_no_state() -> None:
    assert not any(suits(exercise(careful=("occasion",)), need) for need in Need)
    assert all(suits(exercise(), need) for need in Need)


def test_a_voice_is_known_only_where_the_file_says_how_it_is_done() -> None:
    assert not has_voice(exercise())
    assert has_voice(VOICE)


def test_only_the_steps_for_the_worst_moment_have_to_be_bare() -> None:
    many = Notice(text="Five.", short="Name five things that you can see in here.", count=5)
    assert not is_bare(exercise(WORDS, many))
    assert is_bare(exercise(WORDS, many, peak=(1,)))


def test_what_is_said_again_is_taken_back() -> None:
    for need in (Need.FLASHBACK, *OCCASIONS, *PLACES):
        assert Moment().toggled(need).is_said
        assert Moment().toggled(need).toggled(need) == Moment()
    both = Moment().toggled(Need.PUBLIC).toggled(Need.STILL)
    assert both.places == frozenset(PLACES)
    assert Moment().toggled(Need.ANGRY).toggled(Need.SAD).occasion is Need.SAD
