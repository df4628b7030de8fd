"""The ways through the app: which screen follows which, and what is kept in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.content.exercises import one
from companion.core.entry import UNRATED, Rating
from companion.core.runner import Ending

if TYPE_CHECKING:
    from companion.core.exercise import Exercise
    from companion.tui.app import CompanionApp

BRIEF_FROM = 8
"""From this number on, each screen shows six words at most."""


async def ground(app: CompanionApp) -> None:
    """Ground at once with the person's own first exercise; nothing is asked before."""
    key, exercise = _first(app)
    await practise(app, key, exercise, brief=True)


async def exercises(app: CompanionApp) -> None:
    """Choose from the list, say how it is before if somebody likes, then practise."""
    from companion.tui.screens.exercises import Exercises

    chosen = await app.push_screen_wait(Exercises(app.world))
    if chosen is not None:
        brief = (chosen.before.intensity or 0) >= BRIEF_FROM
        exercise = app.world.library[chosen.key]
        await practise(app, chosen.key, exercise, before=chosen.before, brief=brief)


async def checkin(app: CompanionApp) -> None:
    """Say how it is."""
    from companion.tui.screens.checkin import CheckInPage

    entry = await app.push_screen_wait(CheckInPage(app.world))
    if entry is not None:
        await app.keep(entry)
    app.go_home()


async def history(app: CompanionApp) -> None:
    """Read what was kept."""
    from companion.tui.screens.history import HistoryPage

    await app.push_screen_wait(HistoryPage(app.world))
    app.go_home()


async def practise(
    app: CompanionApp, key: str, exercise: Exercise, *, before: Rating = UNRATED, brief: bool = False
) -> None:
    """Walk exercises one after another until somebody has enough; each is kept, also when left half-way."""
    from companion.tui.screens.afterwards import Afterwards
    from companion.tui.screens.exercise import ExercisePage

    seen = [key]
    while True:
        walked = await app.push_screen_wait(
            ExercisePage(app.world, key, exercise, before=before, brief=brief)
        )
        if walked is None:
            return
        await app.keep(walked.practice)
        if walked.ending is not Ending.SOMETHING_ELSE:
            answered = await app.push_screen_wait(Afterwards(walked.practice))
            if answered is None:
                return
            if answered.practice != walked.practice:
                await app.keep(answered.practice, again=True)
            if answered.next != "something_else":
                await _go_on(app, answered.next)
                return
            before = answered.practice.after
        key = _different(app, seen)
        exercise = app.world.library[key]
        seen.append(key)


async def _go_on(app: CompanionApp, where: str) -> None:
    if where == "leave":
        app.action_leave()
    elif where == "checkin":
        await checkin(app)
    else:
        app.go_home()


def _first(app: CompanionApp) -> tuple[str, Exercise]:
    """The person's own first exercise, or the usual one where that can't be read."""
    world = app.world
    for key in (world.settings.first_exercise, "look_around"):
        if exercise := one(key, world.places.own_exercises):
            return key, exercise
    key = next(iter(world.library))
    return key, world.library[key]


def _different(app: CompanionApp, seen: list[str]) -> str:
    """The next exercise that asks for something else than what was just done; in the end, begin again."""
    keys = [key for key in app.world.library if key not in seen]
    if not keys:
        seen.clear()
        keys = list(app.world.library)
    return keys[0]
