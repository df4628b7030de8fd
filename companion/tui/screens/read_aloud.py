"""The part of the player that is heard: each step, and each phase of a movement, once that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.events import Mount
from textual.timer import Timer

from companion.content.catalog import phrase
from companion.core.pacing import Phase
from companion.flows.walk import ExerciseRun
from companion.text.movements import spoken_phase
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.hands_free import HandsFreePage
from companion.tui.steps.base import StepWidget
from companion.tui.widgets.note_input import NoteInput

if TYPE_CHECKING:
    from companion.flows.voice import Voice

LOOKS_A_SECOND = 8
READ_ALOUD = command("exercise.read_aloud", "v")
"""The command of the page, to stand beside its others."""


class ReadAloudPage(HandsFreePage):
    """Reads each step aloud: for this walk once a key asks for it, always where that is set.

    A page that extends this calls `read_step` for each step that it shows, and has `words_to_read` and `say`.
    """

    _listening: Timer

    def __init__(self, run: ExerciseRun) -> None:
        super().__init__(run)
        self.reads_aloud = False
        self._phase: Phase | None = None
        self._widget_said = ""

    @on(Mount)
    def be_ready_to_read(self) -> None:
        """Read aloud where that is set; the first words do not wait for it."""
        self._listening = self.set_interval(1 / LOOKS_A_SECOND, self._listen, pause=True)
        self.watch(self.app, "covered", self._stop_reading, init=False)
        if self.context.settings.read_aloud:
            self.call_after_refresh(self._read_from_now)

    def words_to_read(self) -> str:
        """Return the words of the step as they are shown."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Show a sentence in the quiet line."""
        raise NotImplementedError

    @property
    def labels(self) -> dict[str, str]:
        """What the key does now."""
        return {"exercise.read_aloud": phrase("exercise.read_aloud.stop")} if self.reads_aloud else {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Read aloud wherever the key is no letter to be typed."""
        if action == "read_aloud":
            return not self.query(NoteInput)
        return super().check_action(action, parameters)

    def action_read_aloud(self) -> None:
        """Read this walk aloud from here, or no longer."""
        if self.reads_aloud:
            self._stop_reading()
            self.say(phrase("exercise.read_aloud.off"))
        else:
            self._read_from_now()

    def _read_from_now(self) -> None:
        if not self.voice.works:
            self.say(phrase("exercise.read_aloud.none"))
            return
        self.reads_aloud = True
        self._listening.resume()
        self.say(phrase("exercise.read_aloud.on", letter=key_of(self, "exercise.read_aloud")))
        self.refresh_bindings()
        self.read_step()

    def _stop_reading(self) -> None:
        self.reads_aloud = False
        self._listening.pause()
        self.host.silence()
        self.refresh_bindings()

    def on_unmount(self) -> None:
        """Be silent when the walk is left."""
        self.host.silence()

    @property
    def voice(self) -> Voice:
        """The voice of the app, which begins with the first walk that is read aloud."""
        if self.host.voice is None:
            from companion.flows.voice import Voice

            self.host.voice = Voice()
        return self.host.voice

    def read_step(self) -> None:
        """Speak the step that is shown now, if this walk is read aloud."""
        if self.reads_aloud:
            self._phase, self._widget_said = None, self._widget_says()
            self.voice.say(" ".join(filter(None, (self.words_to_read(), self._widget_said))))

    def read(self, sentence: str) -> None:
        """Speak a sentence, if this walk is read aloud."""
        if self.reads_aloud:
            self.voice.say(sentence)

    def _widget_says(self) -> str:
        return " ".join(widget.spoken for widget in self.query(StepWidget))

    def _listen(self) -> None:
        """Speak the phase that has begun, or what a step has asked meanwhile; another page is silent."""
        if not self.voice.works:
            self._stop_reading()
            self.say(phrase("exercise.read_aloud.none"))
        if not self.reads_aloud or self.app.screen is not self:
            return
        if (says := self._widget_says()) != self._widget_said:
            self._widget_said = says
            self.read(says)
        runner = self.run.runner
        phase = runner.beat.phase if runner.beat and not runner.paused else self._phase
        if phase is not self._phase:
            self._phase = phase
            for timing in runner.phases:
                if timing.phase is phase:
                    self.voice.say_phase(spoken_phase(phase, timing.seconds))

    @property
    def is_read(self) -> bool:
        """Whether the voice has finished."""
        return not (self.reads_aloud and self.voice.is_speaking)
