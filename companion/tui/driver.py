"""Takes over the terminal from the splash without clearing it, which would be seen as a flash.

Textual's own driver hands every write to a second thread and polls for input ten times a second: together
more work than drawing the breath.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable
from threading import Event
from typing import Any, ClassVar, cast

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from companion.tui.held_keys import ASKED, ASKED_WITH_HELD, HeldKeys
from companion.tui.host import Host
from companion.tui.textual_private import app_of, parser_for

ALTERNATE_SCREEN = "\x1b[?1049h"
FRAME_BEGINS, FRAME_ENDS = "\x1b[?2026h", "\x1b[?2026l"
TERMINAL = 2
"""Where Textual writes, and the splash before it."""
TICK = 0.1
TICKS = int(constants.ESCAPE_DELAY / TICK) + 2
"""The number of ticks after a key within which the parser decides that an Esc was only an Esc."""


class Stop(Event):
    """An event that also wakes a `select`: while it is set, `wakes` can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.wakes, self._wake = os.pipe()

    def set(self) -> None:
        os.write(self._wake, b".")
        super().set()

    def clear(self) -> None:
        os.read(self.wakes, 1)
        super().clear()


class QuietDriver(LinuxDriver):
    """A driver for a terminal whose alternate screen the splash has opened already."""

    hand_over: ClassVar[Callable[[], tuple[list[Any] | None, str]]]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.exit_event = Stop()
        self._found_open = True
        self._frame = ""

    def start_application_mode(self) -> None:
        was_open, (before, typed) = self._found_open, type(self).hand_over()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if was_open and before:
            # Textual has seen the quiet keyboard of the splash: once stopped it left that to the shell.
            self.attrs_before = before
        parser = parser_for(self) if was_open and typed else None
        for message in parser.feed(typed) if parser else ():
            self.process_message(message)

    # Nothing is asked of the terminal: an answer that comes when the app has just been left would be
    # typed at the shell. A terminal that doesn't know frames ignores them; its size comes with a signal.
    def _request_terminal_sync_mode_support(self) -> None: ...

    def _query_in_band_window_resize(self) -> None: ...

    def write(self, data: str) -> None:
        # Only the first time: after a suspension the terminal is on its main screen again.
        if self._found_open and data == ALTERNATE_SCREEN:
            self._found_open = False
            return
        if data == ASKED and parser_for(self):
            data = ASKED_WITH_HELD
        # What belongs to one frame is written in one piece.
        data = self._frame + data
        if data.startswith(FRAME_BEGINS) and not data.endswith(FRAME_ENDS):
            self._frame = data
            return
        self._frame = ""
        send(TERMINAL, data.encode())

    def run_input_thread(self) -> None:
        """Read keys until the driver is stopped or the terminal is gone."""
        parser, decode = parser_for(self), getincrementaldecoder("utf-8")("replace").decode
        if parser is None:
            super().run_input_thread()
            return
        held = HeldKeys()
        wakes, ticks = cast(Stop, self.exit_event).wakes, 0
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno, wakes], [], [], TICK if ticks else None)
            ticks = TICKS if ready else ticks - 1
            if self.fileno in ready:
                if not (data := receive(self.fileno)):
                    self._leave_unattended()
                    return
                for piece, repeats in held.pieces(decode(data)):
                    for message in parser.feed(piece):
                        message.repeats = repeats  # type: ignore[attr-defined]
                        self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _leave_unattended(self) -> None:
        if app := cast("Host | None", app_of(self)):
            app.call_later(app.leave_unattended)


def taking_over(hand_over: Callable[[], tuple[list[Any] | None, str]]) -> type[LinuxDriver]:
    """Return a driver class that calls `hand_over`.

    That returns the terminal's attributes as they were, and what was typed before and counts.
    """
    return type("TakingOver", (QuietDriver,), {"hand_over": staticmethod(hand_over)})


def receive(terminal: int) -> bytes:
    """Read what was typed; return nothing from a terminal that is gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def send(terminal: int, data: bytes) -> None:
    """Write all of it, however slow the terminal is; a terminal that is gone is reported by a signal."""
    while data:
        try:
            data = data[os.write(terminal, data) :]
        except BlockingIOError:
            select.select([], [terminal], [])
        except OSError:
            return
