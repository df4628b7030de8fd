"""Walks with Enter, Tab and Esc alone leave no answer behind, whatever they pass."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.entry import AfterSession, CheckIn, Entry, Landing, Rating, State
from companion.core.exercise import Exercise
from companion.core.questions import LANDING, Go
from companion.core.runner import Ending
from companion.flows.context import Context
from companion.flows.drafts import Draft
from companion.flows.entries import after_session, ask, check_in, resume
from companion.flows.form import Form
from companion.flows.front import Left, Offer
from companion.flows.set_aside import look
from companion.flows.walk import ExerciseRun, RatingRequest
from companion.store.drafts import Drafts
from companion.store.paths import places
from companion.store.settings import Settings
from tests.flows.script import Script, run
from tests.still import Still

LEFT = Rating(State.UP, 8)
FLOWS = {"check-in": check_in, "after a session": after_session, "resumed": resume, "set aside": look}
KEYS = st.lists(st.sampled_from(["enter", "enter", "tab", "escape"]), max_size=60)


class Keys(Script):
    """Answers with keys that choose nothing; when there are no more the person leaves."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__()
        self.keys = deque(keys)

    def _key(self, about: object) -> str:
        self.asked.append(about)
        if not self.keys:
            raise Left
        return self.keys.popleft()

    async def ask(self, form: Form) -> Go | int:
        return Go.BACK if self._key(form.question.field) == "escape" else Go.NEXT

    async def choose(self, offer: Offer) -> str | None:
        match self._key(offer):
            case "enter":
                return offer.on
            case "tab":
                return await self.choose(offer)
            case _:
                return None

    async def ask_rating(self, request: RatingRequest) -> str | None:
        return None if self._key(request) == "escape" else next(iter(request.choices))

    async def ask_before(self, exercise: Exercise, rating: Rating) -> Rating | None:
        raise AssertionError("no exercise was asked for")

    async def walk(self, run: ExerciseRun) -> Ending:
        raise AssertionError("no exercise was asked for")


def walked(prepare: Callable[[Context], object], flow: object, keys: list[str]) -> list[Entry]:
    """Return the entries and drafts that a walk leaves in a notebook of its own."""
    with TemporaryDirectory() as home:
        still = Still()
        where = places({"COMPANION_HOME": str(Path(home))})
        context = Context(where, Settings(), now=still.now, clock=still.clock)
        prepare(context)
        with suppress(Left):
            run(flow(Keys(keys), context))  # type: ignore[operator]
        begun = [Drafts(where.drafts).get(name) for name in Drafts(where.drafts).names()]
        assert begun == [] or prepare is not nothing
        return list(context.notebook.entries())


def nothing(context: Context) -> None:
    """Begin with an empty notebook."""


@pytest.mark.parametrize("name", FLOWS)
@given(keys=KEYS)
def test_no_answer_is_given_by_keys_that_choose_nothing(name: str, keys: list[str]) -> None:
    assert walked(nothing, FLOWS[name], keys) == []


@given(keys=KEYS)
def test_no_answer_of_a_landing_is_given_by_keys_that_choose_nothing(keys: list[str]) -> None:
    entries: list[AfterSession] = []

    def prepare(context: Context) -> None:
        at = context.now()
        entries.append(AfterSession(id=context.notebook.new_id(at), at=at, left=LEFT))
        context.notebook.add(entries[0])

    async def landing(front: Keys, context: Context) -> None:
        draft = Draft(entries[0], LANDING[0].field, again=True)
        context.locks.acquire(draft.name)
        await ask(front, context, draft)

    [entry] = walked(prepare, landing, keys)
    assert isinstance(entry, AfterSession)
    assert entry.landing in (None, Landing(before=LEFT))


@given(keys=KEYS)
def test_a_check_in_that_was_begun_stays_as_it_was(keys: list[str]) -> None:
    def prepare(context: Context) -> None:
        at = context.now()
        entry = CheckIn(id=context.notebook.new_id(at), at=at, rating=Rating(State.UP))
        Drafts(context.places.drafts).save(entry.id, Draft(entry))

    for entry in walked(prepare, resume, keys):
        assert isinstance(entry, CheckIn)
        assert (entry.rating, entry.body, entry.feelings, entry.note) == (Rating(State.UP), (), (), "")


@pytest.mark.parametrize("flow", [check_in, after_session])
def test_enter_alone_comes_to_the_end(context: Context, flow: object) -> None:
    keys = Keys(["enter"] * 20)
    run(flow(keys, context))  # type: ignore[operator]
    assert keys.asked[-1] == "review"
    assert list(context.notebook.entries()) == []
