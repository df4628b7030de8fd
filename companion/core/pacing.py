"""Where a breath, a press or a tap is after some seconds: a function of time alone, so it can't drift."""

from __future__ import annotations

from enum import StrEnum
from math import cos, pi
from typing import NamedTuple

from companion.core.exercise import Breath, Paced, Press, Tap


class Phase(StrEnum):
    """The parts of a paced movement; content has a word for each."""

    IN = "in"
    SIP = "sip"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    PRESS = "press"
    RELEASE = "release"
    LEFT = "left"
    RIGHT = "right"
    COOL = "cool"
    AWAY = "away"
    STILL = "still"


NEVER_LONGER = frozenset({Phase.HOLD, Phase.REST, Phase.PRESS, Phase.COOL})
"""Phases that a slower pace leaves as long as they are: breath that is held, strain, and cold on the skin."""


class Beat(NamedTuple):
    """One moment of a pacing.

    `fraction` runs from 0 to 1 within the phase. `openness` is how open the shape is drawn, from 0 to 1.
    `round` counts the rounds that are done. `left` is how many seconds of the phase are left.
    """

    phase: Phase
    fraction: float
    openness: float
    round: int
    left: float = 0.0


class PhaseTiming(NamedTuple):
    """One phase of a round: its length in seconds, and the openness of the shape at its start and end."""

    phase: Phase
    seconds: float
    start: float
    end: float

    def at_pace(self, pace: float) -> PhaseTiming:
        """Return it slower by a factor above 1, or faster."""
        factor = min(1.0, pace) if self.phase in NEVER_LONGER else pace
        return self._replace(seconds=self.seconds * factor)


class Pacing(NamedTuple):
    """A round of phases that repeats for some rounds, and then rests."""

    phases: tuple[PhaseTiming, ...]
    rounds: int

    @property
    def round_seconds(self) -> float:
        """The length of one round."""
        return sum(timing.seconds for timing in self.phases)

    @property
    def seconds(self) -> float:
        """The length of all rounds together."""
        return self.round_seconds * self.rounds

    def at_pace(self, pace: float) -> Pacing:
        """Return it slower by a factor above 1, or faster; NEVER_LONGER is not slowed."""
        return Pacing(tuple(timing.at_pace(pace) for timing in self.phases), self.rounds)

    def same_place(self, elapsed: float, other: Pacing) -> float:
        """Return after how many seconds another pacing with the same phases is where this one is now."""
        if elapsed >= self.seconds:
            return other.seconds + elapsed - self.seconds
        done, within = divmod(max(0.0, elapsed), self.round_seconds)
        place = done * other.round_seconds
        for mine, theirs in zip(self.phases, other.phases, strict=True):
            if within < mine.seconds:
                return place + theirs.seconds * within / mine.seconds
            within -= mine.seconds
            place += theirs.seconds
        return place

    def at(self, elapsed: float) -> Beat:
        """Return where the movement is after some seconds; a negative time counts as 0.

        After the last round it rests as it was at the end of that.
        """
        if elapsed >= self.seconds:
            return Beat(Phase.STILL, 0.0, self.phases[-1].end, self.rounds)
        done, within = divmod(max(0.0, elapsed), self.round_seconds)
        for timing in self.phases:
            if within < timing.seconds:
                break
            within -= timing.seconds
        fraction = min(1.0, within / timing.seconds)
        openness = timing.start + (timing.end - timing.start) * _ease(fraction)
        return Beat(timing.phase, fraction, openness, int(done), timing.seconds * (1 - fraction))


SIP_OPENS_AT = 0.8
"""Openness before the second, small breath in of a sigh; chosen by eye."""


def pacing_of(step: Paced) -> Pacing:
    """Return the pacing of a step that moves."""
    phases: tuple[PhaseTiming, ...]
    match step:
        case Breath():
            full = SIP_OPENS_AT if step.sip else 1.0
            phases = (
                PhaseTiming(Phase.IN, step.inhale, 0.0, full),
                PhaseTiming(Phase.SIP, step.sip, full, 1.0),
                PhaseTiming(Phase.HOLD, step.hold, 1.0, 1.0),
                PhaseTiming(Phase.OUT, step.exhale, 1.0, 0.0),
                PhaseTiming(Phase.REST, step.rest, 0.0, 0.0),
            )
            return Pacing(tuple(timing for timing in phases if timing.seconds), step.rounds)
        case Press():
            on, off = (Phase.COOL, Phase.AWAY) if step.cool else (Phase.PRESS, Phase.RELEASE)
            phases = PhaseTiming(on, step.press, 1.0, 0.25), PhaseTiming(off, step.release, 0.25, 1.0)
            return Pacing(phases, step.rounds)
        case Tap():
            phases = PhaseTiming(Phase.LEFT, step.each, 0, 0), PhaseTiming(Phase.RIGHT, step.each, 1, 1)
            return Pacing(phases, (step.taps + 1) // 2)


def _ease(fraction: float) -> float:
    """Ease in and out along a cosine, as a breath does."""
    return (1 - cos(pi * fraction)) / 2
