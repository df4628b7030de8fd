"""Grounding: exercises one after another until the person has enough; what was walked is saved."""

from __future__ import annotations

from companion.content.library import one
from companion.core.entry import is_high
from companion.core.exercise import Exercise
from companion.flows.context import Context
from companion.flows.first import own_card
from companion.flows.front import FrontEnd, Left
from companion.flows.practice_log import PracticeLog
from companion.flows.sitting import SAYABLE, Grounding
from companion.flows.walk import Picked


async def ground(front: FrontEnd, context: Context, said: str = "ground", key: str = "") -> str | None:
    """Begin at once: with the exercise `key`, what fits what was said, or the person's own first exercise.

    Where that is set, one of the person's own cards comes before it.
    """
    if card := own_card(context, said):
        if (chosen := await front.card(card)) is None:
            return None
        if chosen in SAYABLE:
            said, key = chosen, ""
    grounding = Grounding(front, context, in_a_hurry=True)
    named = one(key, context.places.own_exercises) if key else None
    grounding.say(said)
    grounding.named = key if said == "exercise" else ""
    found = (key, named) if named else await grounding.next_for(said)
    if key and not await grounding.may_begin(found[1]):
        found = await grounding.suggested() or found
    return await _go_on(grounding, *found, brief=True, ways=said not in SAYABLE and not key)


async def exercises(front: FrontEnd, context: Context) -> str | None:
    """Let an exercise be chosen from the list, then walk it."""
    log = PracticeLog(context)
    picked = await front.pick_exercise(log)
    if picked is None:
        return None
    if picked.before:
        await front.in_thread(log.read)
    # The list begins with a rating of the last minutes, which an entry has already.
    rated = bool(picked.before) and picked.before != log.rating
    exercise, brief = context.library[picked.key], is_high(picked.before)
    return await practise(front, context, picked, exercise, brief=brief, rated=rated)


async def practise(
    front: FrontEnd,
    context: Context,
    picked: Picked,
    exercise: Exercise,
    *,
    brief: bool = False,
    rated: bool = False,
) -> str | None:
    """Walk an exercise, and others for as long as the person wants; return the flow that comes next.

    `rated` says that the rating was given just now and is in no entry yet.
    """
    grounding = Grounding(front, context, picked.before, flashback=picked.flashback)
    grounding.occasion, grounding.places = picked.occasion, picked.places
    grounding.rated = rated
    return await _go_on(grounding, picked.key, exercise, brief=brief)


async def _go_on(
    grounding: Grounding, key: str, exercise: Exercise, *, brief: bool, ways: bool = False
) -> str | None:
    """Walk an exercise and those that follow.

    `ways` says whether the first screen takes the letters for what a person may say before they begin.
    """
    while True:
        chosen = await grounding.practise(key, exercise, "afterwards", brief=brief, ways=ways)
        ways = False
        found: tuple[str, Exercise] | None = key, exercise
        match chosen:
            case "leave":
                raise Left
            case "once_more":
                pass
            case "something_else":
                found = await grounding.suggested(ask_first=True)
            case str(said) if said in SAYABLE:
                grounding.say(said)
                found = await grounding.next_for(said)
            case _:
                return chosen
        if found is None:
            return None
        (key, exercise), brief = found, brief or is_high(grounding.rating)
