"""The player: one step of an exercise at a time, and nothing else on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from companion.content.catalog import number, phrase, shown_key
from companion.core.exercise import Blocks, Breath, Press, Words
from companion.core.layout import first_row
from companion.core.runner import Ending
from companion.flows.walk import ExerciseRun
from companion.text.exercises import line_below
from companion.text.movements import last_round
from companion.tui.commands import command
from companion.tui.screens.hands_free import HANDS_FREE, HandsFreeLine
from companion.tui.screens.page import TINY
from companion.tui.screens.read_aloud import READ_ALOUD, ReadAloudPage
from companion.tui.steps import rows_needed, rows_of, widget_for
from companion.tui.steps.base import Answered, StepContext
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.note_input import NoteInput
from companion.tui.widgets.phase_bell import PhaseBell
from companion.tui.widgets.round_dots import RoundDone, RoundDots
from companion.tui.widgets.step_dots import StepDots
from companion.tui.widgets.step_text import ALL, StepText
from companion.tui.widgets.ways import PLACES, WAYS, Ways

PACE_STEP = 0.1
READ_AFTER = 1.0
"""Seconds until earlier practices are read: the first step does not wait for them."""


class PlayerPage(ReadAloudPage):
    """Walks an exercise, and returns how the walk ended."""

    CSS_PATH = "player.tcss"
    AUTO_FOCUS = ""
    NOTICES = False
    ONCE = ("space", "right", "enter", "left", "o", "escape")
    BINDINGS = [
        command("exercise.next", "space,right,enter", "next"),
        command("exercise.something_else", "o", "something_else"),
        # The second keys are for steps in which arrows have a use of their own.
        command("exercise.more", "down,pagedown", "more(True)"),
        command("exercise.less", "up,pageup", "more(False)"),
        command("exercise.pause", "full_stop"),
        command("exercise.slower", "minus", "pace(1)"),
        command("exercise.faster", "plus,equals_sign", "pace(-1)"),
        command("exercise.previous", "left", footer=False),
        *HANDS_FREE,
        READ_ALOUD,
        *WAYS,
        *PLACES,
    ]

    def __init__(self, run: ExerciseRun) -> None:
        super().__init__(run)
        self.runner = run.runner
        self.step_context = StepContext(self.context, run.runner, run.earlier)

    def column(self) -> int:
        """Use all the room for large letters."""
        return ALL if self.context.settings.large else self.COLUMN

    def content(self) -> ComposeResult:
        """Lay out the words, room for the step's widget, and the quiet lines."""
        with CentredBlock(rows=rows_of(self.runner.step)):
            yield StepText(self._words(), id="words")
            yield CentredText(self._caution(), id="caution")
            yield Vertical(id="step")
        with Vertical(id="quiet-lines"):
            if self.run.ways:
                yield Ways()
                yield Ways(PLACES)
            yield HandsFreeLine()
            yield CentredText(id="quiet")
        if self.context.settings.bell == "phase":
            yield PhaseBell(self.runner)
        if self.context.settings.progress:
            yield StepDots(len(self.run.exercise.steps))

    async def on_mount(self) -> None:
        """Show the first step."""
        self.set_class("urge" in self.run.exercise.careful, "-number-first")
        self.set_timer(READ_AFTER, lambda: self.run_worker(asyncio.to_thread(self.run.read_earlier)))
        await self._show()

    async def _show(self) -> None:
        """Show the step that the runner is at."""
        step = self.runner.step
        self.brief = self.run.brief
        self._show_words()
        for progress in self.query(StepDots):
            progress.at = self.runner.index
        room, placed = self.query_one("#step"), self.query_one(CentredBlock)
        placed.set_class(isinstance(step, Breath | Press), "-moving")
        placed.rows = rows_of(step)
        self.on_resize()
        self.set_focus(None)
        await room.remove_children()
        widget = widget_for(step, self.step_context)
        self.set_class(widget is not None, "-with-widget")
        if widget:
            await room.mount(widget)
        self.set_class(bool(self.query(NoteInput)), "-notes")
        self.say("")
        if self.runner.rounds:
            await room.mount(RoundDots(self.runner.rounds))
        self.show_hands_free()
        self.read_step()

    def on_resize(self) -> None:
        """Move long words up, so that what is below stays in sight; short ones stay in place if they fit."""
        height, step = self.app.size.height, self.runner.step
        if self.has_class("-tiny") is not (tiny := height < TINY):
            self.set_class(tiny, "-tiny")
            self.say("")
        needed = rows_needed(step, self._words(), self._caution(), self.app.size.width, alone=tiny)
        self.set_class(height - needed < 3, "-no-line").set_class(height - needed < 2, "-full")
        self.query_one(CentredBlock).least = 0 if self.brief and not tiny else needed
        fits = not tiny and (self.brief or first_row(height - 1) + needed < height - 2)  # the footer
        self.set_class(fits and isinstance(step, Words), "-in-place")
        for progress in self.query(StepDots):
            progress.set_class(tiny or first_row(height - 1, rows_of(step)) <= 1, "-covers")

    def _show_words(self) -> None:
        words = self.query_one(StepText)
        words.words = self._words()
        large = self.context.settings.large and self.brief == self.run.brief
        words.big = self.runner.step.short if large else ""
        below, caution = self.query_one("#caution", CentredText), self._caution()
        below.words, below.display = caution, bool(caution)

    def say(self, sentence: str) -> None:
        """Show a sentence in the quiet line, or what stands there else."""
        quiet = self.query_one("#quiet", CentredText)
        quiet.words = sentence or self._usual_line()
        quiet.set_class(not (sentence or self.run.exercise.help_line), "-usual")
        quiet.set_class(bool(sentence), "-said")

    def _usual_line(self) -> str:
        """Return what stands below a step: in a flashback, first of all, what to do if a danger is here."""
        if self.run.flashback and self.runner.index == 0:
            # While something is typed, ? is a sign like any other.
            key = "f1" if self.has_class("-notes") else "question_mark"
            return phrase("exercises_list.danger", pressed=shown_key(key))
        exercise, country = self.run.exercise, self.context.settings.country
        return line_below(exercise, self.runner.step, country, short=self.has_class("-tiny"))

    def words_to_read(self) -> str:
        """Return the words and the caution."""
        return f"{self._words()} {self._caution()}"

    def _words(self) -> str:
        return self.runner.step.short if self.brief else self.runner.step.text

    def _caution(self) -> str:
        return self.run.exercise.caution_at(self.runner.index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a pause and another pace only where something moves, and no letter where one can type."""
        moves = bool(self.runner.rounds) and not self.runner.over and not self.hands.runs
        possible = {
            "pace": moves,
            "pause": moves or isinstance(self.runner.step, Blocks),
            "something_else": not self.has_class("-notes"),
            "more": self.run.brief and parameters == (self.brief,),
            "begin": self.run.ways and self.runner.index == 0 and not self.has_class("-notes"),
        }
        possible["place"] = possible["begin"]
        return possible.get(action, super().check_action(action, parameters))

    async def action_next(self) -> None:
        """Go to the next step, or to the end."""
        await self._move(self.runner.next)

    async def action_previous(self) -> None:
        """Go to the step before."""
        await self._move(self.runner.back)

    async def action_something_else(self) -> None:
        """End here, to do a different exercise."""
        await self._move(self.runner.end, Ending.SOMETHING_ELSE)

    def action_more(self, more: bool) -> None:
        """Show the longer words of this step, or its short form."""
        self.brief = not more
        self._show_words()
        self.on_resize()
        self.refresh_bindings()
        self.read_step()

    async def action_begin(self, what: str) -> None:
        """End here, to begin with what one letter asks for."""
        await self._move(self.runner.end, Ending(what))

    action_place = action_begin

    async def action_back(self) -> None:
        """Stop typing, or leave the exercise where nothing is being typed."""
        for note in self.query(NoteInput):
            if note.typing:
                note.rest()
                return
        await self._move(self.runner.end, Ending.LEFT)

    @on(RoundDone)
    def round_done(self, event: RoundDone) -> None:
        """Show how many rounds are done; after the last say so, and wait."""
        for dots in self.query(RoundDots):
            dots.done = event.rounds
        if self.runner.over:
            self.say(last := last_round(self.runner.phases))
            self.read(last)
            self.refresh_bindings()

    @on(Answered)
    async def answered(self, event: Answered) -> None:
        """Go on after an answer, or end the exercise if the answer does."""
        if event.ending:
            await self._move(self.runner.end, event.ending)
        else:
            await self.action_next()

    async def _move(self, move: Callable[..., None], *how: Ending) -> None:
        """Move the runner, with what was typed put into the run; show the step, or end."""
        self.submit()
        move(*how)
        if self.runner.ending:
            self.dismiss(self.runner.ending)
        else:
            await self._show()

    def action_pause(self) -> None:
        """Pause the movement, or resume it."""
        self.runner.pause()
        self.say(phrase("exercise.paused") if self.runner.paused else "")

    def action_pace(self, by: int) -> None:
        """Change the pace by a step, from where the movement is."""
        self.runner.pace = round(self.runner.pace + by * PACE_STEP, 2)
        phases = self.runner.phases
        parts = (f"{phrase(f'phases.{phase}')} {number(seconds)}" for phase, seconds, *_ in phases)
        self.say(phrase("exercise.pace", phases=", ".join(parts)))
