"""Locks an open sealed notebook: after minutes without a line, after the machine slept, with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.plain.terminal import Terminal


class Locked(Exception):
    """Raised when the notebook was locked while entries were being read."""


class Locking:
    """Locks at once where nothing is under way, else as soon as a line is waited for."""

    def __init__(self, terminal: Terminal, context: Context) -> None:
        self._terminal, self._context = terminal, context
        self._is_reading = self._is_stale = self._is_to_lock = False
        terminal.idle_after = self._idle_after
        terminal.rested = self._rested

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Show entries in the `with` block, which is left once they are locked."""
        self._is_reading, self._is_stale = True, False
        try:
            yield
        except Locked:
            self._terminal.say(phrase("locked.again"))
        finally:
            self._is_reading = False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Ask in the `with` block, which stays: an entry that is being changed does."""
        before, self._is_reading = self._is_reading, False
        try:
            yield
        finally:
            self._is_reading = before

    def lock(self) -> None:
        """Lock an open notebook; entries that are shown are left then."""
        self._context.stays_locked = True
        self._is_to_lock = self._context.is_open
        if self._is_to_lock and self._terminal.waits:
            self._lock()

    def _lock(self) -> None:
        self._is_stale, self._is_to_lock = True, False
        self._context.lock()

    def _idle_after(self) -> float | None:
        """Return the seconds without a line after which an open notebook is locked; None for never."""
        minutes = self._context.settings.lock_after
        return 60.0 * int(minutes) if minutes != "never" and self._context.is_open else None

    def _rested(self, is_late: bool) -> None:
        """Lock if a line was long in coming, and leave the entries where it is locked. Raises Locked."""
        if is_late or self._is_to_lock:
            self._lock()
            if not self._is_reading:
                self._terminal.say(phrase("locked.again"))
        if self._is_stale and self._is_reading:
            raise Locked
