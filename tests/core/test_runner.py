from collections.abc import Callable
from operator import methodcaller

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.core.exercise import Breath, Exercise, Notice, Press, Tap, Words
from companion.core.pacing import Phase
from companion.core.runner import Ending, Runner

EXERCISE = Exercise(
    name="Everything",
    about="One of each.",
    suits=("any",),
    takes=(30, 60),
    steps=(
        Words(text="Look.", short="Look."),
        Breath(text="Breathe.", short="Breathe.", inhale=4, exhale=6, rounds=2),
        Notice(text="Notice.", short="Notice.", count=3),
        Press(text="Press.", short="Press."),
        Tap(text="Tap.", short="Tap."),
    ),
)
LONG = Exercise(
    name="Long",
    about="Half an hour.",
    suits=("any",),
    takes=(1800, 1800),
    steps=(
        Words(text="Look.", short="Look."),
        Breath(text="Breathe.", short="Breathe.", inhale=15, exhale=25, rounds=60),
    ),
)
ENDINGS = (Ending.LEFT, Ending.SOMETHING_ELSE, Ending.PEOPLE)
ACTIONS: tuple[Callable[[Runner], None], ...] = (
    Runner.next,
    Runner.back,
    Runner.pause,
    *(methodcaller("end", ending) for ending in ENDINGS),
)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def round_seconds(runner: Runner) -> float:
    return sum(timing.seconds for timing in runner.phases)


def rounds_in(runner: Runner) -> float:
    """How many rounds of LONG are done, with the part of the one that is not."""
    beat = runner.beat
    assert beat is not None
    return beat.round + (beat.fraction * 0.375 if beat.phase is Phase.IN else 0.375 + beat.fraction * 0.625)


def walk() -> tuple[Runner, Clock]:
    clock = Clock()
    return Runner(EXERCISE, clock), clock


def test_next_walks_every_step_and_then_finishes() -> None:
    runner, _ = walk()
    seen = []
    while not runner.ending:
        seen.append(runner.step)
        runner.next()
    assert tuple(seen) == EXERCISE.steps
    assert runner.ending is Ending.FINISHED


def test_a_pause_takes_no_time() -> None:
    runner, clock = walk()
    clock.now = 3
    runner.pause()
    clock.now = 100
    runner.pause()
    clock.now = 101
    assert runner.elapsed == 4


def test_the_next_step_begins_at_zero() -> None:
    runner, clock = walk()
    clock.now = 5
    runner.next()
    assert (runner.elapsed, runner.seconds) == (0, 5)


def test_going_back_goes_one_step() -> None:
    runner, _ = walk()
    runner.next()
    runner.next()
    runner.back()
    assert runner.index == 1
    runner.back()
    runner.back()
    assert runner.index == 0


def test_going_back_begins_the_step_before_again() -> None:
    runner, clock = walk()
    clock.now = 5
    runner.next()
    clock.now = 9
    runner.back()
    assert (runner.index, runner.elapsed, runner.seconds) == (0, 0, 9)


def test_a_breath_rests_after_its_rounds() -> None:
    runner, clock = walk()
    runner.next()
    clock.now = 19.9
    assert not runner.over
    clock.now = 25
    assert runner.over
    assert runner.beat is not None
    assert (runner.beat.round, runner.beat.phase, runner.beat.openness) == (2, Phase.STILL, 0)


@given(st.lists(st.tuples(st.floats(0, 8), st.floats(min_value=0.6, max_value=1.8)), min_size=1, max_size=12))
def test_a_change_of_pace_moves_nothing_by_itself(changes: list[tuple[float, float]]) -> None:
    clock = Clock()
    runner = Runner(LONG, clock)
    runner.next()
    rounds = 0.0
    for passed, factor in changes:
        clock.now += passed
        rounds += passed / round_seconds(runner)
        before = rounds_in(runner)
        runner.pace = factor
        assert rounds_in(runner) == pytest.approx(before)
    assert runner.beat is not None
    assert runner.beat.round == pytest.approx(rounds, abs=1)
    assert runner.seconds == pytest.approx(clock.now)


def test_the_pace_has_bounds_and_stays_from_step_to_step() -> None:
    runner, clock = walk()
    runner.pace = 9
    assert runner.pace == 1.8
    runner.next()
    clock.now = 18
    assert round_seconds(runner) == 18
    assert runner.beat is not None
    assert runner.beat.round == 1
    runner.pace = 0
    assert round_seconds(runner) == 6


