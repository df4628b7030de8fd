"""Grounding that comes out of a check-in or a landing: exercises that fit, and "and now?" after each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from companion.core.entry import UNRATED, Practice, Rating
from companion.core.runner import Ending
from companion.core.suggest import Moment

if TYPE_CHECKING:
    from companion.flows.practice_log import PracticeLog
    from companion.tui.app import CompanionApp
    from companion.tui.screens.and_now import Now


@dataclass(frozen=True)
class Done:
    """The keys of the exercises that were begun, and how it was after the last one."""

    exercises: tuple[str, ...] = ()
    after: Rating = UNRATED


async def ground_for(app: CompanionApp, before: Rating) -> Done:
    """Walk exercises that fit until somebody has enough; each is kept as a practice of its own."""
    from companion.flows.practice_log import PracticeLog
    from companion.tui.screens.player import ExercisePage
    from companion.tui.ways import BRIEF_FROM, to_people

    knowing, done, flashback = PracticeLog(app.context), Done(), False
    await knowing.ready()
    while True:
        rating = done.after or before
        key = _next(app, knowing, Moment(rating, flashback, done.exercises))
        brief = (rating.intensity or 0) >= BRIEF_FROM
        page = ExercisePage(app.context, key, app.context.library[key], before=rating, brief=brief)
        walked = await app.push_screen_wait(page)
        if walked is None:
            return done
        knowing.add(walked.practice)
        await app.keep(walked.practice)
        done = Done((*done.exercises, key), done.after)
        if walked.ending is Ending.PEOPLE:
            if not await to_people(app):
                return done
            flashback = True
        elif walked.ending is not Ending.SOMETHING_ELSE:
            now = await _and_now(app, walked.practice)
            done = Done(done.exercises, now.rating or done.after)
            if not now.more:
                return done


async def _and_now(app: CompanionApp, practice: Practice) -> Now:
    """Ask how it is now, and keep the answer with the practice."""
    from companion.tui.screens.and_now import AndNow, Now

    now = await app.push_screen_wait(AndNow()) or Now(UNRATED)
    if now.rating:
        await app.keep(msgspec.structs.replace(practice, after=now.rating), again=True)
    return now


def _next(app: CompanionApp, knowing: PracticeLog, moment: Moment) -> str:
    """What fits; nothing that has to be asked about first."""
    for suggestion in knowing.suggest(moment):
        if not app.context.library[suggestion.key].ask_first:
            return suggestion.key
    first = app.context.settings.first_exercise
    return first if first in app.context.library else next(iter(app.context.library))
