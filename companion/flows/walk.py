"""An exercise that is being walked, and a rating that is being asked for: values that a front end changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from companion.core.entry import UNRATED, Practice, Rating, SetAside
from companion.core.exercise import Exercise
from companion.core.moment import Moment, Need
from companion.core.outcomes import changed
from companion.core.runner import Ending, Runner
from companion.core.still_high import PeopleOffered, people_offered
from companion.flows.context import Context
from companion.flows.practice_log import PracticeLog

if TYPE_CHECKING:
    from companion.flows.drafts import DraftWriter

SHORTEST = 5.0
"""Seconds in an exercise below which it counts as opened by accident."""
Verdict = Literal["again", "not for me"]


class Picked(NamedTuple):
    """An exercise chosen from the list, the rating given before it, and what else was said there."""

    key: str
    before: Rating = UNRATED
    flashback: bool = False
    occasion: Need | None = None
    places: frozenset[Need] = frozenset()

    @classmethod
    def at(cls, key: str, moment: Moment) -> Picked:
        """Return an exercise that was chosen at a moment."""
        return cls(key, moment.rating, moment.flashback, moment.occasion, moment.places)


class ExerciseRun:
    """One walk through one exercise.

    A front end moves `runner`, and puts what a person typed into the run: with `draft` at each change,
    with `notice` as each step is left. `brief` asks for the short form of each step, `ways` for the letters
    that a person may say before they begin. `earlier` returns the sentences written in this
    exercise at other times, newest first; before `read_earlier` there are none. `flashback` says that the
    past feels like now.
    """

    flashback = False

    def __init__(
        self,
        context: Context,
        log: PracticeLog,
        key: str,
        exercise: Exercise,
        *,
        before: Rating = UNRATED,
        brief: bool = False,
        ways: bool = False,
    ) -> None:
        self.key = key
        self.exercise = exercise
        self.before = before
        self.brief = brief
        self.ways = ways
        self.runner = Runner(exercise, context.clock, context.settings.pace)
        self.noticed: list[str] = []
        self.set_aside: SetAside | None = None
        self._context = context
        self._log = log
        self._began = context.now()
        self._drafts: DraftWriter | None = None

    def read_earlier(self) -> None:
        """Read earlier practices, those that were cut off too; slow, for a thread once a step is shown."""
        from companion.flows.cut_off import save_practices

        save_practices(self._context)
        self._log.read()

    def earlier(self) -> tuple[str, ...]:
        """Return the sentences written in this exercise at other times."""
        return self._log.sentences(self.key)

    def notice(self, words: Iterable[str], set_aside: SetAside | None = None) -> None:
        """Add what was typed at a step, and what was set aside there."""
        self.noticed.extend(words)
        self.set_aside = set_aside or self.set_aside
        self.draft()

    def draft(self, words: Iterable[str] = (), set_aside: SetAside | None = None) -> None:
        """Write a draft within a second, with what stands at this step; nothing typed needs none."""
        # Imported here, as the first instruction is shown before anything is typed.
        from companion.flows.drafts import Draft, DraftWriter

        noticed, set_aside = (*self.noticed, *words), set_aside or self.set_aside
        if self._drafts is None:
            if not noticed and not set_aside:
                return
            self._drafts = DraftWriter(self._context.drafts)
            self._context.locks.acquire(self._id)
        self._drafts.put(Draft(replace(self.practice, noticed=noticed, put_away=set_aside)))

    def end_draft(self, *, saved: bool) -> None:
        """Delete the draft, or write what waits of it if the walk is not saved. Raises StoreError."""
        if drafts := self._drafts:
            try:
                drafts.delete(self._id) if saved else drafts.flush()
            finally:
                drafts.stop()
                self._context.locks.release(self._id)

    def ask_again(self) -> None:
        """Go back to the question whose answer ended the exercise, with that answer taken back."""
        del self.noticed[-1:]
        # The one so far is done with.
        self._drafts = None
        self.runner.resume()

    @cached_property
    def _id(self) -> str:
        # Asking for an id opens the notebook, which the first instruction does not wait for.
        return self._context.notebook.new_id(self._began)

    @property
    def has_happened(self) -> bool:
        """Whether there is something to save: not if it was opened and left, or a key was held down.

        A movement of its own, such as a breath, needs no key to be walked.
        """
        if self.noticed or self.set_aside:
            return True
        walked = self.runner.has_gone_on or self.runner.beat is not None
        return walked and self.runner.seconds >= SHORTEST

    @property
    def practice(self) -> Practice:
        """The entry for this walk as far as it has come."""
        return Practice(
            id=self._id,
            at=self._began,
            exercise=self.key,
            name=self.exercise.name,
            before=self.before,
            finished=self.runner.ending is Ending.FINISHED,
            seconds=round(self.runner.seconds),
            noticed=tuple(self.noticed),
            put_away=self.set_aside,
        )


class RatingRequest:
    """Asks how it is after an exercise, and what comes next.

    `choices` are the words for what may come next, by name. `asks_verdict` says whether the person may
    also say if the exercise is one to come back to. What is answered stands in `practice`. `earlier` are the
    ratings of this sitting so far, the oldest first, `places` are where the person is, some of PLACES.
    """

    earlier: tuple[Rating, ...] = ()
    places: frozenset[Need] = frozenset()

    def __init__(
        self, practice: Practice, question: str, choices: Mapping[str, str], *, asks_verdict: bool = False
    ) -> None:
        self.practice = practice
        self.question = question
        self.choices = choices
        self.asks_verdict = asks_verdict

    @property
    def is_worse(self) -> bool:
        """Whether it is harder than before the exercise: then the same one is not offered again."""
        return (changed(self.practice.before, self.practice.after) or 0) > 0

    @property
    def people(self) -> PeopleOffered:
        """How people are offered with the answer as it is now."""
        return people_offered((*self.earlier, self.practice.after))

    def rate(self, rating: Rating) -> None:
        """Set the rating after the exercise."""
        self.practice = replace(self.practice, after=rating)

    def place(self, place: Need) -> None:
        """Say where the person is, for this sitting; said again it is taken back."""
        self.places ^= {place}

    def judge(self, verdict: Verdict) -> None:
        """Set the verdict on the exercise; the same one again takes it back."""
        given = None if self.practice.again == verdict else verdict
        self.practice = replace(self.practice, again=given)
