"""Grounding that comes out of a check-in or a landing: exercises that fit, and "and now?" after each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from companion.core.entry import UNRATED, Rating, State
from companion.core.runner import Ending

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

BRIEF_FROM = 8


@dataclass(frozen=True)
class Done:
    """The keys of the exercises that were begun, and how it was after the last one."""

    exercises: tuple[str, ...] = ()
    after: Rating = UNRATED


def fitting(app: CompanionApp, state: State | None) -> Iterator[str]:
    """Give exercises for a state: the person's own first one if it fits, then as the library has them."""
    library = app.world.library
    suits = {state.value} if state in (State.UP, State.FLAT) else set()
    own = app.world.settings.first_exercise
    for key in dict.fromkeys([own, *library]):
        if key in library and (suits | {"any"}) & set(library[key].suits):
            yield key


async def ground_for(app: CompanionApp, before: Rating) -> Done:
    """Walk exercises that fit until somebody has enough; each is kept as a practice of its own."""
    from companion.tui.screens.and_now import AndNow
    from companion.tui.screens.exercise import ExercisePage

    done = Done()
    for key in fitting(app, before.state):
        brief = (before.intensity or 0) >= BRIEF_FROM
        page = ExercisePage(app.world, key, app.world.library[key], before=before, brief=brief)
        walked = await app.push_screen_wait(page)
        if walked is None:
            return done
        await app.keep(walked.practice)
        done = Done((*done.exercises, key), done.after)
        if walked.ending is Ending.SOMETHING_ELSE:
            continue
        now = await app.push_screen_wait(AndNow())
        if now is None:
            return done
        if now.rating:
            await app.keep(msgspec.structs.replace(walked.practice, after=now.rating), again=True)
            done = Done(done.exercises, now.rating)
            before = now.rating
        if not now.more:
            return done
    return done
