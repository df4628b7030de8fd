"""A locked notebook: saving asks nothing, looking back asks once, an older draft waits."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from companion.content.catalog import phrase
from companion.core.entry import CheckIn, Rating, State
from companion.core.questions import Go
from companion.flows.context import Context
from companion.flows.drafts import Draft
from companion.flows.entries import check_in, resume
from companion.flows.front import Left
from companion.flows.practice_log import PracticeLog
from companion.flows.registry import run_flow
from companion.flows.waiting import waiting
from companion.store import keys
from tests.flows.script import At, Chooses, Reads, Script, Types, run
from tests.store.seal import MARK, WORDS, plain_files


def another_window(context: Context) -> Context:
    return Context(context.places, now=context.now, clock=context.clock, choose=context.choose)


def go(script: Script, context: Context, name: str) -> None:
    with suppress(Left):
        run(run_flow(name, script, context))


def test_the_history_asks_once(sealed: Context) -> None:
    script = Script(Types("another"), Types(WORDS), Reads())
    go(script, sealed, "history")
    assert script.replies == []
    assert len(script.sentences) == 4
    assert not any(WORDS in sentence for sentence in script.sentences)
    assert [getattr(entry, "note", "") for entry in sealed.notebook.entries()] == [MARK]
    go(again := Script(Reads()), sealed, "history")
    assert again.replies == []


@pytest.mark.parametrize("moment", [(keys, "open_identity"), (Context, "read_exercises")], ids=str)
def test_what_is_stopped_while_it_opens_stays_locked(
    sealed: Context, monkeypatch: pytest.MonkeyPatch, moment: tuple[object, str]
) -> None:
    does = getattr(*moment)

    def stopped_once(*given: Any) -> object:
        monkeypatch.setattr(*moment, does)
        sealed.stays_locked = True
        sealed.lock()
        return does(*given)

    monkeypatch.setattr(*moment, stopped_once)
    go(script := Script(Types(WORDS), Types(None)), sealed, "history")
    assert sealed.is_locked
    assert phrase("locked.again") in script.sentences
    assert phrase("locked.wrong") not in script.sentences
    go(Script(Types(WORDS), Reads()), sealed, "history")
    assert not sealed.is_locked


@pytest.mark.parametrize("typed", [None, ""])
def test_whoever_types_nothing_is_back(sealed: Context, typed: str | None) -> None:
    script = Script(Types(typed))
    go(script, sealed, "history")
    assert sealed.is_locked
    assert len(script.asked) == 1


def test_saving_asks_nothing(sealed: Context) -> None:
    script = Script(
        At("rating", Rating(State.SETTLED)), At("body"), At("feelings"), At("note", MARK, Go.SAVE)
    )
    with suppress(Left):
        run(check_in(script, sealed))
    assert sealed.is_locked
    assert plain_files(sealed.places.data.parent) == []
    assert len(list(sealed.places.inbox.iterdir())) == 1
    assert list(sealed.notebook.entries()) == []
    assert sealed.unlock(WORDS)
    assert len(list(sealed.notebook.entries())) == 2
    assert list(sealed.places.inbox.iterdir()) == []


def test_the_draft_of_this_window_goes_on_and_one_of_another_waits(sealed: Context) -> None:
    def leave(context: Context) -> None:
        with suppress(Left):
            run(check_in(Script(At("rating", Rating(State.UP, 5))), context))

    leave(sealed)
    script = Script(Chooses("later"))
    with suppress(Left):
        run(resume(script, sealed))
    assert script.replies == []
    other = another_window(sealed)
    assert "resume" in waiting(other)
    script = Script(Types(WORDS), Chooses("later"))
    with suppress(Left):
        run(resume(script, other))
    assert script.replies == []
    assert "A draft from" in script.asked[0]
    assert not other.is_locked
    assert plain_files(sealed.places.data.parent) == []


def test_a_locked_draft_is_never_overwritten_or_taken_for_none(sealed: Context) -> None:
    at = sealed.now()
    draft = Draft(CheckIn(id=sealed.notebook.new_id(at), at=at, note=MARK), "note")
    sealed.drafts.save(draft.name, draft)
    other = another_window(sealed)
    assert other.drafts.get(draft.name) is None
    script = Script(Types(None))
    with suppress(Left):
        run(resume(script, other))
    other.unlock(WORDS)
    assert other.drafts.get(draft.name)


def test_exercises_go_by_the_rules_alone(sealed: Context) -> None:
    log = PracticeLog(sealed)
    log.read()
    assert log.evidence("feet") == ()
    assert sealed.pop_notices() == []


def test_locked_again(sealed: Context) -> None:
    sealed.unlock(WORDS)
    assert list(sealed.notebook.entries())
    sealed.lock()
    assert sealed.is_locked
    assert list(sealed.notebook.entries()) == []
    assert sealed.notebook._months._cache == {}
