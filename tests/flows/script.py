"""A front end that answers from a list; when the list has run out, the person has left.

script = Script(Runs("finished"), Rates("something_else", Rating(intensity=4)), Runs("left"))
with suppress(Left):
    run(ground(script, context))
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from companion.content.cards import Card
from companion.core.entry import UNRATED, Rating
from companion.core.exercise import Exercise
from companion.core.questions import Go
from companion.core.runner import Ending
from companion.flows.form import Form
from companion.flows.front import Decision, FrontEnd, Left, Offer
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import ExerciseRun, Picked, RatingRequest, Verdict
from companion.store.errors import StoreError

T = TypeVar("T")


@dataclass(frozen=True)
class At:
    """At the question about `field`, answers `value` unless it is None, and goes on with `go`."""

    field: str
    value: Any = None
    go: Go | int = Go.NEXT


@dataclass(frozen=True)
class Chooses:
    """Takes a choice by name; None is one step back."""

    name: str | None


@dataclass(frozen=True)
class Types:
    """Types one line."""

    words: str | None


@dataclass(frozen=True)
class Runs:
    """Walks an exercise: some steps, all of them for FINISHED, typing `noticed` on the way.

    With `ending` None the person leaves the app in the middle. It takes some seconds.
    """

    ending: Ending | None = Ending.FINISHED
    steps: int = 1
    noticed: tuple[str, ...] = ()
    seconds: float = 60.0


@dataclass(frozen=True)
class Rates:
    """Rates and judges an exercise, and takes a choice; with `leaves` the person leaves the app instead."""

    name: str | None = None
    rating: Rating = UNRATED
    verdict: Verdict | None = None
    leaves: bool = False


@dataclass(frozen=True)
class Rated:
    """Answers before an exercise; None is one step back."""

    rating: Rating | None = UNRATED


@dataclass(frozen=True)
class Picks:
    """Picks an exercise from the list; None is one step back."""

    picked: Picked | None


@dataclass(frozen=True)
class Decides:
    """Says what to do about an entry that can't be written; `after` happens before that is tried."""

    decision: Decision
    after: Callable[[], object] = field(default=lambda: None)


@dataclass(frozen=True)
class Reads:
    """Reads the history, the pages or who can be reached."""


Reply: TypeAlias = At | Chooses | Types | Runs | Rates | Rated | Picks | Decides | Reads


def take(run: ExerciseRun, seconds: float) -> None:
    """Let some seconds pass in an exercise, without moving the clock."""
    run.runner._seen -= seconds


class Script:
    """Answers from `replies`, and remembers what it was asked: offers, exercises, requests, sentences."""

    def __init__(self, *replies: Reply, unattended: bool = False) -> None:
        self.replies = list(replies)
        self.unattended = unattended
        self.asked: list[Any] = []
        self.sentences: list[str] = []

    def _next(self, kind: type[T], about: object) -> T:
        self.asked.append(about)
        if not self.replies:
            raise Left
        reply = self.replies.pop(0)
        assert isinstance(reply, kind), (reply, about)
        return reply

    async def ask(self, form: Form) -> Go | int:
        reply = self._next(At, form.question.field)
        assert form.question.field == reply.field
        if reply.value is not None:
            form.answer(reply.value)
        return reply.go

    async def choose(self, offer: Offer) -> str | None:
        name = self._next(Chooses, offer).name
        assert name is None or name in offer.choices
        return name

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        return self._next(Types, question).words

    async def secret(self, question: str) -> str | None:
        return self._next(Types, question).words

    async def pick(
        self,
        names: Mapping[str, str],
        heading: str,
        now: str,
        also: Mapping[str, Sequence[str]] | None = None,
    ) -> str | None:
        name = self._next(Chooses, heading).name
        assert name is None or name in names
        return name

    async def card(self, card: Card) -> str | None:
        return self._next(Chooses, card).name

    async def walk(self, run: ExerciseRun) -> Ending:
        reply = self._next(Runs, run)
        take(run, reply.seconds)
        for _ in range(len(run.exercise.steps) if reply.ending is Ending.FINISHED else reply.steps):
            run.runner.next()
        run.noticed.extend(reply.noticed)
        if reply.ending is None:
            raise Left
        run.runner.end(reply.ending)
        assert run.runner.ending is reply.ending
        return reply.ending

    async def ask_rating(self, request: RatingRequest) -> str | None:
        reply = self._next(Rates, request)
        if reply.rating:
            request.rate(reply.rating)
        if reply.verdict:
            request.judge(reply.verdict)
        if reply.leaves:
            raise Left
        assert reply.name is None or reply.name in request.choices
        return reply.name

    async def ask_before(self, exercise: Exercise, rating: Rating) -> Rating | None:
        return self._next(Rated, exercise).rating

    async def pick_exercise(self, log: PracticeLog) -> Picked | None:
        return self._next(Picks, log).picked

    async def look_back(self) -> None:
        self._next(Reads, "history")

    async def read_pages(self) -> None:
        self._next(Reads, "pages")

    async def people(self) -> None:
        self._next(Reads, "people")

    async def not_saved(self, error: StoreError) -> Decision:
        reply = self._next(Decides, error)
        reply.after()
        return reply.decision

    def notify(self, sentence: str) -> None:
        self.sentences.append(sentence)

    def say_progress(self, sentence: str) -> None:
        self.sentences += filter(None, [sentence])

    async def in_thread(self, work: Callable[[], T]) -> T:
        return work()


_: type[FrontEnd] = Script


def run(flow: Coroutine[Any, Any, T]) -> T:
    """Run a flow whose front end answers at once, without an event loop."""
    try:
        flow.send(None)
    except StopIteration as ended:
        result: T = ended.value
        return result
    flow.close()
    raise RuntimeError("the front end did not answer at once")
