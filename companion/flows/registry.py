"""The flows by name. Each is imported when it begins, so that the first screen waits for none."""

from __future__ import annotations

from functools import partial

from companion.content.opening import WORDS
from companion.flows.context import Context
from companion.flows.front import FrontEnd


async def run_flow(name: str, front: FrontEnd, context: Context) -> None:
    """Run a flow, and those that follow from it. Raises KeyError where no flow has the name.

    After "exercise:" stands the key of the exercise to begin with. It may stand after "breath:", "flashback:"
    and "flat:", too, and is found by what is said there if it doesn't.
    """
    following: str | None = name
    while following is not None:
        name, _, key = following.partition(":")
        following = await _run(name, key, front, context)


async def _run(name: str, key: str, front: FrontEnd, context: Context) -> str | None:
    """Run a flow until the person is done; return the name of the flow that comes next, if any."""
    if name in ("ground", "exercise", "exercises", *WORDS.values()):
        return await _grounding(name, key, front, context)
    match name:
        case "welcome":
            from companion.flows.welcome import welcome

            return await welcome(front, context)
        case "checkin" | "after" | "led" | "resume" | "undelete":
            from companion.flows.entries import FLOWS

            await FLOWS[name](front, context)
        case "put_away":
            from companion.flows.set_aside import look

            await look(front, context)
        case "import":
            from companion.flows.importing import import_entries

            await import_entries(front, context, key)
        case "history":
            await _look_back(front, context)
        case "learn":
            await front.read_pages()
        case _:
            raise KeyError(name)
    return None


async def _look_back(front: FrontEnd, context: Context) -> None:
    from companion.flows.cut_off import save_practices
    from companion.flows.unlock import unlock

    if await unlock(front, context):
        await front.in_thread(partial(save_practices, context))
        await front.look_back()


async def _grounding(name: str, key: str, front: FrontEnd, context: Context) -> str | None:
    from companion.flows.ground import exercises, ground

    if name == "exercises":
        return await exercises(front, context)
    return await ground(front, context, name, key)
