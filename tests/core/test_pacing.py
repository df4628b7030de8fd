"""Paced movement: the phase, how open the shape is, and how long all of it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.exercise import Breath, Press, Tap
from companion.core.pacing import Beat, Phase, pacing_of

LONGER_OUT = Breath(text="x", short="x", inhale=4, exhale=6, rounds=6)
SIGH = Breath(text="x", short="x", inhale=3, sip=1, exhale=7, rounds=3)
BOX = Breath(text="x", short="x", inhale=4, hold=4, exhale=4, rest=4, rounds=4)


@pytest.mark.parametrize(
    ("step", "elapsed", "phase"),
    [
        (LONGER_OUT, 0, Phase.IN),
        (LONGER_OUT, 3.99, Phase.IN),
        (LONGER_OUT, 4, Phase.OUT),
        (LONGER_OUT, 10, Phase.IN),
        (SIGH, 3.5, Phase.SIP),
        (BOX, 4.5, Phase.HOLD),
        (BOX, 12.5, Phase.REST),
        (Press(text="x", short="x"), 1, Phase.PRESS),
        (Press(text="x", short="x"), 6, Phase.RELEASE),
        (Tap(text="x", short="x", each=2), 1, Phase.LEFT),
        (Tap(text="x", short="x", each=2), 3, Phase.RIGHT),
    ],
)
def test_the_phase_after_some_seconds(step: Breath, elapsed: float, phase: Phase) -> None:
    assert pacing_of(step).at(elapsed).phase is phase


def test_the_shape_opens_with_the_breath_and_closes() -> None:
    pacing = pacing_of(LONGER_OUT)
    assert pacing.at(0).openness == 0
    assert pacing.at(4).openness == 1
    assert pacing.at(7).openness == pytest.approx(0.5)


@pytest.mark.parametrize("step", [LONGER_OUT, SIGH, BOX, Press(text="x", short="x")])
@given(elapsed=st.floats(min_value=0, max_value=7200))
def test_the_shape_never_jumps(step: Breath, elapsed: float) -> None:
    pacing = pacing_of(step)
    before, after = pacing.at(elapsed), pacing.at(elapsed + 0.02)
    assert abs(after.openness - before.openness) < 0.05
    assert 0 <= before.fraction <= 1


@pytest.mark.parametrize(
    ("step", "turning_points"),
    [
        (LONGER_OUT, {0: 0, 4: 1, 10: 0}),
        (SIGH, {0: 0, 3: 0.8, 4: 1, 11: 0}),
        (BOX, {0: 0, 4: 1, 8: 1, 12: 0, 14: 0, 16: 0}),
        (Press(text="x", short="x", press=5, release=10), {0: 1, 5: 0.25, 15: 1}),
        (Tap(text="x", short="x", each=2), {0: 0, 1: 0, 2: 1, 3: 1, 4: 0}),
    ],
    ids=["longer out", "sigh", "box", "press", "tap"],
)
def test_the_shape_at_each_turning_point(step: Breath, turning_points: dict[float, float]) -> None:
    pacing = pacing_of(step)
    assert {at: pacing.at(at).openness for at in turning_points} == pytest.approx(turning_points)


@pytest.mark.parametrize(
    ("step", "seconds", "rounds"),
    [
        (LONGER_OUT, 60, 6),
        (BOX, 64, 4),
        (Press(text="x", short="x", press=5, release=10, rounds=3), 45, 3),
        # A round is a tap on either side; an odd number ends with a whole round.
        (Tap(text="x", short="x", each=2, taps=8), 16, 4),
        (Tap(text="x", short="x", each=2, taps=9), 20, 5),
    ],
    ids=["longer out", "box", "press", "even taps", "odd taps"],
)
def test_all_rounds_together(step: Breath, seconds: float, rounds: int) -> None:
    pacing = pacing_of(step)
    assert (pacing.seconds, pacing.rounds) == (seconds, rounds)


def test_a_time_before_the_start_counts_as_the_start() -> None:
    assert pacing_of(LONGER_OUT).at(-3) == pacing_of(LONGER_OUT).at(0)


def test_the_fraction_of_a_phase_is_that_of_its_seconds() -> None:
    beat = pacing_of(LONGER_OUT).at(10 + 4 + 1.5)
    assert (beat.phase, beat.fraction, beat.round) == (Phase.OUT, pytest.approx(0.25), 1)


def test_after_half_an_hour_there_is_no_drift() -> None:
    pacing = pacing_of(Breath(text="x", short="x", inhale=15, exhale=25, rounds=60))
    assert pacing.at(1800).phase is Phase.IN
    assert pacing.at(1800).round == 45
    assert pacing.at(1799.999).phase is Phase.OUT


STEPS = [LONGER_OUT, SIGH, BOX, Press(text="x", short="x"), Tap(text="x", short="x")]


@pytest.mark.parametrize("step", STEPS)
def test_after_the_last_round_the_movement_rests_where_it_was(step: Breath) -> None:
    pacing = pacing_of(step)
    last = pacing.at(pacing.seconds - 0.001)
    rest = Beat(Phase.STILL, 0, pytest.approx(last.openness, abs=0.01), pacing.rounds)
    for elapsed in (pacing.seconds, pacing.seconds + 3600):
        assert pacing.at(elapsed) == rest
