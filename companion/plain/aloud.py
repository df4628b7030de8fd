"""An exercise read aloud in plain mode: off unless it is set or asked for, silent with each line typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.content.catalog import phrase
from companion.plain.choices import Choice
from companion.plain.terminal import Terminal

if TYPE_CHECKING:
    from companion.flows.voice import Voice


class Aloud:
    """The voice of one walk; it begins with what is spoken first. Call `close` at the end of the walk."""

    def __init__(self, terminal: Terminal, *, on: bool) -> None:
        self._terminal = terminal
        self._voice: Voice | None = None
        self._is_on = False
        self._is_to_begin = on
        terminal.typed = self._stop

    @property
    def choice(self) -> Choice:
        """What may be typed to begin, or to end it."""
        on, off = phrase("plain.read_aloud"), phrase("exercise.read_aloud.stop")
        return Choice("read_aloud", off if self._is_on else on, "v")

    @property
    def is_speaking(self) -> bool:
        """Whether something is being spoken."""
        return bool(self._voice and self._voice.is_speaking)

    def turn(self) -> None:
        """Begin to read aloud, and say that others can hear it; or end it."""
        if self._is_on:
            self._is_on = False
            self._terminal.say(phrase("exercise.read_aloud.off"))
        elif self._begins():
            self._terminal.say(phrase("plain.aloud"))

    def _begins(self) -> bool:
        """Begin if there is a voice; else say that there is none."""
        from companion.flows.voice import Voice

        self._voice = self._voice or Voice()
        self._is_on = self._voice.works
        if not self._is_on:
            self._terminal.say(phrase("exercise.read_aloud.none"))
        return self._is_on

    def read(self, words: str) -> None:
        """Speak the words of a step, in the place of what is being spoken."""
        if self._is_to_begin:
            # The person has set it: nothing is said before the first instruction.
            self._is_to_begin = False
            self._begins()
        if self._voice and self._is_on:
            self._voice.say(words)

    def phase(self, words: str) -> None:
        """Speak a phase of a movement, after what is being spoken."""
        if self._voice and self._is_on:
            self._voice.say_phase(words)

    def _stop(self) -> None:
        if self._voice:
            self._voice.stop()

    def close(self) -> None:
        """Be silent for good."""
        self._terminal.typed = lambda: None
        if self._voice:
            self._voice.close()
