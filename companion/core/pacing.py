"""From seconds elapsed to where a breath, a press or a tap is: a function of time alone, so no drift."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi

from companion.core.exercise import Breath, Paced, Press, Tap


class Phase(StrEnum):
    """The parts of a paced movement; each has its own word in the content."""

    IN = "in"
    SIP = "sip"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    PRESS = "press"
    RELEASE = "release"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment of a pacing.

    `fraction` runs from 0 to 1 within the phase, `openness` is how open the shape is drawn, from 0 to 1,
    `round` counts from 0 and goes on after the last round for as long as somebody stays.
    """

    phase: Phase
    fraction: float
    openness: float
    round: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase of a round: how long it takes in seconds, and how open the shape is before and after."""

    phase: Phase
    seconds: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Pacing:
    """A round of phases that repeats; `seconds` is what all its rounds take together."""

    stretches: tuple[Stretch, ...]
    rounds: int

    @property
    def round_seconds(self) -> float:
        """How long one round takes."""
        return sum(stretch.seconds for stretch in self.stretches)

    @property
    def seconds(self) -> float:
        """How long all rounds take."""
        return self.round_seconds * self.rounds

    def at(self, elapsed: float) -> Beat:
        """Say where the movement is after some seconds; times before the start count as the start."""
        done, within = divmod(max(0.0, elapsed), self.round_seconds)
        for stretch in self.stretches:
            if within < stretch.seconds:
                break
            within -= stretch.seconds
        fraction = min(1.0, within / stretch.seconds)
        openness = stretch.start + (stretch.end - stretch.start) * _ease(fraction)
        return Beat(stretch.phase, fraction, openness, int(done))


SIP_OPENS_AT = 0.8
"""How open the shape is before the second, small breath in of a sigh; chosen by eye."""


def pacing_of(step: Paced) -> Pacing:
    """Give the pacing of a step that has one."""
    match step:
        case Breath():
            full = SIP_OPENS_AT if step.sip else 1.0
            return _pacing(
                (
                    Stretch(Phase.IN, step.inhale, 0.0, full),
                    Stretch(Phase.SIP, step.sip, full, 1.0),
                    Stretch(Phase.HOLD, step.hold, 1.0, 1.0),
                    Stretch(Phase.OUT, step.exhale, 1.0, 0.0),
                    Stretch(Phase.REST, step.rest, 0.0, 0.0),
                ),
                step.rounds,
            )
        case Press():
            return _pacing(
                (
                    Stretch(Phase.PRESS, step.press, 1.0, 0.25),
                    Stretch(Phase.RELEASE, step.release, 0.25, 1.0),
                ),
                step.rounds,
            )
        case Tap():
            left, right = Stretch(Phase.LEFT, step.each, 0, 0), Stretch(Phase.RIGHT, step.each, 1, 1)
            return Pacing((left, right), (step.taps + 1) // 2)


def _pacing(stretches: Iterable[Stretch], rounds: int) -> Pacing:
    return Pacing(tuple(stretch for stretch in stretches if stretch.seconds > 0), rounds)


def _ease(fraction: float) -> float:
    """Start and end softly, as a breath does."""
    return (1 - cos(pi * fraction)) / 2
