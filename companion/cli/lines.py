"""Opens what a command asks for in plain mode: line by line."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence

from companion.cli.output import open_closed_streams
from companion.cli.screens import report_unseen
from companion.flows.context import Context
from companion.flows.front import Left
from companion.plain.front import PlainFront, finish
from companion.plain.reader import Reader
from companion.plain.terminal import Terminal
from companion.store.core_dumps import forbid_reading_memory
from companion.store.paths import places
from companion.store.settings import read


def open_lines(name: str, early: str, arguments: Sequence[str] = ()) -> int:
    """Run plain mode from a screen by name until it is left; return 0, or what a signal ends with.

    `early` is the line that was written before anything was loaded, `arguments` what was typed.
    """
    open_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without UTF-8 is no reason to stop.
        sys.stdout.reconfigure(errors="replace")
    where = places()
    context = Context(where, read(where.settings)[0])
    # The raw stream: the thread still waits in it when the process ends, and would hold the lock of another.
    raw = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    reader = Reader(raw.read, sys.stdin.encoding, held=sys.stdin.isatty())
    terminal = Terminal(sys.stdout, reader, early)
    front = PlainFront(terminal, context)
    reader.listen_for_signals()
    _lock_where_stopped(front)
    forbid_reading_memory()
    try:
        finish(run_screen(name, front, context))
    except Left:
        pass
    finally:
        context.close()
        if reader.signum:
            # The shell's prompt is not to stand behind the ^C.
            terminal.say("")
        if not terminal.covered:
            report_unseen(context, [], "", checked=False, screen=name, arguments=arguments)
        terminal.close()
    return 128 + reader.signum if reader.signum else 0


def _lock_where_stopped(front: PlainFront) -> None:
    """Lock the notebook before Ctrl+Z stops the process."""
    stop = getattr(signal, "SIGTSTP", None)
    if stop is None:
        return

    def lock_and_stop(signum: int, frame: object) -> None:
        front.locking.lock()
        signal.signal(stop, signal.SIG_DFL)
        os.kill(os.getpid(), stop)
        # Here it goes on.
        signal.signal(stop, lock_and_stop)

    signal.signal(stop, lock_and_stop)


async def run_screen(name: str, front: PlainFront, context: Context) -> None:
    """Run a screen by name; bare `companion` is asked again after each flow. Raises Left."""
    from companion.flows.registry import run_flow

    if name == "people":
        await front.people()
    elif name:
        await run_flow("ground" if name == "now" else name, front, context)
    if name and not context.deleted_drafts:
        return
    from companion.plain.home import ask_home

    # What was deleted can be brought back there.
    while True:
        await run_flow(await ask_home(front, front.terminal, context), front, context)
