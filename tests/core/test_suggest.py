"""Which exercises are offered: every rule of the shared list as a row, over all that is shipped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.content.library import library, orders
from companion.core.entry import Practice, Rating, State, is_high
from companion.core.exercise import Exercise, Today, Words
from companion.core.ids import new_id
from companion.core.moment import OCCASIONS, PLACES, Moment, Need
from companion.core.outcomes import Outcome, balance, changed, count_outcomes, last_verdict
from companion.core.rules import asks_for, is_bare
from companion.core.suggest import Orders, Person, Reason, suggest

Word = Literal["again", "not for me"]


def seen(
    compared: int = 0, easier: int = 0, harder: int = 0, word: Word | None = None
) -> dict[State | None, Outcome]:
    """What is known of one exercise, whatever the state it was begun in."""
    return {None: Outcome(compared=compared, easier=easier, harder=harder, verdict=word)}


ALL = library(None)
ORDERS = orders()
NOBODY = Person()
BREATH, OTHER = "longer_out_breath", Reason.DIFFERENT
NO_ORDERS = Orders({}, {})
START = datetime(2025, 3, 4, 12, tzinfo=UTC)


def offered(moment: Moment, person: Person = NOBODY) -> list[str]:
    return [suggestion.key for suggestion in suggest(ALL, moment, person, ORDERS)]


def how(
    state: State | None = None,
    number: int | None = None,
    *done: str,
    flashback: bool = False,
    about: Need | None = None,
    places: Iterable[Need] = (),
    hurry: bool = False,
) -> Moment:
    return Moment(Rating(state, number), flashback, done, about, frozenset(places), hurry)


PUBLIC, STILL = (Need.PUBLIC,), (Need.STILL,)
UP, FLAT, SETTLED, CANT_TELL = State.UP, State.FLAT, State.SETTLED, State.CANT_TELL

MOMENTS = st.builds(
    how,
    st.sampled_from([None, *State]),
    st.none() | st.integers(0, 10),
    flashback=st.booleans(),
    about=st.sampled_from([None, *OCCASIONS]),
    places=st.frozensets(st.sampled_from(list(PLACES))),
    hurry=st.booleans(),
)
SITTINGS = st.builds(
    lambda moment, done: moment._replace(done=tuple(done)),
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
        ("not asked", how(), ["feet", "look_around", "cool_hands"]),
        ("not asked, in a hurry", how(hurry=True), ["feet", "look_around", "cool_hands"]),
        ("up at 8", how(UP, 8), ["feet", "cool_hands", "panic_wave"]),
        ("up at 10", how(UP, 10), ["feet", "cool_hands", "panic_wave"]),
        ("up, in a hurry", how(UP, hurry=True), ["feet", "cool_hands", "panic_wave"]),
        ("up at 7", how(UP, 7), ["look_around", "longer_out_breath", "drop_anchor"]),
        ("up at 7, in a hurry", how(UP, 7, hurry=True), ["look_around", "longer_out_breath", "drop_anchor"]),
        ("up, from the list", how(UP), ["look_around", "longer_out_breath", "drop_anchor"]),
        ("angry at 9", how(UP, 9, about=Need.ANGRY), ["when_angry", "cool_hands", "feet"]),
        ("angry at 5", how(UP, 5, about=Need.ANGRY), ["when_angry", "steady_walk", "longer_out_breath"]),
        ("flat at 9", how(FLAT, 9), ["ladder_back", "stand_and_shift", "object"]),
        ("flat at 5", how(FLAT, 5), ["stand_and_shift", "one_small_thing", "read_aloud"]),
        ("a flashback at 8", how(UP, 8, flashback=True), ["date_and_place", "colour_hunt", "object"]),
        ("a flashback", how(flashback=True), ["flashback_script", "say_what_is_here", "five_senses"]),
        ("sad at 9", how(UP, 9, about=Need.SAD), ["wave_of_grief", "near_someone", "on_the_phone"]),
        ("sad at 5", how(None, 5, about=Need.SAD), ["wave_of_grief", "kind_sentence", "with_an_animal"]),
        ("ashamed at 9", how(FLAT, 9, about=Need.ASHAMED), ["when_ashamed", "object", "near_someone"]),
        ("ashamed at 5", how(UP, 5, about=Need.ASHAMED), ["when_ashamed", "kind_sentence", "name_a_thought"]),
        ("can't tell at 9", how(CANT_TELL, 9), ["feet", "look_around", "cool_hands"]),
        ("can't tell", how(CANT_TELL, 5), ["look_around", "object", "name_it"]),
        ("at night, 9", how(None, 9, about=Need.NIGHT), ["after_a_nightmare", "awake_at_night", "feet"]),
        ("at night, 5", how(UP, 5, about=Need.NIGHT), ["not_now", "progressive_muscles", "sounds"]),
        ("can't stand at 9", how(places=STILL, hurry=True), ["in_bed_or_in_pain", "feet", "look_around"]),
        ("can't stand, 5", how(FLAT, 5, places=STILL), ["in_bed_or_in_pain", "sounds", "colour_hunt"]),
        ("in public at 9", how(UP, 9, places=PUBLIC), ["seated_and_silent", "feet", "cool_hands"]),
        ("in public", how(UP, 5, places=PUBLIC), ["seated_and_silent", "wide_gaze", "look_around"]),
        ("after a session at 9", how(UP, 9, about=Need.AFTER), ["look_around", "feet", "warm_drink"]),
        ("after a session, 5", how(UP, 5, about=Need.AFTER), ["landing", "not_now", "look_around"]),
        ("after breathwork", how(about=Need.BREATHWORK), ["landing", "not_now", "first_hours_after"]),
        ("an urge, 9", how(UP, 9, about=Need.URGE), ["ride_the_wave", "one_line_to_someone", "on_the_phone"]),
        ("an urge", how(UP, 5, about=Need.URGE), ["on_the_phone", "ride_the_wave", "one_line_to_someone"]),
        ("settled", how(SETTLED), ["landing", "warm_drink", "sounds"]),
    ],
)  # fmt: skip
def test_what_is_offered_to_somebody_new(rule: str, moment: Moment, expected: list[str]) -> None:
    assert offered(moment) == expected, rule


@settings(max_examples=300, deadline=None)
@given(SITTINGS, PEOPLE)
def test_the_rules_hold_whatever_else_is_known(moment: Moment, person: Person) -> None:
    found = suggest(ALL, moment, person, ORDERS)
    assert 1 <= len(found) <= 3
    assert len({one.key for one in found}) == len(found)
    column = ORDERS.high if moment.high else ORDERS.low
    named = {key for need in moment.needs for key in column[need]}
    # With all that is left hidden or barred, one plain exercise is offered all the same.
    for one in found if len(found) > 1 else ():
        exercise = ALL[one.key]
        assert one.key not in person.hidden
        assert not exercise.holds_breath
        assert "urge" not in exercise.careful or moment.occasion is Need.URGE
        assert "occasion" not in exercise.careful or one.key in named
        assert all(PLACES[place] in exercise.fits for place in moment.places)
        if moment.need is Need.FLAT and one.key not in named:
            assert not asks_for(exercise, "imagery", "inward")
            assert moment.done or not asks_for(exercise, "breath")
        if moment.need is Need.FLASHBACK and one.key not in named:
            assert not asks_for(exercise, "imagery", "breath")
        if moment.occasion is Need.ANGRY:
            assert one.key not in ("shake_it_out", "march", "wall_push")
        if moment.occasion is Need.NIGHT and one.key not in named:
            assert not any(isinstance(step, Today) for step in exercise.steps)
        if moment.high and not exercise.ask_first:
            assert not exercise.harm or moment.occasion is Need.URGE
            assert is_bare(exercise) or one.key in named
            assert not asks_for(exercise, "breath", "imagery")
        if exercise.ask_first:
            assert one.key in (*person.pinned, person.first)
            assert len(moment.done) >= 2
            assert is_high(moment.rating)
            assert moment.need is Need.UP


@settings(max_examples=200, deadline=None)
@given(SITTINGS, PEOPLE)
def test_evidence_changes_nothing_about_the_first_place(moment: Moment, person: Person) -> None:
    first = moment._replace(done=())
    # What was not for this person is left out; what is left keeps its order.
    liked = {key: all_of for key, all_of in person.evidence.items() if last_verdict({key: all_of}, key)}
    known = person._replace(evidence={key: seen(word="again") for key in liked})
    assert offered(first, known)[0] == offered(first, person._replace(evidence={}))[0]


@settings(max_examples=200, deadline=None)
@given(SITTINGS, PEOPLE)
def test_evidence_never_puts_first_what_can_do_harm(moment: Moment, person: Person) -> None:
    first = suggest(ALL, moment, person, ORDERS)[0].key
    without = suggest(ALL, moment, person._replace(evidence={}), ORDERS)
    if ALL[first].harm and first != without[0].key:
        # Then what stood before it was found harder, or was not for this person.
        assert not set(offered(moment, person)) >= {without[0].key}


def test_own_evidence_reorders_what_comes_after_the_first() -> None:
    known = Person(evidence={"sounds": seen(9, 9, 0), "wall_push": seen(9, 9, 0, "again")})
    assert offered(how(UP, 5), known) == ["look_around", "wall_push", "sounds"]
    assert offered(how(UP, 5, "look_around"), known)[:2] == ["sounds", "wall_push"]


def test_something_else_follows_the_order_of_the_list() -> None:
    done: list[str] = []
    for _ in range(4):
        done.append(offered(Moment(done=tuple(done), in_a_hurry=True))[0])
    assert done == ["feet", "look_around", "cool_hands", "object"]


@settings(max_examples=200, deadline=None)
@given(SITTINGS)
def test_something_else_is_a_different_kind_of_thing(moment: Moment) -> None:
    # An urge has few ways, and all of them are with people.
    if not moment.done or moment.occasion is Need.URGE:
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
        ("usual", Person(), "look_around", OTHER),
        ("the person's own first", Person(first="five_senses"), "five_senses", Reason.FIRST),
        ("five that eased", Person(evidence={"sounds": seen(5, 4, 1)}), "sounds", Reason.HELPED),
        ("four are too few", Person(evidence={"sounds": seen(4, 4, 0)}), "look_around", OTHER),
        ("their own word at once", Person(evidence={"sounds": seen(word="again")}), "sounds", Reason.AGAIN),
        ("their word before numbers", Person(evidence={
            "sounds": seen(word="again"), "five_senses": seen(9, 9, 0),
        }), "sounds", Reason.AGAIN),
        ("pinned before all", Person(pinned=("feet",), evidence={"sounds": seen(9, 9, 0)}), "feet",
         Reason.PINNED),
        ("pins in their order", Person(pinned=("rhythm", "feet")), "rhythm", Reason.PINNED),
        ("hidden", Person(hidden=("look_around",)), BREATH, OTHER),
        ("not for me", Person(evidence={"look_around": seen(word="not for me")}), BREATH, OTHER),
        ("harder afterwards", Person(evidence={"look_around": seen(6, 1, 4)}), BREATH, OTHER),
        (
            "harder in four says nothing",
            Person(evidence={"look_around": seen(4, 0, 4)}),
            "look_around",
            OTHER,
        ),
    ],
)  # fmt: skip
def test_what_a_person_sets_and_has_found_orders(
    rule: str, person: Person, first: str, reason: Need | Reason
) -> None:
    found = suggest(ALL, how(UP, 6, "kind_sentence"), person, ORDERS)
    assert (found[0].key, found[0].reason) == (first, reason), rule


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        (how(UP, 7), Need.UP),
        (how(UP, 8), Reason.PEAK),
        (how(UP, 10), Reason.PEAK),
        (how(UP, 10, "feet"), OTHER),
        (how(CANT_TELL), Need.UNCLEAR),
        (how(SETTLED), Need.SETTLED),
        (how(flashback=True), Need.FLASHBACK),
    ],
)
def test_the_reason_is_the_moment_where_nothing_is_known_of_the_person(
    moment: Moment, reason: Need | Reason
) -> None:
    assert {one.reason for one in suggest(ALL, moment, NOBODY, ORDERS)} == {reason}


@pytest.mark.parametrize(("number", "offered_first"), [(7, False), (8, True), (9, True), (10, True)])
def test_what_is_asked_about_first_is_offered_from_8_on(number: int, offered_first: bool) -> None:
    pinned = Person(pinned=("cold_face",))
    assert (offered(how(UP, number, "look_around", "feet"), pinned)[0] == "cold_face") is offered_first


@pytest.mark.parametrize(("number", "allowed"), [(7, True), (8, False), (10, False)])
def test_from_8_on_there_are_no_sums_no_breath_and_no_pictures(number: int, allowed: bool) -> None:
    for what in ("counting", "breath", "imagery"):
        keys = tuple(key for key in ALL if asks_for(ALL[key], what) and not ALL[key].holds_breath)
        found = offered(how(UP, number, "feet"), Person(pinned=keys))
        assert bool(set(found) & set(keys)) is allowed, what


def short_exercise(*suits: Literal["up", "flat", "any"]) -> Exercise:
    return Exercise(name="x", about="x", suits=suits, takes=(5, 10), steps=(Words(text="x", short="x"),))


def test_what_suits_up_and_flat_alike_suits_what_cannot_be_told() -> None:
    own = {
        "up": short_exercise("up"),
        "flat": short_exercise("flat"),
        "both": short_exercise("up", "flat"),
        "any": short_exercise("any"),
    }
    assert {one.key for one in suggest(own, how(CANT_TELL), NOBODY, NO_ORDERS)} == {"both", "any"}
    assert {one.key for one in suggest(own, how(UP), NOBODY, NO_ORDERS)} == {"up", "both", "any"}


def test_the_three_work_through_different_things_where_there_are_some() -> None:
    through = {"one": "touch", "two": "touch", "three": "moving", "four": "looking"}
    own = {key: replace(short_exercise("any"), through=each) for key, each in through.items()}
    assert [one.key for one in suggest(own, how(UP), NOBODY, NO_ORDERS)] == ["one", "three", "four"]
    del own["four"]
    assert [one.key for one in suggest(own, how(UP), NOBODY, NO_ORDERS)] == ["one", "three", "two"]


def test_when_all_is_hidden_the_plainest_is_left_and_not_the_last_one_again() -> None:
    own = {"one": short_exercise("any"), "two": short_exercise("up")}
    hidden = Person(hidden=("one", "two"))
    assert [one.key for one in suggest(own, how(UP), hidden, NO_ORDERS)] == ["one"]
    assert [one.key for one in suggest(own, how(UP, None, "one"), hidden, NO_ORDERS)] == ["two"]


def test_what_was_not_for_somebody_comes_last_of_all() -> None:
    own = {
        name: Exercise(
            name=name, about="x", suits=("any",), takes=(5, 10), steps=(Words(text="x", short="x"),)
        )
        for name in ("one", "two")
    }
    person = Person(evidence={"one": seen(word="not for me")})
    assert [s.key for s in suggest(own, how(UP), person, NO_ORDERS)] == ["two"]
    gone = Person(hidden=("two",), evidence=person.evidence)
    assert [s.key for s in suggest(own, how(UP), gone, NO_ORDERS)] == ["one"]


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
    assert offered(how(UP, 6, "feet"), both)[1] == "hum"
    assert "hum" not in offered(how(FLAT, 6, "feet"), both)
    # Four times are too few to say anything about a state, so that the others speak for it.
    few = Person(evidence=count_outcomes(flat[:4] + up))
    assert offered(how(UP, 6, "feet"), few)[1] == "hum"
    assert "hum" in offered(how(FLAT, 6, "feet"), few)
