"""Opens what a command asks for in plain mode: line by line."""

from __future__ import annotations

import sys

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import Left
from companion.plain.front import PlainFront, finish
from companion.plain.reader import Reader
from companion.plain.terminal import Terminal
from companion.store.paths import places
from companion.store.settings import read


def open_lines(name: str, early: str) -> int:
    """Run plain mode from a screen by name until it is left; return 0, or what a signal ends with.

    `early` is the line that was written before anything was loaded.
    """
    where = places()
    context = Context(where, read(where.settings)[0])
    reader = _reader()
    terminal = Terminal(sys.stdout, reader, early)
    reader.listen_for_signals()
    try:
        finish(_run(name, PlainFront(terminal, context), context))
    except Left:
        pass
    finally:
        context.close()
        for notice in context.pop_notices():
            terminal.say(phrase(notice.key, **notice.facts))
        if reader.signum:
            # The shell's prompt is not to stand behind the ^C.
            terminal.say("")
        terminal.close()
    return 128 + reader.signum if reader.signum else 0


async def _run(name: str, front: PlainFront, context: Context) -> None:
    from companion.flows.registry import run_flow

    if name == "people":
        await front.people()
    elif name:
        await run_flow("ground" if name == "now" else name, front, context)
    else:
        from companion.plain.home import ask_home

        while True:
            await run_flow(await ask_home(front, front.terminal, context), front, context)


def _reader() -> Reader:
    if sys.stdin is None:
        return Reader(lambda most: b"")
    # The raw stream: the thread still waits in it when the process ends, and would hold the lock of another.
    raw = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    return Reader(raw.read, sys.stdin.encoding, held=sys.stdin.isatty())
