"""What was set aside waits until its time, and is not offered again once the person is done with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, Landing, Practice, SetAside
from companion.flows.context import Context
from companion.flows.set_aside import entries_set_aside, look
from tests.flows.form_script import LEAVE
from tests.flows.test_entries import go, saved
from tests.still import Still

OPENED, NOTHING = phrase("landing.opened"), phrase("landing.nothing_away")


def put(context: Context, aside: SetAside, *, practice: bool = False) -> None:
    """Save an entry with something set aside."""
    at = context.now()
    shared: Any = {"id": context.notebook.new_id(at), "at": at}
    if practice:
        context.notebook.add(Practice(**shared, exercise="container", name="Container", put_away=aside))
    else:
        context.notebook.add(AfterSession(**shared, landing=Landing(put_away=aside)))


def asides(context: Context) -> list[SetAside]:
    return [e.put_away if isinstance(e, Practice) else e.landing.put_away for e in saved(context)]


@pytest.mark.parametrize("practice", [False, True])
def test_it_waits_until_its_time(context: Context, still: Still, practice: bool) -> None:
    put(context, SetAside("the letter", context.now() + timedelta(hours=2)), practice=practice)
    for hours, due in ((0, 0), (1, 0), (2, 1), (48, 1)):
        still.seconds = hours * 3600
        assert len(entries_set_aside(context, due=True)) == due


@pytest.mark.parametrize("practice", [False, True])
def test_done_it_is_not_offered_again(context: Context, practice: bool) -> None:
    put(context, SetAside("the letter", context.now()), practice=practice)
    assert go(context, look, "done").asked == [OPENED]
    assert asides(context)[0].done
    assert go(context, look).sentences == [NOTHING]
    for due in (True, False):
        assert entries_set_aside(context, due=due) == []


def test_another_time_can_be_chosen(context: Context, still: Still) -> None:
    put(context, SetAside("the letter", context.now()))
    go(context, look, "tomorrow")
    assert entries_set_aside(context, due=True) == []
    still.seconds = 86400
    assert len(entries_set_aside(context, due=True)) == 1


def test_without_a_time_it_is_shown_on_request_alone(context: Context) -> None:
    put(context, SetAside("the letter"))
    assert entries_set_aside(context, due=True) == []
    assert go(context, look, None).asked == [OPENED]


def test_what_is_due_is_shown_without_the_rest(context: Context, still: Still) -> None:
    put(context, SetAside("later", context.now() + timedelta(days=9)))
    still.seconds = 1
    put(context, SetAside("now", context.now()))
    assert go(context, look, "done").asked == [OPENED]
    assert {aside.words: aside.done for aside in asides(context)} == {"now": True, "later": False}


def test_left_at_the_second_the_first_is_decided(context: Context, still: Still) -> None:
    for words in ("first", "second"):
        put(context, SetAside(words, context.now()))
        still.seconds += 1
    assert go(context, look, "done", LEAVE).asked == [OPENED, OPENED]
    assert {aside.words: aside.done for aside in asides(context)} == {"first": False, "second": True}


def test_a_notebook_that_cannot_be_read_has_nothing_set_aside(context: Context) -> None:
    context.places.notebook.parent.mkdir(parents=True)
    context.places.notebook.write_text("")
    assert entries_set_aside(context, due=True) == []
