"""A script for forms: a step is the bare answer, and `asked` names what was asked in order."""

from __future__ import annotations

from collections import deque
from typing import Any, NamedTuple

from companion.core.entry import Rating
from companion.core.questions import Go
from companion.core.runner import Ending
from companion.flows.form import Form
from companion.flows.front import Decision, Left, Offer
from companion.flows.walk import ExerciseRun, RatingRequest
from companion.store.errors import StoreError
from tests.flows.script import Script, take

LEAVE = Left()
"""A step at which the person leaves the app."""


class Say(NamedTuple):
    """A step that answers a question and goes on."""

    value: Any
    go: Go | int = Go.NEXT


class Typed(NamedTuple):
    """A step that types half an answer and goes on, or leaves."""

    value: Any
    go: Go | int | Left = Go.NEXT


class Rate(NamedTuple):
    """A step that rates an exercise and takes a choice."""

    rating: Rating
    choice: str | None = None


class FormScript(Script):
    """Answers with one step after another; where there are no more steps the person leaves.

    The page that says that an entry was saved needs no step: without one, it is passed as with Enter.

    A step that can be called is called when an entry can't be saved.

    `asked` says what was asked, in order: a question by its field, an offer by its sentence.
    """

    def __init__(self, *steps: Any, unattended: bool = False) -> None:
        super().__init__(unattended=unattended)
        self.steps = deque(steps)

    def _step(self, asked: str) -> Any:
        self.asked.append(asked)
        step = self.steps.popleft() if self.steps else LEAVE
        if isinstance(step, Left):
            raise step
        return step

    async def ask(self, form: Form) -> Go | int:
        match self._step(form.question.field):
            case Say(value, go):
                form.answer(value)
                return go
            case Typed(value, go):
                form.typing(value)
                if isinstance(go, Left):
                    raise go
                return go
            case (Go() | int()) as go:
                return go
            case step:
                raise AssertionError(f"{form.question.field} was asked, not {step}")

    async def choose(self, offer: Offer) -> str | None:
        if not self.steps and offer.on == "enough":
            return offer.on
        chosen = self._step(offer.sentence)
        assert chosen is None or chosen in offer.choices, (offer.sentence, chosen)
        return chosen

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        return self._step(question)

    async def walk(self, run: ExerciseRun) -> Ending:
        ending: Ending = self._step(run.key)
        take(run, 60)
        run.runner.next()
        return ending

    async def ask_rating(self, request: RatingRequest) -> str | None:
        step = self._step(request.question)
        assert isinstance(step, Rate), (request.question, step)
        request.rate(step.rating)
        return step.choice

    async def not_saved(self, error: StoreError) -> Decision:
        step = self._step(error.key)
        return step() if callable(step) else step
