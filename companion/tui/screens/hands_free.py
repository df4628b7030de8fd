"""The part of the player that goes on by itself, for a person whose hands are busy."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.events import Key, Mount
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.hands_free import HandsFree, Turn
from companion.flows.walk import ExerciseRun
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.noting import NotingPage
from companion.tui.widgets.note_input import NoteInput, Noticed
from companion.tui.widgets.step_text import StepText

LOOKS_A_SECOND = 4
BRIGHT = 1.5
"""Seconds for which the words of a step that came by itself are bright; chosen by eye."""


HANDS_FREE = [
    command("exercise.stop_hands_free", "space,right,enter", "stop_hands_free"),
    command("exercise.hands_free", "h", footer=False),
]
"""The commands of the page, to stand beside its others: a key of a derived class hides that of its base."""


class HandsFreePage(NotingPage):
    """Passes steps by itself once that is asked for; what may be passed and when is decided in the core.

    A page that extends this shows a `HandsFreeLine` and has `action_next`.
    """

    def __init__(self, run: ExerciseRun) -> None:
        super().__init__()
        self.run = run
        self.hands = HandsFree(run.runner)
        self.brief = run.brief

    def action_hands_free(self) -> None:
        """Go on by itself from now, or no longer."""
        if self.hands.on:
            self.action_stop_hands_free()
        else:
            self.hands.start()
            self._say_where("goes_on" if self.hands.runs else "waits")

    def action_stop_hands_free(self) -> None:
        """Stop going on by itself, and stay at this step."""
        self.hands.stop()
        self._say_where("stopped")

    @on(Mount)
    def follow_cover(self) -> None:
        """Stop going on by itself when the cover comes, and not go on after it."""
        self.watch(self.app, "covered", self.on_screen_suspend, init=False)

    def on_screen_suspend(self) -> None:
        """Stop going on by itself while another page is looked at."""
        if self.hands.on:
            self.action_stop_hands_free()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer either to stop or to go on."""
        return {"stop_hands_free": self.hands.runs, "next": not self.hands.runs}.get(action, True)

    async def on_key(self, event: Key) -> None:
        """Stop at any key but one that leads away from here; unless it is typed, it does nothing else."""
        active = self.active_bindings.get(event.key)
        leads_away = active and str(active.binding.id).startswith(("app.", "exercise.something_else"))
        if self.hands.runs and not leads_away:
            self.action_stop_hands_free()
            if not (self.query(NoteInput) and event.is_printable and event.character != " "):
                event.stop()
                event.prevent_default()

    @on(Noticed)
    def stop_where_typed(self) -> None:
        """Stop as soon as something is typed into a line that has the focus."""
        if self.hands.runs:
            self.action_stop_hands_free()

    def show_hands_free(self) -> None:
        """Say of a step that is shown now whether it goes on by itself."""
        exercise, first = self.run.exercise, self.run.runner.index == 0
        if self.hands.on:
            self._say_where("goes_on" if self.hands.runs else "waits")
        else:
            self._say_where("offered" if first and exercise.hands else "")

    @property
    def is_read(self) -> bool:
        """Whether nothing of this step is still being read aloud."""
        return True

    def _say_where(self, name: str) -> None:
        self.query_one(HandsFreeLine).say(name, looks=self.hands.runs)
        self.refresh_bindings()

    async def on_hands_free_line_look(self) -> None:
        """Pass the step if it is time, with a bright word and a bell where one is wished for."""
        if not self.is_read:
            return
        typed = any(note.typing or note.all_noticed for note in self.query(NoteInput))
        match self.hands.look(brief=self.brief, typed=typed):
            case Turn.NEXT:
                await self.action_next()
                if self.context.settings.bell == "phase":
                    self.app.bell()
                words = self.query_one(StepText)
                words.add_class("-turn")
                self.set_timer(BRIGHT, lambda: words.remove_class("-turn"))
            case Turn.REST:
                self._say_where("last")


class HandsFreeLine(Static):
    """One quiet line about going on by itself; meanwhile it looks a few times a second whether it is time."""

    class Look(Message):
        """It may be time for the next step."""

    DEFAULT_CSS = """
    HandsFreeLine { height: 1; width: 1fr; text-align: center; color: $quiet; display: none; }
    HandsFreeLine.-said { display: block; }
    """

    _looking: Timer

    def on_mount(self) -> None:
        """Be ready to look."""
        self._looking = self.set_interval(1 / LOOKS_A_SECOND, self._look, pause=True)

    def _look(self) -> None:
        self.post_message(self.Look())

    def say(self, name: str, *, looks: bool) -> None:
        """Show a sentence by its name in the phrases, or none; look or no longer."""
        letter = key_of(self.screen, "exercise.hands_free")
        words = Content(phrase(f"exercise.hands_free.{name}", letter=letter) if name else "")
        self.update(words.stylize("$accent", 0, len(letter)) if name == "offered" else words)
        self.set_class(bool(name), "-said")
        if looks:
            self._looking.resume()
        else:
            self._looking.pause()
