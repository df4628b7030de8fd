"""Walks an exercise: next, back, pause, something else, leave.

A Runner holds no screen and no clock: it calls a function that returns seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from companion.core.exercise import AnyStep, Exercise, Paced
from companion.core.pacing import Beat, Pacing, PhaseTiming, pacing_of


class Ending(StrEnum):
    """How a walk through an exercise ended.

    PEOPLE and UNSURE are answers that mean a danger, or that there may be one. The last five are letters for
    what is needed more.
    """

    FINISHED = "finished"
    LEFT = "left"
    SOMETHING_ELSE = "something else"
    PEOPLE = "people"
    UNSURE = "unsure"
    BREATH = "breath"
    FLASHBACK = "flashback"
    FLAT = "flat"
    PUBLIC = "public"
    STILL = "still"


FASTEST, SLOWEST = 0.6, 1.8
"""The limits of the pace, as factors of a file's own: a breath that is faster settles nobody."""


class Runner:
    """One walk through one exercise.

    No step ends by itself: one whose rounds are done is `over`, and its movement rests. After the end
    every action does nothing. `has_gone_on` says whether a step was finished. `clock` returns
    seconds from any fixed beginning; should it ever run backwards, time stands still instead. `pace`
    above 1 makes every movement slower than in the file, but nothing is held, pressed or cooled longer.
    """

    def __init__(self, exercise: Exercise, clock: Callable[[], float], pace: float = 1.0) -> None:
        self.exercise = exercise
        self.ending: Ending | None = None
        self.has_gone_on = False
        self._clock = clock
        self._seen = clock()
        self._pace = min(SLOWEST, max(FASTEST, pace))
        self._seconds = 0.0
        self._start(0)

    def _start(self, index: int) -> None:
        self.index = index
        self.paused = False
        self._elapsed = self._moved = 0.0
        self._pacing = self._paced()

    def _paced(self) -> Pacing | None:
        return pacing_of(self.step).at_pace(self._pace) if isinstance(self.step, Paced) else None

    @property
    def step(self) -> AnyStep:
        """The current step; after the end, the last one that was shown."""
        return self.exercise.steps[self.index]

    @property
    def elapsed(self) -> float:
        """Seconds in this step, pauses left out."""
        self._update()
        return self._elapsed

    @property
    def seconds(self) -> float:
        """Seconds in all steps together, pauses left out."""
        self._update()
        return self._seconds

    @property
    def pace(self) -> float:
        """How much slower than in the file a movement is."""
        return self._pace

    @pace.setter
    def pace(self, factor: float) -> None:
        """Change the pace from here on; the movement goes on without a jump."""
        self._update()
        self._pace = min(SLOWEST, max(FASTEST, factor))
        before, self._pacing = self._pacing, self._paced()
        if before and self._pacing:
            self._moved = before.same_place(self._moved, self._pacing)

    @property
    def phases(self) -> tuple[PhaseTiming, ...]:
        """The phases of one round at this pace; none for a step that doesn't move."""
        return self._pacing.phases if self._pacing else ()

    @property
    def rounds(self) -> int:
        """How many rounds a paced step has; 0 for a step without any."""
        return self._pacing.rounds if self._pacing else 0

    @property
    def beat(self) -> Beat | None:
        """Where the movement of a paced step is; None for a step without one."""
        self._update()
        return self._pacing.at(self._moved) if self._pacing else None

    @property
    def over(self) -> bool:
        """Whether a paced step has done all of its rounds."""
        self._update()
        return self._pacing is not None and self._moved >= self._pacing.seconds

    @property
    def rested(self) -> float:
        """Seconds since the last round of a paced step was over; 0 before, and for a step without rounds."""
        self._update()
        return max(0.0, self._moved - self._pacing.seconds) if self._pacing else 0.0

    def next(self) -> None:
        """Go to the next step, or finish after the last."""
        self.has_gone_on = self.has_gone_on or not self.ending
        if self.index == len(self.exercise.steps) - 1:
            self.end(Ending.FINISHED)
        elif not self.ending:
            self._update()
            self._start(self.index + 1)

    def back(self) -> None:
        """Go to the step before, from its beginning; at the first step, begin it again."""
        if not self.ending:
            self._update()
            self._start(max(0, self.index - 1))

    def pause(self) -> None:
        """Pause, or resume."""
        if not self.ending:
            self._update()
            self.paused = not self.paused

    def end(self, ending: Ending) -> None:
        """End the walk; only the first ending counts."""
        if not self.ending:
            self._update()
            self.ending = ending

    def resume(self) -> None:
        """Begin the step again at which the walk ended."""
        self._update()
        self.ending = None
        self._start(self.index)

    def _update(self) -> None:
        """Count the seconds since the last update, unless the walk is paused or has ended."""
        now = self._clock()
        if not self.paused and not self.ending:
            passed = max(0.0, now - self._seen)
            self._elapsed += passed
            self._seconds += passed
            self._moved += passed
        self._seen = now
