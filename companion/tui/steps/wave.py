"""The wave of an urge: a dot on what has been, asked every minute how it is now; no answer is needed."""

from __future__ import annotations

from math import ceil, cos, pi

from textual.content import Content
from textual.reactive import reactive

from companion.content.catalog import phrase
from companion.core.exercise import Wave
from companion.tui.commands import command
from companion.tui.drawing import in_words, key_of
from companion.tui.steps.base import StepWidget
from companion.tui.widgets.footer import NARROW
from companion.tui.widgets.note_input import Noticed

EIGHTHS = " ▁▂▃▄▅▆▇█"
LOOKS_A_SECOND = 2
COLUMNS = 6
"""How far the dot moves from one question to the next."""
BEFORE = 9
"""How many columns show that it has risen before this began."""
RISEN = 2.0
"""How far, in steps of an answer."""
LEAST_SPAN = 4.0
"""How many steps of an answer the height shows at least; more where more was said."""
LOWEST = 2
"""In eighths of a cell."""
MOST_WIDE, MOST_HIGH = 60, 14
NAMES = {1: "higher", 0: "same", -1: "lower"}


class WaveStep(StepWidget[Wave], can_focus=True):
    """The wave as far as it has come, the question when a minute is over, and the three answers.

    What is ahead is a faint line: how high it will be, and how long, nobody knows.
    """

    BINDINGS = [
        command("steps.higher", "up", "say(1)", footer=False),
        command("steps.same", "equals_sign", "say(0)", footer=False),
        command("steps.lower", "down", "say(-1)", footer=False),
        command("steps.clock", "semicolon"),
    ]
    DEFAULT_CSS = """
    WaveStep { height: 1fr; text-align: center; text-wrap: nowrap; text-overflow: clip; }
    """

    answers: reactive[dict[int, int]] = reactive(dict)
    minute = reactive(0)
    column = reactive(0)
    """How many columns the dot has moved since it began."""
    clock = reactive(False)
    """Whether the minutes so far are shown."""

    def on_mount(self) -> None:
        """Follow the clock."""
        self.set_interval(1 / LOOKS_A_SECOND, self._update)

    def _update(self) -> None:
        rounds = self.step_context.runner.elapsed / self.step.each
        self.minute, self.column = int(rounds), int(rounds * COLUMNS)

    def action_say(self, how: int) -> None:
        """Answer for this minute; a second answer replaces the first."""
        self._update()
        self.answers = {**self.answers, self.minute: how}
        self.post_message(Noticed())

    def action_clock(self) -> None:
        """Show the minutes so far, or hide them."""
        self.clock = not self.clock

    @property
    def spoken(self) -> str:
        """The question of this minute."""
        return self._question()

    @property
    def noticed(self) -> tuple[str, ...]:
        """The answers, minute by minute, in the words on the screen."""
        return tuple(phrase(f"steps.commands.{NAMES[how]}.label") for how in self._given())

    def _given(self) -> list[int]:
        return [how for _, how in sorted(self.answers.items())]

    def render(self) -> Content:
        """Draw the wave, and below it the question, the answers and what else there is to say."""
        lines = [Content.styled(self._question(), "$words"), self._keys()]
        if self._given()[-2:] == [1, 1]:
            lines.append(Content.styled(phrase("steps.wave_people"), "$quiet"))
        if self.clock:
            minutes = int(self.step_context.runner.elapsed // 60)
            lines.append(Content.styled(phrase("steps.wave_clock", count=minutes), "$quiet"))
        if in_words(self):
            return Content("\n").join(lines)
        room = self.size.height - len(lines)
        high = min(MOST_HIGH, max(2, room - 2 if room > 6 else room))
        gap = [Content()] if room > high else []
        wave = draw(self._levels(), self._place(), min(MOST_WIDE, self.size.width - 4), high)
        return Content("\n").join([*wave, *gap, lines[0], *gap, *lines[1:]])

    def _keys(self) -> Content:
        """Return the three answers with their keys, and the clock's where the footer has no room for it."""
        parts = []
        for name in (*NAMES.values(), *(["clock"] if self.size.width > NARROW else [])):
            label = phrase(f"steps.commands.{name}.label")
            key = key_of(self.screen, f"steps.{name}")
            parts.append(Content.assemble((f"{key} ", "$accent"), (label, "$quiet")))
        return Content("   ").join(parts)

    def _question(self) -> str:
        if self.minute in self.answers:
            return phrase("steps.heard")
        if self.minute == 0:
            return phrase("steps.wave_begins")
        return phrase("steps.wave_long" if self.minute >= self.step.rounds else "steps.wave_asks")

    def _place(self) -> int:
        """Return the column of the dot; an answer moves it, so that no wall stands behind it."""
        answered = self.minute in self.answers
        return max(self.column, self.minute * COLUMNS + COLUMNS // 2) if answered else self.column

    def _levels(self) -> list[int]:
        """Return how high it was said to be at the beginning of each minute, and now; 0 at first."""
        levels = [0]
        for minute in range(self.minute + 1):
            levels.append(levels[-1] + self.answers.get(minute, 0))
        return levels


def draw(levels: list[int], column: int, wide: int, high: int) -> list[Content]:
    """Return the wave in rows from the top: what has been, the dot on it, and a faint line ahead.

    `levels` are the heights in steps of an answer at the beginning of each minute, and now. The dot has
    moved by `column` columns. From two thirds of the width on it stays, and the wave moves.
    """
    behind = [_height(levels, column, at - BEFORE) for at in range(BEFORE + column + 1)]
    seen = behind[-max(2, wide * 2 // 3) :]
    lowest = min(*seen, max(seen) - LEAST_SPAN / 2)
    step = (8 * (high - 1) - LOWEST) / max(LEAST_SPAN, max(seen) - lowest)
    heights = [round(LOWEST + (height - lowest) * step) for height in seen]
    ahead = max(0, wide - len(heights))
    rows = []
    for row in reversed(range(high)):
        water = "".join(EIGHTHS[min(8, max(0, height - 8 * row))] for height in heights)
        dot = row == ceil(heights[-1] / 8)
        rest = (" ·" * ahead)[:ahead] if row == 0 else " " * ahead
        rows.append(
            Content.assemble(
                (water[:-1], "$shape"), ("●", "$words") if dot else (water[-1], "$shape"), (rest, "$quiet")
            )
        )
    return rows


def _height(levels: list[int], column: int, at: int) -> float:
    """Return the height at a column, 0 where it began and `column` where the dot is."""
    if at < 0:
        return levels[0] - RISEN * _eased(-at / BEFORE)
    minute = min(at // COLUMNS, len(levels) - 2)
    end = min((minute + 1) * COLUMNS, column)
    along = (at - minute * COLUMNS) / max(1, end - minute * COLUMNS) if at < column else 1.0
    return levels[minute] + (levels[minute + 1] - levels[minute]) * _eased(along)


def _eased(along: float) -> float:
    """Return 0 to 1 for 0 to 1, slow at both ends."""
    return (1 - cos(pi * min(1.0, along))) / 2
