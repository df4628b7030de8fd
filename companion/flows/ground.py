"""Grounding: exercises one after another until the person has enough; what was walked is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, assert_never

from companion.content.catalog import phrase, table
from companion.content.library import one
from companion.core.entry import UNRATED, Practice, Rating, State, is_high
from companion.core.exercise import Exercise
from companion.core.runner import Ending
from companion.core.suggest import Moment
from companion.flows.context import Context
from companion.flows.danger import may_go_on
from companion.flows.first import first_exercise, own_card, usual_breath
from companion.flows.front import FrontEnd, Left
from companion.flows.practice_log import PracticeLog
from companion.flows.save import save
from companion.flows.walk import ExerciseRun, Picked, RatingRequest
from companion.store.errors import StoreError

Asks: TypeAlias = Callable[[Practice, Sequence[Rating]], RatingRequest]
"""Makes what is asked after an exercise, from it and from the ratings of this sitting so far."""
WAYS = ("breath", "flashback", "flat")
"""What a person may say with one letter before they begin."""


async def ground(front: FrontEnd, context: Context, said: str = "ground", key: str = "") -> str | None:
    """Begin at once: with the exercise `key`, what fits what was said, or the person's own first exercise.

    Where that is set, one of the person's own cards comes before it.
    """
    if card := own_card(context, said):
        if (chosen := await front.card(card)) is None:
            return None
        if chosen in WAYS:
            said, key = chosen, ""
    grounding = Grounding(front, context)
    named = one(key, context.places.own_exercises) if key else None
    grounding.say(said)
    found = (key, named) if named else await grounding.next_for(said)
    if key and not await grounding.may_begin(found[1]):
        found = await grounding.suggested() or found
    return await _go_on(grounding, *found, brief=True, ways=said not in WAYS and not key)


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
    grounding.rated = rated
    return await _go_on(grounding, picked.key, exercise, brief=brief)


async def _go_on(
    grounding: Grounding, key: str, exercise: Exercise, *, brief: bool, ways: bool = False
) -> str | None:
    """Walk an exercise and those that follow.

    `ways` says whether the first screen takes the letters for a breath, a flashback and far away.
    """
    while True:
        chosen = await grounding.practise(key, exercise, _ask_afterwards, brief=brief, ways=ways)
        ways = False
        found: tuple[str, Exercise] | None = key, exercise
        match chosen:
            case "leave":
                raise Left
            case "once_more":
                pass
            case "something_else":
                found = await grounding.suggested(ask_first=True)
            case "breath" | "flashback" | "flat":
                grounding.say(chosen)
                found = await grounding.next_for(chosen)
            case _:
                return chosen
        if found is None:
            return None
        (key, exercise), brief = found, brief or is_high(grounding.rating)


class Grounding:
    """Exercises that follow one another, for how it is: `rating`, and `flashback` if then feels like now.

    `exercises` are the keys of those that were begun, `said` are all ratings that were given, `after` is the
    last one given after an exercise. `rated` says that `rating` is in no entry yet. What was said with a
    letter decides what is offered, and is saved nowhere: nobody was asked, and a letter may be a stray one.
    """

    def __init__(
        self, front: FrontEnd, context: Context, rating: Rating = UNRATED, *, flashback: bool = False
    ) -> None:
        self.rating = rating
        self.flashback = flashback
        self.exercises: list[str] = []
        self.said = [rating]
        self.after = UNRATED
        self.rated = False
        self._is_far = False
        self._front = front
        self._context = context
        self._log = PracticeLog(context)

    async def until_enough(self) -> None:
        """Walk exercises that fit until the person has enough."""
        while True:
            found = await self.suggested() or first_exercise(self._context)
            if await self.practise(*found, _ask_now, brief=True) != "something_else":
                return

    async def practise(
        self, key: str, exercise: Exercise, asks: Asks, *, brief: bool, ways: bool = False
    ) -> str | None:
        """Walk one exercise and ask how it is then; return the name of what the person wants next."""
        run = ExerciseRun(self._context, self._log, key, exercise, before=self.rating, brief=brief, ways=ways)
        self.exercises.append(key)
        ending = await self._walk(run)
        while not await may_go_on(self._front, ending):
            walked = run.practice
            run.ask_again()
            ending = await self._walk(run, walked)
        match ending:
            case Ending.FINISHED | Ending.LEFT:
                return await self._ask(asks(run.practice, self.said))
            case Ending.SOMETHING_ELSE:
                return "something_else"
            case Ending.BREATH | Ending.FLASHBACK | Ending.FLAT:
                return ending.value
            case Ending.PEOPLE | Ending.UNSURE:
                self.flashback = True
                return "something_else"
            case never:
                assert_never(never)

    def say(self, what: str) -> None:
        """Take what was said with one letter into account from here on."""
        self.flashback = self.flashback or what == "flashback"
        self._is_far = self._is_far or what == "flat"

    async def next_for(self, said: str) -> tuple[str, Exercise]:
        """Return the exercise that comes at once after one letter, with its key; the first one without it."""
        if said == "breath":
            found = usual_breath(self._context)
        else:
            found = await self.suggested() if said in WAYS else None
        return found or first_exercise(self._context)

    async def suggested(self, *, ask_first: bool = False) -> tuple[str, Exercise] | None:
        """Return the next exercise that fits, with its key.

        One that must be asked about first is passed over, or with `ask_first` asked about.
        """
        await self._front.in_thread(self._log.read)
        state = self.rating.state or (State.FLAT if self._is_far else None)
        rating = Rating(state, self.rating.intensity)
        for suggestion in self._log.suggest(Moment(rating, self.flashback, tuple(self.exercises))):
            exercise = self._context.library[suggestion.key]
            if not exercise.ask_first or (ask_first and await self.may_begin(exercise)):
                return suggestion.key, exercise
        return None

    async def may_begin(self, exercise: Exercise) -> bool:
        """Return whether an exercise may begin, after its cautions were shown if it has to be asked about."""
        if not exercise.ask_first:
            return True
        before = await self._front.ask_before(exercise, UNRATED)
        self.said.append(before or UNRATED)
        self.rated = self.rated or bool(before)
        self.rating = before or self.rating
        return before is not None

    async def _walk(self, run: ExerciseRun, walked: Practice | None = None) -> Ending:
        """Walk an exercise and save that; `walked` is what was saved of this walk before it went on."""
        try:
            return await self._front.walk(run)
        finally:
            run.runner.end(Ending.LEFT)
            saved: bool | None = True
            if walked or run.has_happened or self.rated:
                self.rated = False
                self._log.add(run.practice)
                saved = await save(
                    self._front, self._context, run.practice, again=bool(walked), before=walked
                )
            try:
                run.end_draft(saved=saved or not self._front.unattended)
            except StoreError as error:
                self._front.notify(phrase(error.key, **error.facts))

    async def _ask(self, request: RatingRequest) -> str | None:
        asked = request.practice
        try:
            return await self._front.ask_rating(request)
        finally:
            self.said.append(request.practice.after)
            self.after = request.practice.after or self.after
            self.rating = self.after or self.rating
            if request.practice != asked:
                self._log.add(request.practice)
                await save(self._front, self._context, request.practice, again=True, before=asked)


def _ask_afterwards(practice: Practice, earlier: Sequence[Rating]) -> RatingRequest:
    choices = table("afterwards")["choices"]
    question = phrase("afterwards.question")
    return RatingRequest(practice, question, choices, asks_verdict=True, earlier=earlier)


def _ask_now(practice: Practice, earlier: Sequence[Rating]) -> RatingRequest:
    choices = {name: phrase(f"checkin.{name}") for name in ("enough", "something_else")}
    return RatingRequest(practice, phrase("checkin.and_now"), choices, earlier=earlier)
