"""The flows by name. Each imports what it needs when it begins, so that the first screen waits for none."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
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


FLOWS: Mapping[str, Flow] = {
    "ground": _ground,
    "exercises": _exercises,
    "history": _history,
    "learn": _learn,
}


async def run_flow(name: str, front: FrontEnd, context: Context) -> None:
    """Run a flow, and those that follow from it."""
    following: str | None = name
    while following is not None:
        following = await FLOWS[following](front, context)
