"""The wave of an urge: it asks every minute how it is, and draws the answers; none is needed."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from companion.content.catalog import phrase
from companion.core.exercise import Wave
from companion.tui.commands import command
from companion.tui.steps.base import StepWidget

EIGHTHS = " ▁▂▃▄▅▆▇█"
HEIGHT = 4
LOOKS_A_SECOND = 2
STEP = 6
"""How many eighths of a cell the water rises or falls with an answer."""
LOWEST, MIDDLE, HIGHEST = 3, 16, 8 * HEIGHT - 2
MOST_WIDE = 44
NAMES = {1: "higher", 0: "same", -1: "lower"}


class WaveStep(StepWidget[Wave], can_focus=True):
    """The water so far, the question when a minute is over, and the three answers."""

    BINDINGS = [
        command("steps.higher", "up", "say(1)", footer=False),
        command("steps.same", "right,s", "say(0)", footer=False),
        command("steps.lower", "down", "say(-1)", footer=False),
    ]
    DEFAULT_CSS = "WaveStep { height: 8; text-align: center; text-wrap: nowrap; text-overflow: clip; }"

    answers: reactive[dict[int, int]] = reactive(dict)
    minute = reactive(0)

    def on_mount(self) -> None:
        """Follow the clock."""
        self.set_interval(1 / LOOKS_A_SECOND, self._update)

    def _update(self) -> None:
        self.minute = int(self.step_context.runner.elapsed // self.step.each)

    def action_say(self, how: int) -> None:
        """Answer for this minute; a second answer replaces the first."""
        self._update()
        self.answers = {**self.answers, self.minute: how}

    @property
    def noticed(self) -> tuple[str, ...]:
        """The answers, minute by minute, in the words on the screen."""
        return tuple(phrase(f"steps.commands.{NAMES[how]}.label") for _, how in sorted(self.answers.items()))

    def render(self) -> Content:
        """Draw the water, and below it the question and the answers."""
        heights = self._heights()
        water = "\n".join(self._row(heights, row) for row in range(HEIGHT))
        question, answers = self._question(), phrase("steps.answers")
        return Content.assemble((f"{water}\n\n", "$shape"), f"{question}\n\n", (answers, "$quiet"))

    @staticmethod
    def _row(heights: list[int], row: int) -> str:
        below = 8 * (HEIGHT - 1 - row)
        return "".join(EIGHTHS[min(8, max(0, height - below))] for height in heights)

    def _question(self) -> str:
        if self.minute in self.answers:
            return phrase("steps.heard")
        if self.minute == 0:
            return phrase("steps.wave_begins")
        if self.minute >= self.step.rounds:
            return phrase("steps.wave_long")
        return phrase("steps.wave_asks")

    def _heights(self) -> list[int]:
        """Return how high the water is in each column, in eighths of a cell."""
        minutes = max(self.step.rounds, self.minute + 1)
        wide = min(MOST_WIDE, self.size.width - 4)
        levels = [MIDDLE]
        for minute in range(self.minute + 1):
            levels.append(min(HIGHEST, max(LOWEST, levels[-1] + STEP * self.answers.get(minute, 0))))
        here = wide * len(levels) // (minutes + 1)
        return [self._level(levels, column / max(1, here - 1)) for column in range(here)] + [0] * (
            wide - here
        )

    @staticmethod
    def _level(levels: list[int], along: float) -> int:
        """Return the height at a place from 0 to 1 along the levels, linear from one to the next."""
        at = min(1.0, along) * (len(levels) - 1)
        left = min(int(at), len(levels) - 2)
        return round(levels[left] + (levels[left + 1] - levels[left]) * (at - left))