def test_half_an_hour_at_an_odd_pace_does_not_drift() -> None:
    clock = Clock()
    runner = Runner(LONG, clock, pace=1.1)
    runner.next()
    for _ in range(1800 * 12):
        clock.now += 1 / 12
        runner.beat  # noqa: B018
    assert abs(rounds_in(runner) - 1800 / 44) < 0.01


BREATHS = st.builds(
    Breath,
    text=st.just("Breathe."),
    short=st.just("Breathe."),
    inhale=st.floats(1, 10),
    hold=st.sampled_from([0, 4, 7]),
    exhale=st.floats(1, 15),
    rest=st.sampled_from([0, 1.5, 4]),
    rounds=st.just(2),
)
STRAIN = st.builds(
    Press,
    text=st.just("Press."),
    short=st.just("Press."),
    press=st.floats(2, 15),
    release=st.floats(2, 30),
    rounds=st.just(2),
    cool=st.booleans(),
)


@settings(deadline=None)
@given(
    st.one_of(BREATHS, STRAIN),
    st.lists(st.tuples(st.floats(0, 3), st.floats(1.0, 3)), max_size=8),
)
def test_nothing_is_held_pressed_or_cooled_longer_than_the_file_says(
    step: Breath | Press, slower: list[tuple[float, float]]
) -> None:
    clock = Clock()
    runner = Runner(
        msgspec.structs.replace(EXERCISE, steps=(step,)), clock, pace=slower[0][1] if slower else 1.8
    )
    times: dict[tuple[int, Phase], float] = {}
    for passed, factor in slower:
        follow(runner, clock, clock.now + passed, times)
        runner.pace = factor
    while not runner.over:
        follow(runner, clock, clock.now + 1, times)
    for (_, phase), seconds in times.items():
        longest = {
            Phase.HOLD: getattr(step, "hold", 0),
            Phase.REST: getattr(step, "rest", 0),
            Phase.PRESS: getattr(step, "press", 0),
            Phase.COOL: getattr(step, "press", 0),
        }.get(phase)
        assert longest is None or seconds <= longest + 2 * TICK, phase


TICK = 0.05


def follow(runner: Runner, clock: Clock, end: float, times: dict[tuple[int, Phase], float]) -> None:
    """Look at a movement until a time, and add up how long each phase of each round takes."""
    while clock.now < end:
        clock.now += TICK
        beat = runner.beat
        assert beat is not None
        times[beat.round, beat.phase] = times.get((beat.round, beat.phase), 0) + TICK


@given(st.floats(0.6, 1.8))
def test_the_rest_of_a_movement_follows_the_pace(pace: float) -> None:
    clock = Clock()
    runner = Runner(EXERCISE, clock, pace)
    runner.next()
    assert [timing.seconds for timing in runner.phases] == pytest.approx([4 * pace, 6 * pace])


def test_a_pace_set_after_the_last_round_begins_nothing_again() -> None:
    runner, clock = walk()
    runner.next()
    clock.now = 25
    runner.pace = 1.8
    assert runner.over


@pytest.mark.parametrize("ending", ENDINGS)
def test_only_the_first_ending_counts(ending: Ending) -> None:
    runner, _ = walk()
    runner.end(ending)
    runner.end(Ending.FINISHED)
    assert runner.ending is ending


@given(
    st.lists(
        st.tuples(st.sampled_from(ACTIONS), st.floats(min_value=-50, max_value=5000, allow_nan=False)),
        max_size=40,
    )
)
def test_any_sequence_of_actions_ends_cleanly(sequence: list[tuple[Callable[[Runner], None], float]]) -> None:
    runner, clock = walk()
    total = 0.0
    for action, passed in sequence:
        clock.now += passed
        total += max(0.0, passed)
        ended_as = runner.ending
        action(runner)
        assert 0 <= runner.elapsed <= runner.seconds + 1e-6
        assert runner.seconds <= total + 1e-6
        assert 0 <= runner.index < len(EXERCISE.steps)
        assert ended_as is None or runner.ending is ended_as
    runner.end(Ending.LEFT)
    spent = runner.seconds
    clock.now += 10
    assert runner.ending is not None
    assert runner.seconds == spent
