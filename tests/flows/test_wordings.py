"""A save that would replace a wording which this window has not shown asks first; nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as another_window
from typing import Any

import pytest
from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.core.entry import CheckIn, Entry, Rating, State
from companion.core.questions import Go
from companion.flows.context import Context
from companion.flows.drafts import Draft
from companion.flows.edit import edit, tag
from companion.flows.entries import check_in, resume
from companion.flows.front import Left, Offer
from companion.store.drafts import Drafts
from companion.store.notebook import Notebook
from tests.answers import questions_for
from tests.flows.form_script import LEAVE, FormScript, Rate, Say
from tests.flows.script import run
from tests.flows.test_entries import SETTLED, STARTED, UP, drafts, go, only, saved
from tests.still import Still

CHANGED, REMOVED = phrase("wordings.changed_meanwhile"), phrase("wordings.removed_meanwhile")
NOTE = [question.field for question in questions_for(CheckIn(id="", at=Still().now()), editing=True)].index(
    "note"
)


class Meanwhile(FormScript):
    """Does something elsewhere while the first question is asked, and remembers what was shown."""

    def __init__(self, elsewhere: Callable[[], object], *steps: Any, unattended: bool = False) -> None:
        super().__init__(*steps, unattended=unattended)
        self.elsewhere: Callable[[], object] | None = elsewhere
        self.shown: list[str] = []

    async def ask(self, form: Any) -> Any:
        if self.elsewhere:
            self.elsewhere()
            self.elsewhere = None
        return await super().ask(form)

    async def choose(self, offer: Offer) -> str | None:
        self.shown.append(offer.more)
        return await super().choose(offer)


@pytest.fixture
def entry(context: Context) -> CheckIn:
    at = context.now()
    made = CheckIn(id=context.notebook.new_id(at), at=at, note="before")
    context.notebook.add(made)
    return made


@pytest.fixture
def elsewhere(context: Context, entry: CheckIn) -> Callable[..., Callable[[], object]]:
    """Return what changes the entry in another window."""
    notebook = Notebook(context.places.notebook, now=context.now)
    return lambda **values: lambda: notebook.change(replace(entry, **values))


Elsewhere = Callable[..., Callable[[], object]]


@pytest.mark.parametrize(
    ("chosen", "note"), [("mine", "mine"), ("theirs", "theirs"), ("both", "mine\n\ntheirs")]
)
def test_where_both_have_changed_the_same_the_other_is_shown_and_one_is_taken_or_both(
    context: Context, entry: CheckIn, elsewhere: Elsewhere, chosen: str, note: str
) -> None:
    script = Meanwhile(elsewhere(note="theirs"), NOTE, Say("mine", Go.SAVE), chosen)
    edited = run(edit(script, context, entry))
    assert script.asked[-1] == CHANGED
    assert "theirs" in script.shown[0]
    assert edited == only(context)
    assert only(context).note == note
    assert drafts(context) == []


def test_both_as_one_note_has_all_of_the_other_where_more_than_the_note_differs(
    context: Context, entry: CheckIn, elsewhere: Elsewhere
) -> None:
    changes = elsewhere(note="theirs", rating=UP)
    run(edit(Meanwhile(changes, Say(SETTLED), NOTE, Say("mine", Go.SAVE), "both"), context, entry))
    note, rating = only(context).note, only(context).rating
    assert (note[:4], rating) == ("mine", SETTLED)
    assert "theirs" in note
    assert "up, 8" in note


def test_what_was_changed_in_different_answers_comes_together_unasked(
    context: Context, entry: CheckIn, elsewhere: Elsewhere
) -> None:
    script = Meanwhile(elsewhere(rating=UP), NOTE, Say("mine", Go.SAVE))
    run(edit(script, context, entry))
    assert (only(context).note, only(context).rating) == ("mine", UP)
    assert CHANGED not in script.asked


def test_what_is_left_open_stays_a_draft(context: Context, entry: CheckIn, elsewhere: Elsewhere) -> None:
    script = Meanwhile(elsewhere(note="theirs"), NOTE, Say("mine", Go.SAVE), None)
    assert run(edit(script, context, entry)) is None
    assert only(context).note == "theirs"
    assert [draft.entry.note for draft in drafts(context)] == ["mine"]
    assert go(context, resume, "go_on", Go.SAVE, "both").asked == [STARTED, "note", CHANGED]
    assert only(context).note == "mine\n\ntheirs"


@pytest.mark.parametrize("unattended", [False, True])
def test_while_leaving_it_stays_a_draft(
    context: Context, entry: CheckIn, elsewhere: Elsewhere, unattended: bool
) -> None:
    script = Meanwhile(elsewhere(note="theirs"), NOTE, Say("mine", Go.SAVE), unattended=unattended)
    if unattended:
        assert run(edit(script, context, entry)) is None
    else:
        with pytest.raises(Left):
            run(edit(script, context, entry))
    assert only(context).note == "theirs"
    assert [draft.entry.note for draft in drafts(context)] == ["mine"]


def test_the_list_may_be_older_than_what_is_edited(
    context: Context, entry: CheckIn, elsewhere: Elsewhere
) -> None:
    elsewhere(note="theirs")()
    script = FormScript(NOTE, Say("mine", Go.SAVE))
    run(edit(script, context, entry))
    assert only(context).note == "mine"


@pytest.mark.parametrize(("chosen", "left"), [("mine", ["mine"]), ("removed", [])])
def test_one_that_was_removed_elsewhere_comes_back_only_if_that_is_wanted(
    context: Context, entry: CheckIn, chosen: str, left: list[str]
) -> None:
    other = Notebook(context.places.notebook, now=context.now)
    script = Meanwhile(lambda: other.remove(entry.id), NOTE, Say("mine", Go.SAVE), chosen)
    run(edit(script, context, entry))
    assert script.asked[-1] == REMOVED
    assert [each.note for each in saved(context)] == left
    assert drafts(context) == []


def test_a_tag_is_added_to_the_newest_wording(context: Context, entry: CheckIn, elsewhere: Elsewhere) -> None:
    elsewhere(note="theirs", tags=("one",))()
    run(tag(FormScript("two"), context, entry))
    assert (only(context).note, only(context).tags) == ("theirs", ("one", "two"))


def test_the_rating_after_grounding_replaces_nothing(context: Context) -> None:
    class Grounding(FormScript):
        async def walk(self, run: Any) -> Any:
            [entry] = [each for each in saved(context) if isinstance(each, CheckIn)]
            context.notebook.change(replace(entry, note="theirs"))
            return await super().walk(run)

    from companion.core.runner import Ending

    after = Rate(Rating(State.SETTLED, 4), "enough")
    script = Grounding(Say(UP, Go.SAVE), "ground", Ending.FINISHED, after)
    run(check_in(script, context))
    entry = only(context, CheckIn)
    assert (entry.note, entry.later) == ("theirs", after.rating)


def test_a_draft_that_was_saved_on_another_machine_does_not_replace_that(context: Context) -> None:
    go(context, check_in, Say(SETTLED), 3, Say("first words"), LEAVE)
    [draft] = drafts(context)
    context.notebook.add(replace(draft.entry, note="first words, and more"))
    script = go(context, check_in, "go_on", 3, Say("first words, and others", Go.SAVE), "both")
    assert script.asked[-1] == CHANGED
    assert only(context).note == "first words, and others\n\nfirst words, and more"


def copy_of(
    context: Context, draft: Draft, entry: Entry, suffix: str = ".sync-conflict-20261122-210400-ABC"
) -> None:
    """Write what a sync tool does with the draft of another machine."""
    other = Drafts(context.places.drafts.parent / "other")
    other.save(draft.name, Draft(entry, draft.page))
    path = context.places.drafts / f"{draft.name}{suffix}.json"
    (other.folder / f"{draft.name}.json").rename(path)


@pytest.mark.parametrize(
    "suffix", [".sync-conflict-20261122-210400-ABCDEFG", " (conflicted copy 2026-11-22)"]
)
@pytest.mark.parametrize(
    ("chosen", "note"), [("mine", "here"), ("theirs", "there"), ("both", "here\n\nthere")]
)
def test_a_sync_copy_of_a_draft_is_shown(context: Context, suffix: str, chosen: str, note: str) -> None:
    go(context, check_in, Say(SETTLED), 3, Say("here"), LEAVE)
    [draft] = drafts(context)
    copy_of(context, draft, replace(draft.entry, note="there"), suffix)
    assert len(drafts(context)) == 1
    script = go(context, check_in, "go_on", chosen, Go.SAVE)
    assert script.asked[:2] == [STARTED, phrase("wordings.draft_copy")]
    assert only(context).note == note
    assert not list(context.places.drafts.glob("*.json"))


def test_neither_wording_of_a_draft_was_shown_before_so_both_are(context: Context) -> None:
    go(context, check_in, Say(SETTLED), 3, Say("here"), LEAVE)
    [draft] = drafts(context)
    copy_of(context, draft, replace(draft.entry, note="there"))
    script = Meanwhile(lambda: None, "go_on", None)
    run(check_in(script, context))
    lines = script.shown[-1].splitlines()
    assert lines.index("here") < lines.index(phrase("wordings.there")) < lines.index("there")


def test_a_sync_copy_with_other_answers_comes_together_unasked(context: Context) -> None:
    go(context, check_in, Say(SETTLED), LEAVE)
    [draft] = drafts(context)
    copy_of(context, draft, replace(draft.entry, note="there"))
    go(context, check_in, "go_on", Go.SAVE)
    assert (only(context).rating, only(context).note) == (SETTLED, "there")


def test_a_sync_copy_that_is_left_open_stays(context: Context) -> None:
    go(context, check_in, Say(SETTLED), 3, Say("here"), LEAVE)
    [draft] = drafts(context)
    copy_of(context, draft, replace(draft.entry, note="there"))
    go(context, check_in, "go_on", None)
    assert len(list(context.places.drafts.glob("*.json"))) == 2
    assert context.locks.is_free(draft.name)


def test_a_sync_copy_that_came_while_the_draft_was_saved_is_offered_afterwards(context: Context) -> None:
    go(context, check_in, Say(SETTLED), 3, Say("here"), LEAVE)
    [draft] = drafts(context)
    entry = replace(draft.entry, note="there")
    script = Meanwhile(lambda: copy_of(context, draft, entry), "go_on", Go.SAVE)
    run(check_in(script, context))
    assert only(context).note == "here"
    script = Meanwhile(lambda: None, "go_on", Go.SAVE, "both")
    run(check_in(script, another_window(context)))
    assert only(context).note == "there\n\nhere"
