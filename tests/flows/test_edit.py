"""What is done to a saved entry: edited in one window at a time, tagged, deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, Rating, State
from companion.core.questions import Go
from companion.flows.context import Context
from companion.flows.edit import delete, edit, mark_brought, restore, tag
from companion.flows.entries import resume
from companion.flows.front import Left
from tests.answers import questions_for
from tests.flows.form_script import LEAVE, FormScript, Say
from tests.flows.script import run
from tests.flows.test_entries import STARTED, drafts, go, only, saved

SETTLED = Rating(State.SETTLED)


@pytest.fixture(params=[CheckIn, AfterSession, Practice])
def entry(request: pytest.FixtureRequest, context: Context) -> Entry:
    at = context.now()
    values: dict[str, Any] = {"id": context.notebook.new_id(at), "at": at, "note": "a note"}
    if request.param is Practice:
        values |= {"exercise": "feet", "name": "Feet"}
    made: Entry = request.param(**values)
    context.notebook.add(made)
    return made


def place(entry: Entry, field: str) -> int:
    return [question.field for question in questions_for(entry, editing=True)].index(field)


def test_each_question_can_be_answered_again(context: Context, entry: Entry) -> None:
    script = FormScript(place(entry, "note"), Say("another"), Say(("june",), Go.SAVE))
    edited = run(edit(script, context, entry))
    assert edited == only(context)
    assert (edited.note, edited.tags) == ("another", ("june",))
    assert edited.changed is not None
    assert drafts(context) == []


def test_an_answer_can_be_taken_away(context: Context, entry: Entry) -> None:
    assert run(edit(FormScript(place(entry, "note"), Say("", Go.SAVE)), context, entry)) is not None
    assert only(context).note == ""


@pytest.mark.parametrize("steps", [(Go.SAVE,), (Say("another"), Go.BACK, Say("a note", Go.SAVE))])
def test_saved_without_a_change_nothing_is_written(context: Context, entry: Entry, steps: Any) -> None:
    months = {path: path.stat() for path in context.places.notebook.glob("*.json")}
    assert run(edit(FormScript(place(entry, "note"), *steps), context, entry)) is None
    assert only(context) == entry
    assert {path: path.stat() for path in months} == months
    assert drafts(context) == []


@pytest.mark.parametrize("steps", [(Go.BACK,), (Go.NEXT, Go.DELETE)])
def test_left_or_discarded_it_stays_as_it_was(context: Context, entry: Entry, steps: Any) -> None:
    assert run(edit(FormScript(*steps), context, entry)) is None
    assert only(context) == entry
    assert drafts(context) == []


def test_left_in_the_middle_it_is_resumed_and_changes_the_same_entry(context: Context, entry: Entry) -> None:
    with pytest.raises(Left):
        run(edit(FormScript(place(entry, "note"), Say("half"), LEAVE), context, entry))
    assert only(context) == entry
    script = go(context, resume, "go_on", Go.SAVE)
    assert script.asked == [STARTED, "tags"]
    assert only(context).note == "half"


def test_a_draft_of_it_is_gone_on_with(context: Context, entry: Entry) -> None:
    with pytest.raises(Left):
        run(edit(FormScript(place(entry, "note"), Say("half"), LEAVE), context, entry))
    edited = run(edit(FormScript(Go.SAVE), context, entry))
    assert edited is not None
    assert edited.note == "half"


def test_it_is_edited_in_one_window_at_a_time(context: Context, entry: Entry) -> None:
    other = replace(context)
    other.locks.acquire(entry.id)
    script = FormScript()
    assert run(edit(script, context, entry)) is None
    assert (script.asked, script.sentences) == ([], [phrase("checkin.elsewhere")])
    other.locks.release(entry.id)
    run(edit(FormScript(Go.BACK), context, entry))
    assert context.locks.is_free(entry.id)


def test_a_tag_is_added_once(context: Context, entry: Entry) -> None:
    tagged = run(tag(FormScript("  june "), context, entry))
    assert tagged is not None
    assert (tagged.tags, only(context)) == (("june",), tagged)
    for given in ("june", "  ", None):
        assert run(tag(FormScript(given), context, tagged)) is None
    assert only(context) == tagged


@pytest.fixture
def to_bring(context: Context) -> AfterSession:
    at = context.now()
    made = AfterSession(id=context.notebook.new_id(at), at=at, bring="the letter\nthe dream")
    context.notebook.add(made)
    return made


def test_a_line_is_marked_as_brought_and_the_mark_taken_off(context: Context, to_bring: AfterSession) -> None:
    marked = run(mark_brought(FormScript(), context, to_bring, "the dream", True))
    assert marked == only(context)
    assert only(context).brought == ("the dream",)
    run(mark_brought(FormScript(), context, to_bring, "the dream", False))
    assert only(context).brought == ()


def test_a_mark_goes_with_the_line_that_is_edited(context: Context, to_bring: AfterSession) -> None:
    marked = run(mark_brought(FormScript(), context, to_bring, "the dream", True))
    assert marked
    script = FormScript(place(marked, "bring"), Say("the letter", Go.SAVE))
    run(edit(script, context, marked))
    assert (only(context).bring, only(context).brought) == ("the letter", ())


def test_a_mark_set_while_the_line_is_edited_elsewhere_goes_with_the_line(
    context: Context, to_bring: AfterSession
) -> None:
    with pytest.raises(Left):
        run(edit(FormScript(place(to_bring, "bring"), Say("the letter"), LEAVE), context, to_bring))
    run(mark_brought(FormScript(), context, to_bring, "the dream", True))
    run(edit(FormScript(Go.SAVE), context, to_bring))
    assert (only(context).bring, only(context).brought) == ("the letter", ())


def test_a_deleted_entry_can_be_restored(context: Context, entry: Entry) -> None:
    deleted = run(delete(FormScript(), context, entry))
    assert saved(context) == []
    assert deleted is not None
    restore(context, deleted)
    assert only(context).note == "a note"


def test_with_an_entry_the_draft_of_changes_to_it_is_deleted_and_restored(
    context: Context, entry: Entry
) -> None:
    with pytest.raises(Left):
        run(edit(FormScript(place(entry, "note"), Say("half"), LEAVE), context, entry))
    [draft] = drafts(context)
    deleted = run(delete(FormScript(), context, entry))
    assert deleted is not None
    assert not list(context.places.drafts.glob("*"))
    assert restore(context, deleted).note == "a note"
    assert drafts(context) == [draft]
    assert context.deleted_edits == {}


def test_while_it_is_edited_in_another_window_the_draft_stays_there(context: Context, entry: Entry) -> None:
    with pytest.raises(Left):
        run(edit(FormScript(place(entry, "note"), Say("half"), LEAVE), context, entry))
    other = replace(context)
    other.locks.acquire(entry.id)
    run(delete(FormScript(), context, entry))
    assert len(drafts(context)) == 1


def test_an_entry_that_came_back_meanwhile_is_not_replaced_when_it_is_restored(
    context: Context, entry: Entry
) -> None:
    deleted = run(delete(FormScript(), context, entry))
    assert deleted is not None
    context.notebook.restore(msgspec.structs.replace(deleted, note="newer words"))
    assert restore(context, deleted).note == "newer words"
    assert only(context).note == "newer words"


def test_what_cannot_be_deleted_is_reported(context: Context) -> None:
    missing = CheckIn(id="20261120T180000.000000-00000000", at=context.now())
    context.places.notebook.parent.mkdir(parents=True, exist_ok=True)
    context.places.notebook.write_text("")
    script = FormScript()
    assert run(delete(script, context, missing)) is None
    assert len(script.sentences) == 1
