from hypothesis import given
from hypothesis import strategies as st

from companion.core.exercise import Breath, Exercise, Notice, Press, Tap, Words
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
ACTIONS = ("next", "back", "pause", "something_else", "leave")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


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


def test_going_back_begins_the_step_before_again() -> None:
    runner, clock = walk()
    clock.now = 5
    runner.next()
    clock.now = 9
    runner.back()
    assert (runner.index, runner.elapsed, runner.seconds) == (0, 0, 9)


def test_a_breath_is_over_after_its_rounds_and_goes_on() -> None:
    runner, clock = walk()
    runner.next()
    clock.now = 19.9
    assert not runner.over
    clock.now = 25
    assert runner.over
    assert runner.beat is not None
    assert runner.beat.round == 2


def test_leaving_says_how() -> None:
    for action, ending in (("leave", Ending.LEFT), ("something_else", Ending.SOMETHING_ELSE)):
        runner, _ = walk()
        getattr(runner, action)()
        assert runner.ending is ending


@given(
    st.lists(
        st.tuples(st.sampled_from(ACTIONS), st.floats(min_value=-50, max_value=5000, allow_nan=False)),
        max_size=40,
    )
)
def test_any_sequence_of_actions_ends_cleanly(sequence: list[tuple[str, float]]) -> None:
    runner, clock = walk()
    total = 0.0
    for action, passed in sequence:
        clock.now += passed
        total += max(0.0, passed)
        ended_as = runner.ending
        getattr(runner, action)()
        assert 0 <= runner.elapsed <= runner.seconds + 1e-6
        assert runner.seconds <= total + 1e-6
        assert 0 <= runner.index < len(EXERCISE.steps)
        assert ended_as is None or runner.ending is ended_as
    runner.leave()
    spent = runner.seconds
    clock.now += 10
    assert runner.ending is not None
    assert runner.seconds == spent
