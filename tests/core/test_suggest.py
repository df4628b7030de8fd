"""Which exercises are offered: every rule of the shared list as a row, over all that is shipped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.content.library import library, usual
from companion.core.entry import Practice, Rating, State
from companion.core.exercise import Exercise, Words
from companion.core.ids import new_id
from companion.core.outcomes import Outcome, balance, changed, count_outcomes
from companion.core.suggest import (
    Moment,
    Need,
    Person,
    Reason,
    asks_for,
    is_bare,
    suggest,
)

Word = Literal["again", "not for me"]


def seen(
    compared: int = 0, easier: int = 0, harder: int = 0, word: Word | None = None
) -> dict[State | None, Outcome]:
    """What is known of one exercise, whatever the state it was begun in."""
    return {None: Outcome(compared=compared, easier=easier, harder=harder, verdict=word)}


ALL = library(None)
USUAL = usual()
NOBODY = Person()
START = datetime(2025, 3, 4, 12, tzinfo=UTC)


def offered(moment: Moment, person: Person = NOBODY) -> list[str]:
    return [suggestion.key for suggestion in suggest(ALL, moment, person, USUAL)]


def how(state: State | None = None, number: int | None = None, *done: str, flashback: bool = False) -> Moment:
    return Moment(Rating(state, number), flashback, done)


UP, FLAT, SETTLED, CANT_TELL = State.UP, State.FLAT, State.SETTLED, State.CANT_TELL

MOMENTS = st.builds(
    how,
    st.sampled_from([None, *State]),
    st.none() | st.integers(0, 10),
    flashback=st.booleans(),
)
SITTINGS = st.builds(
    lambda moment, done: Moment(moment.rating, moment.flashback, tuple(done)),
    MOMENTS,
    st.lists(st.sampled_from(list(ALL)), max_size=6),
)
PEOPLE = st.builds(
    Person,
    hidden=st.lists(st.sampled_from(list(ALL)), max_size=5).map(tuple),
    pinned=st.lists(st.sampled_from(list(ALL)), max_size=5, unique=True).map(tuple),
    first=st.sampled_from(list(ALL)),
    evidence=st.dictionaries(
        st.sampled_from(list(ALL)),
        st.builds(
            seen,
            st.just(8),
            easier=st.integers(0, 4),
            harder=st.integers(0, 4),
            word=st.sampled_from([None, "again", "not for me"]),
        ),
    ),
)


@pytest.mark.parametrize(
    ("rule", "moment", "expected"),
    [
        (
            "up: looking, contact, a longer out-breath",
            how(UP, 6),
            ["look_around", "feet", "longer_out_breath"],
        ),
        ("at a peak: contact and cool before breath", how(UP, 10), ["feet", "cool_hands", "look_around"]),
        ("at 8: as at 6", how(UP, 8), ["look_around", "feet", "longer_out_breath"]),
        ("9 is a peak", how(UP, 9), ["feet", "cool_hands", "look_around"]),
        ("a peak of something not known", how(CANT_TELL, 9), ["feet", "cool_hands", "look_around"]),
        ("flat has no other order at a peak", how(FLAT, 9), ["stand_and_shift", "object", "cool_hands"]),
        ("flat: movement, touch, cool", how(FLAT, 5), ["stand_and_shift", "object", "cool_hands"]),
        (
            "a flashback: the date, a colour, an object",
            how(flashback=True),
            ["date_and_place", "colour_hunt", "object"],
        ),
        ("settled: landing", how(SETTLED), ["landing", "warm_drink", "sounds"]),
        ("can't tell: outside before inside", how(CANT_TELL), ["look_around", "feet", "cool_hands"]),
        ("nothing said: the same", how(), ["look_around", "feet", "cool_hands"]),
        (
            "looked and pressed already: a breath may come third",
            how(None, None, "look_around", "feet"),
            ["longer_out_breath", "cool_hands", "sounds"],
        ),
    ],
)
def test_what_is_offered_to_somebody_new(rule: str, moment: Moment, expected: list[str]) -> None:
    assert offered(moment) == expected, rule


@settings(max_examples=300, deadline=None)
@given(SITTINGS, PEOPLE)
def test_the_rules_hold_whatever_else_is_known(moment: Moment, person: Person) -> None:
    found = suggest(ALL, moment, person, USUAL)
    assert 1 <= len(found) <= 3
    assert len({one.key for one in found}) == len(found)
    for one in found:
        exercise = ALL[one.key]
        assert one.key not in person.hidden
        assert not exercise.holds_breath
        assert "urge" not in exercise.careful
        named = {key for keys in USUAL.values() for key in keys}
        assert "occasion" not in exercise.careful or one.key in named or len(found) == 1
        if moment.need is Need.FLAT:
            assert "slow_breathing" != one.key != "body_look"
            assert not asks_for(exercise, "imagery")
            assert moment.done or not asks_for(exercise, "breath")
        if moment.need is Need.FLASHBACK:
            assert not asks_for(exercise, "imagery")
            assert not asks_for(exercise, "breath")
        if moment.number >= 9:
            assert is_bare(exercise)
            assert not asks_for(exercise, "counting")
        if exercise.ask_first:
            assert len(moment.done) >= 2
            assert moment.number >= 8
            assert moment.need is Need.UP


@settings(max_examples=200, deadline=None)
@given(SITTINGS)
def test_something_else_is_a_different_kind_of_thing(moment: Moment) -> None:
    if not moment.done:
        return
    through = ALL[moment.done[-1]].through
    for key in offered(moment):
        assert key not in moment.done
        assert ALL[key].through != through


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.permutations(list(ALL)))
def test_there_is_always_something_left(moment: Moment, done: list[str]) -> None:
    everything = Moment(moment.rating, moment.flashback, tuple(done))
    assert offered(everything)
    assert offered(everything, Person(hidden=tuple(ALL)))


def test_nothing_that_is_asked_about_first_is_offered_when_nothing_else_is_left() -> None:
    person = Person(hidden=tuple(ALL))
    assert offered(how(UP, 10), person) != ["cold_face"]


@pytest.mark.parametrize("number", range(11))
@pytest.mark.parametrize("state", [None, *State])
def test_three_are_found_for_every_state_and_number(state: State | None, number: int) -> None:
    assert len(offered(how(state, number))) == 3


def test_cold_on_the_face_only_after_two_others_at_a_peak() -> None:
    loved = Person(pinned=("cold_face",), evidence={"cold_face": seen(9, 9, 0, "again")})
    assert "cold_face" not in offered(how(UP, 10), loved)
    assert "cold_face" not in offered(how(UP, 10, "feet"), loved)
    assert "cold_face" not in offered(how(UP, 7, "look_around", "feet"), loved)
    assert offered(how(UP, 8, "look_around", "feet"), loved)[0] == "cold_face"


@pytest.mark.parametrize(
    ("rule", "person", "first", "reason"),
    [
        ("usual", Person(), "look_around", Need.UP),
        ("the person's own first", Person(first="sigh"), "sigh", Reason.FIRST),
        ("five that eased", Person(evidence={"hum": seen(5, 4, 1)}), "hum", Reason.HELPED),
        ("four are too few", Person(evidence={"hum": seen(4, 4, 0)}), "look_around", Need.UP),
        ("their own word at once", Person(evidence={"hum": seen(word="again")}), "hum", Reason.AGAIN),
        ("their word before numbers", Person(evidence={
            "hum": seen(word="again"), "sigh": seen(9, 9, 0),
        }), "hum", Reason.AGAIN),
        ("pinned before all", Person(pinned=("march",), evidence={"hum": seen(9, 9, 0)}), "march",
         Reason.PINNED),
        ("pins in their order", Person(pinned=("rhythm", "march")), "rhythm", Reason.PINNED),
        ("hidden", Person(hidden=("look_around",)), "feet", Need.UP),
        ("not for me", Person(evidence={"look_around": seen(word="not for me")}), "feet", Need.UP),
        ("harder afterwards", Person(evidence={"look_around": seen(6, 1, 4)}), "feet", Need.UP),
        (
            "harder in four says nothing",
            Person(evidence={"look_around": seen(4, 0, 4)}),
            "look_around",
            Need.UP,
        ),
    ],
)  # fmt: skip
def test_what_a_person_sets_and_has_found_orders(
    rule: str, person: Person, first: str, reason: Need | Reason
) -> None:
    found = suggest(ALL, how(UP, 6), person, USUAL)
    assert (found[0].key, found[0].reason) == (first, reason), rule


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        (how(UP, 8), Need.UP),
        (how(UP, 9), Reason.PEAK),
        (how(UP, 10), Reason.PEAK),
        (how(UP, 10, "feet"), Reason.DIFFERENT),
        (how(CANT_TELL), Need.UNCLEAR),
        (how(SETTLED), Need.SETTLED),
        (how(flashback=True), Need.FLASHBACK),
    ],
)
def test_the_reason_is_the_moment_where_nothing_is_known_of_the_person(
    moment: Moment, reason: Need | Reason
) -> None:
    assert {one.reason for one in suggest(ALL, moment, NOBODY, USUAL)} == {reason}


@pytest.mark.parametrize(("number", "offered_first"), [(7, False), (8, True), (9, True), (10, True)])
def test_what_is_asked_about_first_is_offered_from_8_on(number: int, offered_first: bool) -> None:
    pinned = Person(pinned=("cold_face",))
    assert (offered(how(UP, number, "look_around", "feet"), pinned)[0] == "cold_face") is offered_first


@pytest.mark.parametrize(("number", "allowed"), [(8, True), (9, False), (10, False)])
def test_from_9_on_nothing_is_counted(number: int, allowed: bool) -> None:
    counting = [key for key in ALL if asks_for(ALL[key], "counting")]
    found = offered(how(UP, number), Person(pinned=tuple(counting)))
    assert bool(set(found) & set(counting)) is allowed


def short_exercise(*suits: Literal["up", "flat", "any"]) -> Exercise:
    return Exercise(name="x", about="x", suits=suits, takes=(5, 10), steps=(Words(text="x", short="x"),))


def test_what_suits_up_and_flat_alike_suits_what_cannot_be_told() -> None:
    own = {
        "up": short_exercise("up"),
        "flat": short_exercise("flat"),
        "both": short_exercise("up", "flat"),
        "any": short_exercise("any"),
    }
    assert {one.key for one in suggest(own, how(CANT_TELL), NOBODY, {})} == {"both", "any"}
    assert {one.key for one in suggest(own, how(UP), NOBODY, {})} == {"up", "both", "any"}


def test_the_three_work_through_different_things_where_there_are_some() -> None:
    through = {"one": "touch", "two": "touch", "three": "moving", "four": "looking"}
    own = {key: replace(short_exercise("any"), through=each) for key, each in through.items()}
    assert [one.key for one in suggest(own, how(UP), NOBODY, {})] == ["one", "three", "four"]
    del own["four"]
    assert [one.key for one in suggest(own, how(UP), NOBODY, {})] == ["one", "three", "two"]


def test_when_all_is_hidden_the_plainest_is_left_and_not_the_last_one_again() -> None:
    own = {"one": short_exercise("any"), "two": short_exercise("up")}
    hidden = Person(hidden=("one", "two"))
    assert [one.key for one in suggest(own, how(UP), hidden, {})] == ["one"]
    assert [one.key for one in suggest(own, how(UP, None, "one"), hidden, {})] == ["two"]


def test_what_was_not_for_somebody_comes_last_of_all() -> None:
    own = {
        name: Exercise(
            name=name, about="x", suits=("any",), takes=(5, 10), steps=(Words(text="x", short="x"),)
        )
        for name in ("one", "two")
    }
    person = Person(evidence={"one": seen(word="not for me")})
    assert [s.key for s in suggest(own, how(UP), person, {})] == ["two"]
    gone = Person(hidden=("two",), evidence=person.evidence)
    assert [s.key for s in suggest(own, how(UP), gone, {})] == ["one"]


def test_the_person_s_own_order_decides_between_equals() -> None:
    own = ALL.ordered(["slow_breathing", "sigh"])
    assert list(own).index("slow_breathing") < list(own).index("hum")
    assert set(own) == set(ALL)


def practice(
    number: int,
    before: Rating,
    after: Rating,
    again: Literal["again", "not for me"] | None = None,
    finished: bool = True,
) -> Practice:
    at = START + timedelta(minutes=number)
    return Practice(
        id=new_id(at, b"abcd"), at=at, exercise="hum", name="Hum", before=before, after=after,
        again=again, finished=finished,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Rating(UP, 8), Rating(UP, 5), -3),
        (Rating(None, 3), Rating(None, 3), 0),
        (Rating(None, 3), Rating(UP, 4), 1),
        (Rating(UP), Rating(SETTLED), -1),
        (Rating(UP, 6), Rating(SETTLED, 8), -1),
        (Rating(FLAT, 2), Rating(SETTLED), -1),
        (Rating(SETTLED, 9), Rating(UP, 1), 1),
        (Rating(SETTLED, 2), Rating(SETTLED, 7), 0),
        (Rating(None, 6), Rating(SETTLED, 8), None),
        (Rating(UP, 5), Rating(FLAT, 5), 0),
        (Rating(UP, 5), Rating(FLAT), 0),
        (Rating(CANT_TELL, 5), Rating(UP, 7), 2),
        (Rating(CANT_TELL), Rating(SETTLED), None),
        (Rating(SETTLED), Rating(FLAT), 1),
        (Rating(UP), Rating(FLAT), 0),
        (Rating(UP), Rating(CANT_TELL), None),
        (Rating(UP, 8), Rating(), None),
        (Rating(), Rating(SETTLED, 1), None),
    ],
)
def test_what_counts_as_easier(before: Rating, after: Rating, expected: int | None) -> None:
    assert changed(before, after) == expected


def test_evidence_counts_what_can_be_compared_and_takes_the_last_word() -> None:
    some = [
        practice(1, Rating(UP, 8), Rating(UP, 5), "not for me"),
        practice(2, Rating(UP, 8), Rating(UP, 9), "again", finished=False),
        practice(3, Rating(FLAT, 8), Rating()),
    ]
    assert count_outcomes(some) == count_outcomes(reversed(some))
    found = count_outcomes(some)["hum"]
    assert set(found) == {None, UP, FLAT}
    whole = found[None]
    assert (whole.times, whole.left, whole.compared, whole.easier, whole.harder) == (3, 1, 2, 1, 1)
    assert (whole.again, whole.not_for_me, whole.verdict) == (1, 1, "again")
    assert (found[FLAT].times, found[FLAT].compared, found[FLAT].verdict) == (1, 0, None)
    assert balance({"hum": found}, "hum", None) == 0


def test_what_went_well_in_this_state_counts_before_what_went_well_in_another() -> None:
    flat = [practice(n, Rating(FLAT, 8), Rating(FLAT, 9)) for n in range(5)]
    up = [practice(n + 10, Rating(UP, 8), Rating(UP, 5)) for n in range(9)]
    both = Person(evidence=count_outcomes(flat + up))
    assert suggest(ALL, how(UP, 6), both, USUAL)[0].key == "hum"
    assert "hum" not in offered(how(FLAT, 6, "feet"), both)
    # Four times are too few to say anything about a state, so that the others speak for it.
    few = Person(evidence=count_outcomes(flat[:4] + up))
    assert suggest(ALL, how(UP, 6), few, USUAL)[0].key == "hum"
    assert "hum" in offered(how(FLAT, 6, "feet"), few)
