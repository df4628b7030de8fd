"""The ways through the app: which screen follows which, and what is kept in between."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.content.library import one
from companion.core.entry import UNRATED, AfterSession, CheckIn, Practice, Rating
from companion.core.runner import Ending
from companion.core.suggest import Moment

if TYPE_CHECKING:
    from companion.core.exercise import Exercise
    from companion.flows.practice_log import PracticeLog
    from companion.tui.app import CompanionApp

BRIEF_FROM = 8
"""From this number on, each screen shows six words at most."""

READ_LATER = 1.0
"""Seconds after which earlier practices are read: the first instruction does not wait for them."""


async def ground(app: CompanionApp) -> None:
    """Ground at once with the person's own first exercise; nothing is asked before."""
    key, exercise = _first(app)
    await practise(app, key, exercise, brief=True)


async def exercises(app: CompanionApp) -> None:
    """Choose from the list, say how it is before if somebody likes, then practise."""
    from companion.flows.practice_log import PracticeLog
    from companion.tui.screens.exercises import Exercises

    chosen = await app.push_screen_wait(Exercises(app.context, PracticeLog(app.context)))
    if chosen is not None:
        brief = (chosen.before.intensity or 0) >= BRIEF_FROM
        exercise = app.context.library[chosen.key]
        flashback = chosen.flashback
        await practise(app, chosen.key, exercise, before=chosen.before, brief=brief, flashback=flashback)


async def checkin(app: CompanionApp) -> None:
    """Say how it is."""
    from companion.tui import checkins

    await checkins.onwards(app, await checkins.begin(app, CheckIn))
    app.go_home()


async def after(app: CompanionApp) -> None:
    """Say how it is after a session."""
    from companion.tui import checkins

    await checkins.onwards(app, await checkins.begin(app, AfterSession))
    app.go_home()


async def resume(app: CompanionApp) -> None:
    """Go on with what was started, or let it go."""
    from companion.tui import checkins

    await checkins.resume(app)


async def put_away(app: CompanionApp) -> None:
    """Look at what was put away until now."""
    from companion.tui import landings

    await landings.look(app)


async def history(app: CompanionApp) -> None:
    """Read what was kept."""
    from companion.tui.screens.history import HistoryPage

    await app.push_screen_wait(HistoryPage(app.context))
    app.go_home()


async def learn(app: CompanionApp) -> None:
    """Read the short pages."""
    from companion.tui.screens.learn import LearnPage

    await app.push_screen_wait(LearnPage())
    app.go_home()


async def practise(
    app: CompanionApp,
    key: str,
    exercise: Exercise,
    *,
    before: Rating = UNRATED,
    brief: bool = False,
    flashback: bool = False,
) -> None:
    """Walk exercises one after another until somebody has enough; each is kept, also when left half-way."""
    from companion.flows.practice_log import PracticeLog
    from companion.tui.screens.player import ExercisePage

    knowing, done = PracticeLog(app.context, later=READ_LATER), [key]
    while True:
        sentences = partial(knowing.sentences, key)
        page = ExercisePage(app.context, key, exercise, before=before, brief=brief, earlier=sentences)
        walked = await app.push_screen_wait(page)
        if walked is None:
            return
        knowing.add(walked.practice)
        await app.keep(walked.practice)
        if walked.ending is Ending.PEOPLE:
            if not await to_people(app):
                return
            flashback = True
        elif walked.ending is not Ending.SOMETHING_ELSE:
            rating = await _ask_afterwards(app, walked.practice, knowing)
            if rating is None:
                return
            before, brief = rating, brief or (rating.intensity or 0) >= BRIEF_FROM
        found = await _different(app, knowing, Moment(before, flashback, tuple(done)))
        if found is None:
            return
        key, exercise = found
        done.append(key)


async def _ask_afterwards(app: CompanionApp, practice: Practice, knowing: PracticeLog) -> Rating | None:
    """Ask how it is now, and go where somebody wants to; the rating where they want something else."""
    from companion.tui.screens.rating import Afterwards

    answered = await app.push_screen_wait(Afterwards(practice))
    if answered is None:
        return None
    if answered.practice != practice:
        knowing.add(answered.practice)
        await app.keep(answered.practice, again=True)
    if answered.next != "something_else":
        await _go_on(app, answered.next)
        return None
    return answered.practice.after or answered.practice.before


async def to_people(app: CompanionApp) -> bool:
    """Lead out of the exercises; whether somebody would rather go on with one after all."""
    from companion.tui.screens.danger import Danger
    from companion.tui.screens.people import PeoplePage

    while True:
        where = await app.push_screen_wait(Danger(app.context))
        if where != "people":
            break
        await app.push_screen_wait(PeoplePage(app.context))
    if where == "then":
        return True
    await _go_on(app, where or "home")
    return False


async def _go_on(app: CompanionApp, where: str) -> None:
    if where == "leave":
        app.action_leave()
    elif where == "checkin":
        await checkin(app)
    else:
        app.go_home()


def _first(app: CompanionApp) -> tuple[str, Exercise]:
    """The person's own first exercise, or the usual one where that can't be read."""
    context = app.context
    for key in (context.settings.first_exercise, "look_around"):
        if exercise := one(key, context.places.own_exercises):
            return key, exercise
    key = next(iter(context.library))
    return key, context.library[key]


async def _different(app: CompanionApp, knowing: PracticeLog, moment: Moment) -> tuple[str, Exercise] | None:
    """What fits next and works through something else; one that is asked about first is asked about."""
    from companion.tui.screens.before import Before

    await knowing.ready()
    for suggestion in knowing.suggest(moment):
        exercise = app.context.library[suggestion.key]
        if not exercise.ask_first or await app.push_screen_wait(Before(exercise)) is not None:
            return suggestion.key, exercise
    app.go_home()
    return None
