"""One sitting: exercises that follow one another, and what was said meanwhile."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from companion.content.catalog import phrase, table
from companion.core.entry import UNRATED, Practice, Rating, State
from companion.core.exercise import Exercise
from companion.core.moment import OCCASIONS, PLACES, Moment, Need
from companion.core.runner import Ending
from companion.flows.context import Context
from companion.flows.danger import may_go_on
from companion.flows.first import first_exercise, usual_breath
from companion.flows.front import FrontEnd
from companion.flows.practice_log import PracticeLog
from companion.flows.save import save
from companion.flows.walk import ExerciseRun, RatingRequest
from companion.store.errors import StoreError

Asks: TypeAlias = Literal["afterwards", "checkin"]
"""What is asked after an exercise: that of grounding by itself, or within a check-in or a landing."""
SAYABLE = ("breath", "flashback", "flat", *OCCASIONS, *PLACES)
"""What a person may say, with one letter or one word, before they begin."""


class Grounding:
    """Exercises that follow one another, for how it is: `rating`, and `flashback` if then feels like now.

    `occasion` and `places` are what was said beside that, `named` is the key of an exercise asked for by
    name, `earlier` are the keys of what was done before this sitting. With `in_a_hurry` the first came with
    no question. `exercises` are the keys of those that were begun, `said` are all ratings that were given,
    `after` is the last one given after an exercise. `rated` says that `rating` is in no entry yet. What was
    said with a letter decides what is offered, and is saved nowhere: nobody was asked, and it may be a stray
    one.
    """

    def __init__(
        self,
        front: FrontEnd,
        context: Context,
        rating: Rating = UNRATED,
        *,
        flashback: bool = False,
        in_a_hurry: bool = False,
    ) -> None:
        self.rating = rating
        self.flashback = flashback
        self.occasion: Need | None = None
        self.places: frozenset[Need] = frozenset()
        self.exercises: list[str] = []
        self.named = ""
        self.earlier: tuple[str, ...] = ()
        self.said = [rating]
        self.after = UNRATED
        self.rated = False
        self._in_a_hurry = in_a_hurry
        self._is_far = False
        self._front = front
        self._context = context
        self._log = PracticeLog(context)

    @property
    def moment(self) -> Moment:
        """How it is now, as far as it was said in this sitting."""
        state = self.rating.state or (State.FLAT if self._is_far else None)
        rating = Rating(state, self.rating.intensity)
        done = (*self.earlier, *self.exercises)
        return Moment(rating, self.flashback, done, self.occasion, self.places, self._in_a_hurry)

    async def until_enough(self) -> None:
        """Walk exercises that fit until the person has enough."""
        while True:
            found = await self.suggested() or first_exercise(self._context)
            if await self.practise(*found, "checkin", brief=True) != "something_else":
                return

    async def practise(
        self, key: str, exercise: Exercise, asks: Asks, *, brief: bool, ways: bool = False
    ) -> str | None:
        """Walk one exercise and ask how it is then; return the name of what the person wants next."""
        steps = exercise.at_peak() if self.moment.high and key != self.named else exercise
        run = ExerciseRun(self._context, self._log, key, steps, before=self.rating, brief=brief, ways=ways)
        run.flashback = self.flashback
        self.exercises.append(key)
        ending = await self._walk(run)
        while not await may_go_on(self._front, ending):
            walked = run.practice
            run.ask_again()
            ending = await self._walk(run, walked)
        match ending:
            case Ending.FINISHED | Ending.LEFT:
                return await self._ask(self._request(run.practice, asks))
            case Ending.SOMETHING_ELSE:
                return "something_else"
            case Ending.BREATH | Ending.FLASHBACK | Ending.FLAT | Ending.PUBLIC | Ending.STILL:
                if not run.has_happened:
                    # It was there to be seen, and nothing of it was done.
                    self.exercises.pop()
                return ending.value
            case Ending.PEOPLE | Ending.UNSURE:
                self.flashback = True
                return "something_else"
            case never:
                assert_never(never)

    def say(self, what: str) -> None:
        """Take what was said with one letter or word into account from here on."""
        self.flashback = self.flashback or what == "flashback"
        self._is_far = self._is_far or what == "flat"
        if what in OCCASIONS:
            self.occasion = Need(what)
        elif what in PLACES:
            self.places |= {Need(what)}

    async def next_for(self, said: str) -> tuple[str, Exercise]:
        """Return the exercise that comes at once after what was said, with its key; the first one without."""
        if said == "breath":
            found = usual_breath(self._context)
        else:
            found = await self.suggested() if said in SAYABLE else None
        return found or first_exercise(self._context)

    async def suggested(self, *, ask_first: bool = False) -> tuple[str, Exercise] | None:
        """Return the next exercise that fits, with its key; its cautions are shown where it can do harm.

        One that must be asked about first is passed over, or with `ask_first` asked about.
        """
        await self._front.in_thread(self._log.read)
        for suggestion in self._log.suggest(self.moment):
            exercise = self._context.library[suggestion.key]
            if exercise.ask_first and not ask_first:
                continue
            if not (exercise.ask_first or exercise.harm) or await self._agrees(exercise):
                return suggestion.key, exercise
        return None

    async def may_begin(self, exercise: Exercise) -> bool:
        """Return whether an exercise may begin, after its cautions were shown if it has to be asked about."""
        return not exercise.ask_first or await self._agrees(exercise)

    async def _agrees(self, exercise: Exercise) -> bool:
        """Show the cautions of an exercise; return whether it begins."""
        before = await self._front.ask_before(exercise, self.rating)
        if before and before != self.rating:
            self.said.append(before)
            self.rating, self.rated = before, True
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

    def _request(self, practice: Practice, asks: Asks) -> RatingRequest:
        if asks == "afterwards":
            question, choices = phrase("afterwards.question"), table("afterwards")["choices"]
        else:
            choices = {name: phrase(f"checkin.{name}") for name in ("enough", "something_else")}
            question = phrase("checkin.and_now")
        request = RatingRequest(practice, question, choices, asks_verdict=asks == "afterwards")
        request.earlier, request.places = tuple(self.said), self.places
        return request

    async def _ask(self, request: RatingRequest) -> str | None:
        asked = request.practice
        try:
            return await self._front.ask_rating(request)
        finally:
            self.said.append(request.practice.after)
            self.after = request.practice.after or self.after
            self.rating = self.after or self.rating
            self.places = request.places
            if request.practice != asked:
                self._log.add(request.practice)
                await save(self._front, self._context, request.practice, again=True, before=asked)
