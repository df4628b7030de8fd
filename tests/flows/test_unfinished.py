"""Drafts that can't be written, that are left, that are deleted and brought back."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any

import pytest

from companion.content.catalog import phrase
from companion.core.questions import AFTER_SESSION, Go
from companion.flows.context import Context
from companion.flows.edit import edit
from companion.flows.entries import after_session, check_in, resume, undelete
from companion.flows.front import Left, Offer
from companion.flows.waiting import waiting
from tests.flows.form_script import LEAVE, FormScript, Say, Typed
from tests.flows.script import run
from tests.flows.test_entries import SETTLED, STARTED, UP, drafts, go, only
from tests.still import Still


@pytest.fixture
def no_drafts(context: Context) -> Path:
    """A file where the folder of drafts would be."""
    context.places.drafts.parent.mkdir(parents=True)
    context.places.drafts.write_text("")
    return context.places.drafts


@pytest.mark.parametrize("left", [LEAVE, Go.BACK], ids=["leaving the app", "going back"])
def test_a_draft_that_cannot_be_written_is_asked_about_on_leaving(
    context: Context, no_drafts: Path, tmp_path: Path, left: Any
) -> None:
    elsewhere = tmp_path / "entry.json"
    script = go(
        context,
        check_in,
        3,
        Typed("half a word", left),
        *([Go.BACK] * 3 if left is Go.BACK else []),
        elsewhere,
    )
    assert script.asked[-1].startswith("store.problem.")
    assert "half a word" in elsewhere.read_text()


def test_a_draft_is_written_where_that_has_become_possible_on_leaving(
    context: Context, no_drafts: Path
) -> None:
    def mend() -> str:
        no_drafts.unlink()
        return "retry"

    go(context, check_in, Say(SETTLED, 3), Typed("half a word", LEAVE), "retry", mend)
    assert [draft.entry.note for draft in drafts(context)] == ["half a word"]


def test_a_draft_that_is_discarded_on_leaving_is_not_asked_about_again(
    context: Context, no_drafts: Path
) -> None:
    script = go(context, check_in, Say(SETTLED, 3), Typed("half a word", LEAVE), "discard")
    assert len(script.asked) == 3


def test_with_nobody_to_ask_a_draft_is_tried_again_for_a_second_and_then_reported(
    context: Context, no_drafts: Path
) -> None:
    began = monotonic()
    script = go(context, check_in, Say(SETTLED, Go.NEXT), LEAVE, unattended=True)
    assert 0.9 < monotonic() - began < 2
    assert script.sentences == [phrase("not_saved.left", path=no_drafts)]


def test_with_nobody_to_ask_a_draft_is_written_within_that_second(context: Context, no_drafts: Path) -> None:
    Timer(0.3, no_drafts.unlink).start()
    script = go(context, check_in, Say(SETTLED, Go.NEXT), LEAVE, unattended=True)
    assert script.sentences == []
    assert [draft.entry.rating for draft in drafts(context)] == [SETTLED]  # type: ignore[union-attr]


def test_an_entry_that_is_saved_leaves_no_question_about_its_draft(context: Context, no_drafts: Path) -> None:
    script = go(context, check_in, Say(SETTLED, Go.SAVE))
    assert script.asked == ["rating"]
    assert only(context).rating == SETTLED


class Offered(FormScript):
    """Remembers what stood with each offer."""

    more: list[str]

    async def choose(self, offer: Offer) -> str | None:
        self.more = [*getattr(self, "more", []), offer.more]
        return await super().choose(offer)


def test_a_draft_is_offered_with_what_it_is_and_when_it_was_begun(context: Context, still: Still) -> None:
    at = [question.field for question in AFTER_SESSION if question.when == "always"].index("bring")
    go(context, after_session, Say(SETTLED), at, Go.NEXT, Go.MORE, 10, Say("Ann"), LEAVE)
    still.seconds = 90_000
    script = Offered("later")
    run(resume(script, context))
    assert script.more == ["After a session with Ann. Begun on Sunday, 22 November 2026, 21:04."]


def test_changes_to_an_entry_are_offered_as_such(context: Context, still: Still) -> None:
    go(context, check_in, Say(SETTLED, Go.SAVE))
    still.seconds = 90_000
    with pytest.raises(Left):
        run(edit(FormScript(3, Say("more"), LEAVE), context, only(context)))
    script = Offered("later")
    run(resume(script, context))
    [words] = script.more
    assert words.startswith("Changes to an entry: Check-in, Sunday, 22 November 2026. Begun on Monday")


def test_one_draft_after_another_is_offered(context: Context, still: Still) -> None:
    for minutes in range(3):
        still.seconds = 60 * minutes
        go(context, check_in, *(["anew"] if minutes else []), Say(SETTLED), LEAVE)
    assert go(context, resume, "later", "later", "later").asked == [STARTED] * 3
    assert go(context, resume, "later", "discard", None).asked == [STARTED] * 3
    assert len(drafts(context)) == 2


def test_a_draft_that_was_discarded_can_be_brought_back(context: Context) -> None:
    go(context, check_in, Say(UP), LEAVE)
    [draft] = drafts(context)
    script = go(context, resume, "discard")
    assert script.sentences == [phrase("checkin.deleted")]
    assert (drafts(context), waiting(context)) == ([], ["undelete"])
    assert go(context, undelete, LEAVE).asked == ["body"]
    assert (drafts(context), waiting(context)) == ([draft], ["resume"])
    assert go(context, undelete).asked == []


def test_an_entry_discarded_at_the_end_of_its_questions_can_be_brought_back(context: Context) -> None:
    go(context, check_in, Say(UP, 4), Go.DELETE)
    assert drafts(context) == []
    go(context, undelete, Go.SAVE, "enough")
    assert only(context).rating == UP
    assert (drafts(context), waiting(context)) == ([], [])


def test_what_cannot_be_brought_back_now_can_be_later(context: Context) -> None:
    go(context, check_in, Say(UP), LEAVE)
    go(context, resume, "discard")
    folder = context.places.drafts
    shutil.rmtree(folder)
    folder.write_text("")
    assert len(go(context, undelete).sentences) == 1
    folder.unlink()
    go(context, undelete, Go.SAVE, "enough")
    assert only(context).rating == UP
