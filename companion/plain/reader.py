"""The lines that a person types, read in a thread of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic, sleep

from companion.flows.front import Left

CHUNK = 4096
HELD = 0.3
"""Seconds in which a second empty line counts as the same key, held down."""
LOOK_EVERY = 0.5 if os.name == "nt" else 3600.0
"""Seconds after which a wait is looked at: on Windows a signal does not end it."""
MOST = 1000
"""The most lines that wait to be asked for: a pipe may have any number of them."""
LONGEST = 200_000
"""The most bytes of a line."""


class Reader:
    """Reads lines from a function that returns bytes, none at the end of input.

    A thread reads, since a terminal can't be waited for in the same way on every system. `held` drops
    empty lines that follow one another at once: a key that is held down. With `on_demand` it begins to read
    when a line is asked for: Windows decides then whether what is typed is shown. `ended` says that no more
    will come, `signum` which signal asked to leave.
    """

    def __init__(
        self,
        read: Callable[[int], bytes],
        encoding: str = "utf-8",
        *,
        held: bool = False,
        on_demand: bool = os.name == "nt",
    ) -> None:
        self._read = read
        self._encoding = encoding
        self._held = held
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._is_reading = False
        self._on_demand = on_demand
        self._asked = Event()
        self.ended = False
        self.signum = 0

    def line(self, seconds: float | None = None) -> str | None:
        """Return the next line, None if none has come after some seconds. Raises Left at the end."""
        if not self._is_reading:
            self._is_reading = True
            Thread(target=self._fill, daemon=True).start()
        if self._lines.empty():
            self._asked.set()
        until = None if seconds is None else monotonic() + seconds
        while not self.ended:
            left = LOOK_EVERY if until is None else min(LOOK_EVERY, max(0.0, until - monotonic()))
            try:
                found = self._lines.get(timeout=left)
            except Empty:
                if until is not None and monotonic() >= until:
                    return None
                continue
            if found is not None and not self.signum:
                return found
            self.ended = True
        raise Left

    def listen_for_signals(self) -> None:
        """End the input when the person interrupts, or the terminal is closed, or the process is to end."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
            if signum := getattr(signal, name, None):
                signal.signal(signum, self._leave)

    def _leave(self, signum: int, frame: object) -> None:
        self.signum = self.signum or signum
        self._lines.put(None)

    def _read_some(self) -> bytes:
        if self._on_demand:
            self._asked.wait()
        return self._read(CHUNK)

    def _fill(self) -> None:
        waiting, last = b"", -HELD
        try:
            while data := self._read_some():
                *lines, waiting = (waiting + data).split(b"\n")
                waiting = waiting[:LONGEST]
                while self._lines.qsize() > MOST:
                    sleep(HELD)
                for line in lines:
                    words = line.decode(self._encoding, "replace").rstrip("\r")
                    before, last = last, -HELD if words else monotonic()
                    if words or not self._held or last - before > HELD:
                        # Before it is there: it may be asked for the next one at once.
                        self._asked.clear()
                        self._lines.put(words)
        except (OSError, ValueError):
            pass
        if waiting:
            self._lines.put(waiting.decode(self._encoding, "replace"))
        self._lines.put(None)
