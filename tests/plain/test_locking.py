"""An open sealed notebook is locked after minutes without a line, and entries are no longer shown then."""

from __future__ import annotations

import pytest

from companion.content.catalog import phrase
from companion.core.entry import CheckIn
from companion.flows.context import Context
from companion.store import keys
from companion.store.sealing import turn_on
from tests.plain.typed import Waits, transcript
from tests.still import Still
from tests.store.seal import MARK, be_quick

WORDS = "seven slow words"


@pytest.fixture
def sealed(context: Context, monkeypatch: pytest.MonkeyPatch) -> Context:
    be_quick(monkeypatch)
    at = context.now()
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, note=MARK))
    key = keys.make_key(WORDS)
    keys.save_key(context.places, key, keep_old=False)
    turn_on(context.places, key)
    return Context(context.places, now=context.now, clock=context.clock, choose=context.choose)


def test_the_history_is_left_after_minutes_without_a_line(sealed: Context, still: Still) -> None:
    told = transcript(sealed, still, "history", WORDS, Waits(599), "1", Waits(601), "1")
    assert told.count(MARK) == 2
    assert told.endswith(f"~ 601\n{phrase('locked.again')}\n")
    assert not sealed.is_open


def test_an_entry_that_is_being_changed_stays(sealed: Context, still: Still) -> None:
    told = transcript(sealed, still, "history", WORDS, "1", "e", "u 7", Waits(601), "b", "s", *[""] * 9)
    assert told.count(phrase("locked.again")) == 2
    assert not sealed.is_open


def test_never_means_never(sealed: Context, still: Still) -> None:
    sealed.set_settings(lock_after="never")
    transcript(sealed, still, "history", WORDS, Waits(100_000), "1", "")
    assert sealed.is_open
