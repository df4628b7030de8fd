"""What an exercise knows of its own steps."""

import pytest

from companion.core.exercise import Breath, Exercise, Step, Words


def exercise(*steps: Step) -> Exercise:
    return Exercise(name="x", about="x", suits=("any",), takes=(5, 10), steps=steps)  # type: ignore[arg-type]


def breath(**seconds: float) -> Breath:
    return Breath(text="x", short="x", inhale=4, exhale=6, **seconds)  # type: ignore[arg-type]


def test_a_whole_breath_takes_all_of_its_phases() -> None:
    assert breath(sip=1, hold=0.5, rest=0.25).round_seconds == 11.75


@pytest.mark.parametrize(
    ("step", "holds"),
    [
        (Words(text="x", short="x"), False),
        (breath(), False),
        (breath(hold=1), True),
        (breath(rest=1.9), False),
        (breath(rest=2), True),
        (breath(hold=1, rest=2), True),
    ],
)
def test_a_breath_is_held_with_full_lungs_or_for_two_seconds_with_empty_ones(step: Step, holds: bool) -> None:
    assert bool(exercise(Words(text="x", short="x"), step).holds_breath) is holds
