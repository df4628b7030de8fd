import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.exercise import Breath, Press, Tap
from companion.core.pacing import Phase, pacing_of

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


def test_after_half_an_hour_there_is_no_drift() -> None:
    pacing = pacing_of(LONGER_OUT)
    assert pacing.at(1800).phase is Phase.IN
    assert pacing.at(1800).round == 180
    assert pacing.at(1799.999).phase is Phase.OUT
