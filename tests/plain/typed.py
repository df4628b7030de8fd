"""Plain mode in a test: what is typed is a list, and the transcript is all that was written with it."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, NamedTuple

from companion.flows.context import Context
from companion.flows.front import Left
from companion.flows.registry import run_flow
from companion.plain.front import PlainFront, finish
from companion.plain.terminal import Terminal
from tests.still import Still


class Waits(NamedTuple):
    """Some seconds in which nothing is typed."""

    seconds: float
    goes_on: bool = False


class Typed:
    """Lines that are typed one after another; at the end no more comes. `out` gets each after a ">"."""

    def __init__(self, still: Still, *typed: str | Waits, out: io.StringIO | None = None) -> None:
        self.still = still
        self.typed = deque(typed)
        self.out = out
        self.ended = False

    def line(self, seconds: float | None = None) -> str | None:
        while self.typed and isinstance(wait := self.typed[0], Waits):
            if self.out is not None and not wait.goes_on:
                self.out.write(f"~ {wait.seconds:g}\n")
            passed = wait.seconds if seconds is None else min(seconds, wait.seconds)
            self.still.seconds += passed
            self.typed.popleft()
            if wait.seconds > passed:
                self.typed.appendleft(Waits(wait.seconds - passed, goes_on=True))
            if seconds is not None and (seconds := seconds - passed) <= 0:
                return None
        if not self.typed:
            self.ended = True
            raise Left
        line = str(self.typed.popleft())
        if self.out is not None:
            self.out.write(f"> {line}\n")
        return line


def transcript(context: Context, still: Still, flow: str, *typed: str | Waits, columns: int = 81) -> str:
    """Run a flow with what is typed until it ends or no more is typed; return all lines.

    What is said once, after the first question, is left out.
    """
    text, _ = walked(context, still, lambda front: run_flow(flow, front, context), *typed, columns=columns)
    return text


def walked(
    context: Context, still: Still, flow: Any, *typed: str | Waits, columns: int = 81, early: str = ""
) -> tuple[str, Any]:
    """Run what `flow` makes of a front end; return all lines, and what it returns, Left where it was left."""
    out = io.StringIO()
    terminal = Terminal(out, Typed(still, *typed, out=out), early, lambda: (columns, 24))
    terminal.has_said_what_stays = True
    made: Coroutine[Any, Any, Any] = flow(PlainFront(terminal, context))
    result: Any = Left
    with suppress(Left):
        result = finish(made)
    return out.getvalue(), result
