"""The player: one step of an exercise at a time, and nothing else on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widget import Widget

from companion.content.phrases import say
from companion.core.entry import UNRATED, Practice, Rating
from companion.core.exercise import Breath, Exercise, Notice, Press, Tap
from companion.core.pacing import Beat
from companion.core.runner import Ending, Runner
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.line import Line
from companion.tui.widgets.notices import Notices
from companion.tui.widgets.placed import Placed
from companion.tui.widgets.shape import Shape
from companion.tui.widgets.taps import Taps
from companion.tui.world import World


@dataclass(frozen=True)
class Walked:
    """How a walk through an exercise went."""

    ending: Ending
    practice: Practice


class ExercisePage(Page[Walked]):
    """Walks one exercise. `brief` shows each step in six words at most."""

    CSS_PATH = "exercise.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [
        command("exercise.next", "space,right,l", "next"),
        command("exercise.something_else", "enter", "something_else"),
        command("exercise.pause", "p"),
        command("exercise.previous", "left,backspace,h", footer=False),
    ]

    def __init__(
        self, world: World, key: str, exercise: Exercise, *, before: Rating = UNRATED, brief: bool = False
    ) -> None:
        super().__init__()
        self.world = world
        self.key = key
        self.exercise = exercise
        self.before = before
        self.brief = brief
        self.runner = Runner(exercise, world.clock)
        self.began = world.now()
        self.noticed: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the words, room for what moves, and the quiet line."""
        with Placed(rows=1):
            yield Line(self._words(), id="words")
            yield Vertical(id="step")
        yield Line(self._quiet_line(), id="quiet")
        yield Hints()

    async def on_mount(self) -> None:
        """Show the first step."""
        await self._show()

    async def _show(self) -> None:
        """Show the step that the runner is at."""
        self.query_one("#words", Line).words = self._words()
        self.query_one("#quiet", Line).words = self._quiet_line()
        room = self.query_one("#step")
        self.query_one(Placed).set_class(isinstance(self.runner.step, Breath | Press), "-moving")
        self.query_one(Placed).rows = 14 if isinstance(self.runner.step, Breath | Press) else 1
        await room.remove_children()
        if widget := self._widget():
            await room.mount(widget)
        self.refresh_bindings()

    def _words(self) -> str:
        return self.runner.step.short if self.brief else self.runner.step.text

    def _quiet_line(self) -> str:
        if self.runner.index == 0 and self.exercise.cautions:
            return self.exercise.cautions[0]
        return say("exercise.stop_signs")

    def _widget(self) -> Widget | None:
        match self.runner.step:
            case Breath() | Press():
                return Shape(self._beat, still=self.world.settings.motion == "reduced")
            case Tap():
                return Taps(self._beat, lambda: self.runner.over)
            case Notice():
                return Notices()
        return None

    def _beat(self) -> Beat:
        return cast(Beat, self.runner.beat)

    async def on_key(self, event: Key) -> None:
        """Begin typing with the first letter, where there is something to type."""
        notices = self.query(Notices)
        if notices and event.is_printable and event.character != " " and not notices.first().typing:
            event.stop()
            notices.first().begin(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A pause is offered where something moves."""
        return action != "pause" or self.runner.beat is not None

    async def action_next(self) -> None:
        """Go to the next step, or to the end."""
        self._gather()
        self.runner.next()
        await self._go_on()

    async def action_previous(self) -> None:
        """Go to the step before."""
        self._gather()
        self.runner.back()
        await self._show()

    def action_pause(self) -> None:
        """Stop the movement, or let it go on."""
        self.runner.pause()
        paused = say("exercise.paused") if self.runner.paused else self._quiet_line()
        self.query_one("#quiet", Line).words = paused

    async def action_something_else(self) -> None:
        """End here, for something different."""
        self.runner.something_else()
        await self._go_on()

    def action_back(self) -> None:
        """Stop typing if somebody types, otherwise leave the exercise."""
        notices = self.query(Notices)
        if notices and notices.first().typing:
            notices.first().rest()
            return
        self.runner.leave()
        self.dismiss(self.walked())

    async def _go_on(self) -> None:
        if self.runner.ending:
            self.dismiss(self.walked())
        else:
            await self._show()

    def _gather(self) -> None:
        for notices in self.query(Notices):
            self.noticed.extend(notices.all_noticed)

    def walked(self) -> Walked:
        """What is to be kept of this walk."""
        self._gather()
        practice = Practice(
            id=self.world.notebook.new_id(self.began),
            at=self.began,
            exercise=self.key,
            name=self.exercise.name,
            before=self.before,
            finished=self.runner.ending is Ending.FINISHED,
            seconds=round(self.runner.seconds),
            noticed=tuple(self.noticed),
        )
        return Walked(self.runner.ending or Ending.LEFT, practice)

    async def finish(self) -> None:
        """Keep what was done so far, because the app is being left."""
        self.runner.leave()
        await self.companion.keep(self.walked().practice)
