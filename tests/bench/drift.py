"""How far the breath is from where it belongs after half an hour, with a clock that is looked at unevenly."""

from __future__ import annotations

import random
from collections.abc import Iterable

from companion.core.exercise import Breath, Exercise
from companion.core.pacing import pacing_of
from companion.core.runner import Runner
from tests.bench.figure import Figure

MINUTES = 30
FRAME = 1000 / 12
"""Milliseconds of a frame."""


def measure() -> Iterable[Figure]:
    """Look at a breath for half an hour, a frame at a time, each a little late, as on a busy machine."""
    step = Breath(inhale=4, exhale=6, rounds=60, short="in and out", text="in and out")
    exercise = Exercise(name="Breath", about="Breath", suits=("any",), takes=(60, 60), steps=(step,))
    chance = random.Random(1)
    now = begin = 1_000_000.7
    runner = Runner(exercise, lambda: now)
    furthest = 0.0
    while now < begin + MINUTES * 60:
        now += FRAME / 1000 * chance.uniform(1.0, 1.5)
        furthest = max(furthest, _error(runner, step, now - begin))
    yield Figure(f"breath after {MINUTES} minutes, out of step", round(furthest, 6), "ms", round(FRAME, 1))


def _error(runner: Runner, step: Breath, elapsed: float) -> float:
    """Milliseconds between where the runner says that the breath is, and where the time says it is."""
    beat = runner.beat
    assert beat is not None
    at = beat.round * step.round_seconds
    for timing in pacing_of(step).phases:
        if timing.phase is beat.phase:
            at += beat.fraction * timing.seconds
            break
        at += timing.seconds
    return abs(at - elapsed) * 1000
