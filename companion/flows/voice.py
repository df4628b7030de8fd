"""Speaks sentences through what the system has, in the voice and at the rate that are set there.

Each sentence has a process of its own, which reads it from standard input and ends when it is spoken: none of
these programs says otherwise when it has finished, and only ending espeak-ng or `say` makes it silent at
once. To start one takes some 20 ms. PowerShell takes much longer, so it stays, and answers each line with an
empty one.
"""

from __future__ import annotations

import re
import subprocess
from contextlib import suppress
from shutil import which
from threading import Condition, Thread
from time import monotonic
from typing import NamedTuple

from companion.core.printable import printable
from companion.flows.speech_programs import PROGRAMS, Program

LATE = 1.0
"""Seconds after which of what was to be spoken only the first word still is."""
PATIENCE, SLOWEST = 10.0, 4.0
"""Seconds after which a program that should have spoken has failed, with so many letters a second besides.

Without a sound card spd-say waits for ever.
"""
ENDING = 1.0
"""Seconds that `close` waits for the voice to be silent, and that a command may take to silence it."""
COMMANDS_WITHIN = re.compile(r"^[!\-\s]+|\[\[.*?(?:\]\]|$)")
"""What a voice would follow and not speak: `!-!` at the beginning for spd-say, `[[ ]]` for `say`."""


class Sentence(NamedTuple):
    """What is to be spoken, and when it was asked for."""

    text: str
    at: float
    is_phase: bool = False


class Voice:
    """Speaks one sentence at a time, in a thread of its own that begins with the first.

    Call `close` at the end. Each method returns at once and may be called from any thread.
    """

    def __init__(self) -> None:
        self._programs = [each for each in PROGRAMS if which(each.command[0])]
        self._changed = Condition()
        self._next: Sentence | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: Thread | None = None
        self._speaks = self._stopped = self._closed = False

    @property
    def works(self) -> bool:
        """Whether there is a program that speaks, and that has not failed."""
        return bool(self._programs)

    @property
    def is_speaking(self) -> bool:
        """Whether something is being spoken, or will be in a moment."""
        with self._changed:
            return self._speaks or self._next is not None

    def say(self, text: str) -> None:
        """Speak a text now, in the place of what is being spoken."""
        self._put(Sentence(text, monotonic()), stop=True)

    def say_phase(self, text: str) -> None:
        """Speak the words of a phase after what is being spoken, unless another phase comes before that.

        Where that takes longer than a second, only the first word is spoken.
        """
        self._put(Sentence(text, monotonic(), is_phase=True))

    def stop(self) -> None:
        """Be silent at once; what is asked for after that is spoken."""
        self._put(None, stop=True)

    def close(self) -> None:
        """Be silent for good."""
        self._closed = True
        self.stop()
        if self._thread:
            self._thread.join(ENDING)

    def _put(self, sentence: Sentence | None, *, stop: bool = False) -> None:
        with self._changed:
            self._next = None if self._closed else sentence
            if stop and self._speaks:
                self._stopped = True
                if self._process:
                    self._process.kill()
            if self._next and self._thread is None:
                self._thread = Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _run(self) -> None:
        """Speak what is asked for, with the first program that can, until the voice is closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._next or self._closed)
                sentence, self._next = self._next, None
                if sentence is None:
                    break
                self._speaks, self._stopped = True, False
            while self._programs and not self._speak(self._programs[0], words_of(sentence)):
                del self._programs[0]
            with self._changed:
                self._speaks = False
        self._end()

    def _speak(self, program: Program, words: str) -> bool:
        """Speak, and return once it is spoken or stopped; return False if the program can't."""
        with self._changed:
            if self._stopped or not words:
                return True
            try:
                process = self._started(program)
            except OSError:
                return False
        spoken = _speak_line(process, words) if program.stays else _speak_all(process, words)
        if program.stops and (self._stopped or not spoken):
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(program.stops, input=b"", capture_output=True, check=False, timeout=ENDING)
        if not (program.stays and spoken):
            self._end()
        return spoken or self._stopped

    def _started(self, program: Program) -> subprocess.Popen[bytes]:
        """Return the process that is there already, or start it; it says nothing on the terminal."""
        if self._process is None:
            self._process = subprocess.Popen(
                program.in_language(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE if program.stays else subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _end(self) -> None:
        with self._changed:
            process, self._process = self._process, None
        if process:
            process.kill()
            # Once more where it was spoken: then only its pipes are closed.
            process.communicate()


def words_of(sentence: Sentence) -> str:
    """Return what is spoken of a sentence now, in one line, without what a voice would follow."""
    words = COMMANDS_WITHIN.sub("", " ".join(printable(sentence.text).split())).strip()
    if sentence.is_phase and monotonic() - sentence.at > LATE:
        return words.partition(" ")[0].rstrip(",.:;")
    return words


def _speak_all(process: subprocess.Popen[bytes], words: str) -> bool:
    with suppress(subprocess.TimeoutExpired):
        process.communicate(words.encode() + b"\n", PATIENCE + len(words) / SLOWEST)
    return process.returncode == 0


def _speak_line(process: subprocess.Popen[bytes], words: str) -> bool:
    assert process.stdin
    assert process.stdout
    with suppress(OSError):
        process.stdin.write(words.encode() + b"\n")
        process.stdin.flush()
        return bool(process.stdout.readline())
    return False
