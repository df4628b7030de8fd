"""An exercise that goes on by itself in plain mode: once it is asked for, and until something is typed."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.core.exercise import Paced
from companion.core.hands_free import REST, HandsFree, passes, reading_seconds
from companion.flows.context import Context
from companion.flows.walk import ExerciseRun
from companion.plain.choices import Choice

LETTERS_A_SECOND = {"slow": 9.0, "medium": 14.0, "fast": 25.0}
"""How fast a screen reader speaks, by the setting: 14 are about 170 words a minute."""


class HandsFreeLines:
    """Whether one walk goes on by itself, line by line; which steps may be passed is decided in the core."""

    def __init__(self, context: Context, run: ExerciseRun) -> None:
        self._run = run
        self._hands = HandsFree(run.runner)
        self._speed = LETTERS_A_SECOND.get(context.settings.line_pace, LETTERS_A_SECOND["medium"])

    @property
    def choices(self) -> list[Choice]:
        """What may be typed to begin, if there is a step that may be passed; whatever is typed ends it."""
        exercise = self._run.exercise
        may_pass = any(passes(exercise, at) for at in range(len(exercise.steps) - 1))
        return [Choice("hands_free", phrase("plain.hands_free.label"), "h")] if may_pass else []

    def start(self) -> None:
        """Go on by itself from now."""
        self._hands.start()

    def stop(self) -> bool:
        """Go on only when the person does, where this step would go on by itself; return whether it would."""
        if before := self.runs:
            self._hands.stop()
        return before

    @property
    def runs(self) -> bool:
        """Whether this step will be passed by itself; the last one never is."""
        runner = self._run.runner
        return self._hands.runs and runner.index < len(runner.exercise.steps) - 1

    def seconds(self, letters: int) -> float:
        """Return after how many seconds the step is passed, if so many letters were written at it.

        They are spoken first. Then there is time to do what they say; a movement was done already.
        """
        runner = self._run.runner
        is_done = isinstance(runner.step, Paced)
        rest = REST if is_done else reading_seconds(runner.exercise, runner.index, brief=self._run.brief)
        return letters / self._speed + rest
