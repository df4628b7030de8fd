"""The error of the breath's phase after half an hour with uneven frames."""

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
    """Run a breath for half an hour, with each frame a little late, as on a busy machine."""
    step = Breath(inhale=20, exhale=30, rounds=60, short="in and out", text="in and out")
    exercise = Exercise(name="Breath", about="Breath", suits=("any",), takes=(60, 60), steps=(step,))
    chance = random.Random(1)
    now = begin = 1_000_000.7
    runner = Runner(exercise, lambda: now)
    largest = 0.0
    while now < begin + MINUTES * 60:
        now += FRAME / 1000 * chance.uniform(1.0, 1.5)
        largest = max(largest, _error(runner, step, now - begin))
    yield Figure(f"breath after {MINUTES} minutes, out of step", round(largest, 6), "ms", round(FRAME, 1))


def _error(runner: Runner, step: Breath, elapsed: float) -> float:
    """Return the milliseconds between the phase of the runner and that of the clock."""
    beat = runner.beat
    assert beat is not None
    at = beat.round * step.round_seconds
    for timing in pacing_of(step).phases:
        if timing.phase is beat.phase:
            at += beat.fraction * timing.seconds
            break
        at += timing.seconds
    return abs(at - elapsed) * 1000
