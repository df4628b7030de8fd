"""The flows by name. Each imports what it needs when it begins, so that the first screen waits for none."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeAlias

from companion.flows.context import Context
from companion.flows.front import FrontEnd

Flow: TypeAlias = "Callable[[FrontEnd, Context], Coroutine[Any, Any, str | None]]"
"""Runs until the person is done; returns the name of the flow that comes next, if any."""


async def _ground(front: FrontEnd, context: Context) -> str | None:
    from companion.flows.ground import ground

    return await ground(front, context)


async def _exercises(front: FrontEnd, context: Context) -> str | None:
    from companion.flows.ground import exercises

    return await exercises(front, context)


async def _history(front: FrontEnd, context: Context) -> None:
    await front.look_back()


async def _learn(front: FrontEnd, context: Context) -> None:
    await front.read_pages()


async def _check_in(front: FrontEnd, context: Context) -> None:
    from companion.flows.entries import check_in

    await check_in(front, context)


async def _after_session(front: FrontEnd, context: Context) -> None:
    from companion.flows.entries import after_session

    await after_session(front, context)


async def _resume(front: FrontEnd, context: Context) -> None:
    from companion.flows.entries import resume

    await resume(front, context)


async def _set_aside(front: FrontEnd, context: Context) -> None:
    from companion.flows.set_aside import look

    await look(front, context)


FLOWS: Mapping[str, Flow] = {
    "ground": _ground,
    "exercises": _exercises,
    "checkin": _check_in,
    "after": _after_session,
    "resume": _resume,
    "put_away": _set_aside,
    "history": _history,
    "learn": _learn,
}


async def run_flow(name: str, front: FrontEnd, context: Context) -> None:
    """Run a flow, and those that follow from it."""
    following: str | None = name
    while following is not None:
        following = await FLOWS[following](front, context)
