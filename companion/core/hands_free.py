"""Decides whether an exercise goes on by itself, for a person whose hands are busy, and when.

It holds no screen and no clock: the time is that of the walk.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from companion.core.exercise import (
    Ask,
    Blocks,
    Breath,
    Category,
    Exercise,
    Hunt,
    Listen,
    Notice,
    OwnWords,
    Paced,
    Press,
    PutIn,
    Reach,
    Tap,
    Today,
    Wave,
    Words,
)
from companion.core.runner import Runner

LETTERS_A_SECOND = 7.0
"""How fast words are read and done: less than half of the 17 a second of subtitles. Chosen by eye."""
SHORTEST, LONGEST = 10.0, 30.0
"""Seconds at least and at most for a step without a movement; chosen by eye."""
REST = 3.0
"""Seconds of rest after the last round of a movement; chosen by eye."""


class Turn(Enum):
    """What comes next by itself: another step, or rest on the last one."""

    NEXT = auto()
    REST = auto()


class HandsFree:
    """Whether one walk goes on by itself; at first it doesn't."""

    def __init__(self, runner: Runner) -> None:
        self.on = False
        self._runner = runner
        self._began = (0, 0.0)

    def start(self) -> None:
        """Go on by itself from now; the time of this step begins anew."""
        self.on = True
        self._began = (self._runner.index, self._runner.elapsed)

    def stop(self) -> None:
        """Go on only when the person does."""
        self.on = False

    @property
    def runs(self) -> bool:
        """Whether this step will be passed by itself."""
        return self.on and not self._runner.ending and passes(self._runner.exercise, self._runner.index)

    def look(self, *, brief: bool = False, typed: bool = False) -> Turn | None:
        """Return what is due now, None for nothing; at the end it stops.

        `brief` says that the short form is read, `typed` that something was typed at this step.
        """
        if not self.runs or typed or not self._is_over(brief):
            return None
        if self._runner.index < len(self._runner.exercise.steps) - 1:
            return Turn.NEXT
        self.stop()
        return Turn.REST

    def _is_over(self, brief: bool) -> bool:
        runner = self._runner
        at, since = self._began
        here = runner.elapsed - (since if at == runner.index else 0.0)
        if isinstance(runner.step, Paced):
            return min(here, runner.rested) >= REST
        return here >= reading_seconds(runner.exercise, runner.index, brief=brief)


def passes(exercise: Exercise, index: int) -> bool:
    """Whether a step may be passed by itself.

    Not where something is asked, typed or played, and not where a caution is read for the first time.
    """
    match exercise.steps[index]:
        case Words() | Breath() | Press() | Tap() | Listen() | Today():
            caution = exercise.caution_at(index)
            return not caution or caution in map(exercise.caution_at, range(index))
        case Ask() | Notice() | OwnWords() | Hunt() | Category() | PutIn() | Blocks() | Wave() | Reach():
            return False
        case step:
            assert_never(step)


def reading_seconds(exercise: Exercise, index: int, *, brief: bool) -> float:
    """Return the seconds that the words of a step are given, to be read and done."""
    step = exercise.steps[index]
    letters = len(step.short if brief else step.text) + len(exercise.caution_at(index))
    return min(LONGEST, max(SHORTEST, letters / LETTERS_A_SECOND))
