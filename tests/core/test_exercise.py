"""What an exercise knows of its own steps."""

import msgspec
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


def with_cautions(*cautions: str | None) -> Exercise:
    steps = tuple(Words(text="x", short="x", caution=caution) for caution in cautions)
    return msgspec.structs.replace(exercise(*steps), cautions=("the first", "the second"))


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ((None, None), ["the first", ""]),
        ((None, "sore feet"), ["", "sore feet"]),
        (("sore feet", "sore feet"), ["sore feet", "sore feet"]),
    ],
)
def test_a_caution_stands_with_the_step_that_it_is_about_or_with_the_first(
    own: tuple[str | None, ...], shown: list[str]
) -> None:
    careful = with_cautions(*own)
    assert [careful.caution_at(index) for index in range(len(own))] == shown


def test_without_cautions_there_is_none_to_show() -> None:
    assert exercise(Words(text="x", short="x")).caution_at(0) == ""
