"""Going on by itself: what may be passed, when, and what never is."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.library import shipped
from companion.core.exercise import (
    AnyStep,
    Ask,
    Blocks,
    Breath,
    Category,
    Exercise,
    Hunt,
    Listen,
    Notice,
    OwnWords,
    Press,
    PutIn,
    Today,
    Wave,
    Words,
)
from companion.core.hands_free import LONGEST, REST, SHORTEST, HandsFree, Turn, passes, reading_seconds
from companion.core.runner import Runner

LOOK = Words(text="Look.", short="Look.")
BREATHE = Breath(text="Breathe.", short="Breathe.", inhale=4, exhale=6, rounds=2)
COLD = Press(text="Cool.", short="Cool.", press=10, release=10, rounds=2, cool=True)
STAY: list[AnyStep] = [
    Ask(text="?", short="?", answers=("a", "b")),
    Notice(text="x", short="x"),
    OwnWords(text="x", short="x"),
    Hunt(text="x", short="x", offers=("a",)),
    Category(text="x", short="x", offers=("a",)),
    PutIn(text="x", short="x"),
    Blocks(text="x", short="x"),
    Wave(text="x", short="x"),
]


def exercise(*steps: AnyStep, cautions: tuple[str, ...] = ()) -> Exercise:
    return Exercise(name="x", about="x", suits=("any",), takes=(5, 10), steps=steps, cautions=cautions)


class Walk:
    """A walk with its clock; `on` from the first step."""

    def __init__(self, *steps: AnyStep, cautions: tuple[str, ...] = ()) -> None:
        self.now = 0.0
        self.runner = Runner(exercise(*steps, cautions=cautions), lambda: self.now)
        self.hands = HandsFree(self.runner)
        self.hands.start()

    def after(self, seconds: float, *, typed: bool = False) -> Turn | None:
        self.now += seconds
        return self.hands.look(typed=typed)


def test_off_until_it_is_asked_for() -> None:
    walk = Walk(LOOK, LOOK)
    walk.hands.stop()
    assert walk.after(1000) is None


def test_words_have_their_reading_time_and_more_of_them_have_more() -> None:
    walk = Walk(LOOK, LOOK)
    assert walk.after(SHORTEST - 0.1) is None
    assert walk.after(0.2) is Turn.NEXT
    long = Words(text="x" * 140, short="x", caution="y" * 35)
    assert reading_seconds(exercise(long), 0, brief=False) == 25
    assert reading_seconds(exercise(long), 0, brief=True) == SHORTEST
    longest = msgspec.structs.replace(long, text="x" * 1000)
    assert reading_seconds(exercise(longest), 0, brief=False) == LONGEST


@pytest.mark.parametrize(("step", "seconds"), [(BREATHE, 20), (COLD, 40)])
def test_a_movement_ends_at_its_limit_and_rests_a_little(step: AnyStep, seconds: float) -> None:
    walk = Walk(step, LOOK)
    assert walk.after(seconds) is None
    assert walk.after(REST - 0.1) is None
    assert walk.after(0.2) is Turn.NEXT


@pytest.mark.parametrize("step", STAY, ids=lambda step: step.__struct_config__.tag)
def test_what_is_asked_typed_or_played_is_never_passed(step: AnyStep) -> None:
    walk = Walk(step, LOOK)
    assert not walk.hands.runs
    assert walk.after(100_000) is None
    walk.runner.next()
    assert walk.hands.runs, "it is still on"


@pytest.mark.parametrize("step", [Listen(text="x", short="x"), Today(text="x", short="x")])
def test_a_step_with_a_line_is_passed_only_where_nothing_was_typed(step: AnyStep) -> None:
    walk = Walk(step, LOOK)
    assert walk.after(1000, typed=True) is None
    assert walk.after(0) is Turn.NEXT


def test_a_caution_is_passed_only_where_it_was_read_before() -> None:
    first, again = Words(text="x", short="x", caution="cool"), Words(text="y", short="y", caution="cool")
    other = Words(text="z", short="z", caution="not icy")
    careful = exercise(first, again, LOOK, other)
    assert [passes(careful, index) for index in range(4)] == [False, True, True, False]
    assert not passes(exercise(LOOK, LOOK, cautions=("sore feet",)), 0)


def test_it_rests_on_the_last_step_and_is_off_then() -> None:
    walk = Walk(LOOK)
    assert walk.after(60) is Turn.REST
    assert not walk.hands.on
    assert walk.after(1000) is None
    assert walk.runner.ending is None


def test_turned_on_late_it_gives_the_step_its_time_again() -> None:
    for step in (LOOK, BREATHE):
        walk = Walk(step, LOOK)
        walk.hands.stop()
        walk.after(500)
        walk.hands.start()
        assert walk.after(REST - 0.1) is None
        assert walk.after(SHORTEST) is Turn.NEXT


def test_the_next_step_has_all_of_its_own_time() -> None:
    walk = Walk(LOOK, LOOK, LOOK)
    assert walk.after(SHORTEST) is Turn.NEXT
    walk.runner.next()
    assert walk.after(SHORTEST - 0.1) is None
    assert walk.after(0.1) is Turn.NEXT


def test_a_pause_takes_no_time() -> None:
    walk = Walk(LOOK, LOOK)
    walk.runner.pause()
    assert walk.after(1000) is None


@given(st.sampled_from(sorted(shipped())), st.booleans(), st.floats(0.6, 1.8))
def test_every_exercise_comes_to_rest_before_or_on_its_last_step(key: str, brief: bool, pace: float) -> None:
    now = 0.0
    runner = Runner(shipped()[key], lambda: now, pace)
    hands = HandsFree(runner)
    hands.start()
    for _ in range(1000):
        now += 1.0
        match hands.look(brief=brief):
            case Turn.NEXT:
                assert passes(runner.exercise, runner.index)
                runner.next()
            case Turn.REST:
                break
        if not hands.runs:
            hands.stop()  # as it would stay here for ever, the person goes on
            runner.next()
            hands.start()
        if runner.ending:
            break
    else:
        raise AssertionError("it never came to rest")
    assert runner.index == len(runner.exercise.steps) - 1
