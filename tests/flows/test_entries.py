"""Check-ins and entries after a session, from the first question to the notebook, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from companion.content.catalog import phrase
from companion.core.entry import CheckIn, Practice, Rating, Sensation, State
from companion.core.questions import AFTER_SESSION, LANDING, REVIEW, Go
from companion.core.runner import Ending
from companion.core.vocabulary import Vocabulary
from companion.flows.context import Context
from companion.flows.drafts import Draft, read_draft
from companion.flows.entries import after_session, check_in, led_session, resume
from companion.flows.form import Form
from companion.flows.front import FrontEnd, Left, Offer
from companion.store.drafts import Drafts
from tests.answers import answer_to, questions_for
from tests.flows.form_script import LEAVE, FormScript, Rate, Say, Typed
from tests.flows.script import run
from tests.still import Still

Flow: TypeAlias = Callable[[FrontEnd, Context], Coroutine[Any, Any, None]]
SETTLED, UP = Rating(State.SETTLED, 3), Rating(State.UP, 8)
STARTED = phrase("checkin.started")
ASKED = [question for question in AFTER_SESSION if question.when == "always"]
ANSWERS = {question.field: answer_to(question) for question in ASKED}


def go(context: Context, flow: Flow, *steps: Any, unattended: bool = False) -> FormScript:
    """Run a flow by a script until it ends or the person leaves."""
    script = FormScript(*steps, unattended=unattended)
    try:
        run(flow(script, context))
    except Left:
        return script
    assert not script.steps, "every step was asked for"
    return script


def saved(context: Context) -> list[Any]:
    return list(context.notebook.entries())


def only(context: Context, kind: type = object) -> Any:
    [entry] = [entry for entry in saved(context) if isinstance(entry, kind)]
    return entry


def drafts(context: Context) -> list[Draft]:
    store = Drafts(context.places.drafts)
    return [draft for name in store.names() if (draft := read_draft(store, name))]


@pytest.fixture
def unwritable(context: Context) -> Path:
    """A file where the notebook's folder would be."""
    notebook = context.places.notebook
    notebook.parent.mkdir(parents=True, exist_ok=True)
    notebook.write_text("")
    return notebook


class Reader(FormScript):
    """Remembers the words of one's own that came with a form."""

    vocabulary: Vocabulary

    async def ask(self, form: Form) -> Go | int:
        self.vocabulary = form.vocabulary
        return await super().ask(form)


def test_own_words_are_offered_with_the_questions(context: Context) -> None:
    go(context, check_in, 2, Say(("woolly",), Go.SAVE))
    reader = Reader(Go.BACK)
    run(check_in(reader, context))
    assert reader.vocabulary == Vocabulary(feelings=("woolly",))


def test_where_no_words_can_be_read_none_are_offered(context: Context, unwritable: Path) -> None:
    reader = Reader(Go.BACK)
    run(check_in(reader, context))
    assert reader.vocabulary == Vocabulary()


def test_every_question_is_asked_and_saved(context: Context) -> None:
    script = go(context, after_session, *(Say(ANSWERS[q.field]) for q in ASKED), Go.SAVE)
    assert script.asked == [question.field for question in questions_for(only(context), editing=False)]
    entry = only(context)
    assert {name: getattr(entry, name) for name in ANSWERS} == ANSWERS
    assert drafts(context) == []


@pytest.mark.parametrize("left_at", range(1, len(ASKED) + 1))
def test_left_at_any_question_it_is_resumed_there(context: Context, left_at: int) -> None:
    answers = [Say(ANSWERS[question.field]) for question in ASKED]
    go(context, after_session, *answers[:left_at], LEAVE)
    assert saved(context) == []
    script = go(context, resume, "go_on", *answers[left_at:], Go.SAVE)
    fields = [question.field for question in (*ASKED, REVIEW)]
    assert script.asked == [STARTED, *fields[left_at:]]
    assert {name: getattr(only(context), name) for name in ANSWERS} == ANSWERS
    assert drafts(context) == []


def test_left_before_the_first_answer_nothing_is_offered(context: Context) -> None:
    go(context, after_session, LEAVE)
    assert go(context, resume).asked == []


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.field)
def test_a_partly_typed_answer_is_in_the_draft_when_left(context: Context, question: Any) -> None:
    go(context, after_session, ASKED.index(question), Typed(ANSWERS[question.field], LEAVE))
    [draft] = drafts(context)
    assert getattr(draft.entry, question.field) == ANSWERS[question.field]
    assert draft.page == question.field


def test_back_goes_one_question_back_and_loses_nothing(context: Context) -> None:
    chest = (Sensation("chest"),)
    steps = (Say(SETTLED), Say(chest), Go.BACK, Go.BACK, Go.NEXT, Go.NEXT, Say(("sad",), Go.SAVE))
    script = go(context, after_session, *steps)
    assert script.asked == ["left", "body", "feelings", "body", "left", "body", "feelings"]
    assert (only(context).left, only(context).body) == (SETTLED, chest)


def test_back_from_the_first_question_leaves_a_draft(context: Context) -> None:
    script = go(context, check_in, Say(UP, Go.BACK))
    assert script.asked == ["rating"]
    assert saved(context) == []
    assert [draft.entry.rating for draft in drafts(context)] == [UP]  # type: ignore[union-attr]


def test_what_is_typed_counts_when_the_form_is_saved(context: Context) -> None:
    go(context, check_in, Say(SETTLED), Go.NEXT, Typed(("woolly",), Go.SAVE))
    assert only(context).feelings == ("woolly",)


def test_change_goes_to_the_first_question(context: Context) -> None:
    script = go(context, check_in, Say(SETTLED, 4), Go.CHANGE, Say(Rating(State.SETTLED), Go.SAVE))
    assert script.asked == ["rating", "review", "rating"]
    assert only(context).rating == Rating(State.SETTLED)


@pytest.mark.parametrize("flow", [check_in, after_session])
def test_nothing_answered_saves_nothing(context: Context, flow: Flow) -> None:
    go(context, flow, *[Go.NEXT] * 4, Go.SAVE)
    assert saved(context) == []
    assert drafts(context) == []


def test_answers_that_are_taken_back_save_nothing(context: Context) -> None:
    go(context, check_in, Say(UP), Go.BACK, Say(Rating()), LEAVE)
    assert (saved(context), drafts(context)) == ([], [])


def test_discarded_at_the_end_nothing_is_saved(context: Context) -> None:
    go(context, check_in, Say(UP, 4), Go.DELETE)
    assert (saved(context), drafts(context)) == ([], [])


def test_a_draft_can_be_discarded_and_another_begun(context: Context) -> None:
    go(context, check_in, Say(UP), LEAVE)
    go(context, check_in, "discard", Say(SETTLED, Go.SAVE))
    assert only(context).rating == SETTLED
    assert drafts(context) == []


def test_a_draft_can_wait_while_another_is_begun(context: Context, still: Still) -> None:
    go(context, check_in, Say(UP), LEAVE)
    still.seconds = 60
    go(context, check_in, "anew", Say(SETTLED, Go.SAVE))
    assert only(context).rating == SETTLED
    go(context, check_in, "go_on", Go.SAVE, "enough")
    assert {entry.rating for entry in saved(context)} == {SETTLED, UP}


@pytest.mark.parametrize("chosen", [None, "later", LEAVE])
def test_a_draft_that_is_left_for_later_is_offered_again(context: Context, chosen: Any) -> None:
    go(context, check_in, Say(UP), LEAVE)
    go(context, resume, chosen)
    assert go(context, resume, LEAVE).asked == [STARTED]


def test_a_draft_of_another_kind_is_not_offered(context: Context) -> None:
    go(context, check_in, Say(UP), LEAVE)
    assert go(context, after_session, LEAVE).asked == ["left"]


def test_saved_before_its_draft_was_deleted_it_is_saved_once(context: Context) -> None:
    go(context, check_in, Say(SETTLED), LEAVE)
    [draft] = context.places.drafts.glob("*.json")
    left_behind = draft.read_bytes()
    go(context, check_in, "go_on", Go.SAVE)
    draft.write_bytes(left_behind)
    go(context, check_in, "go_on", 0, Say(Rating(State.SETTLED, 7), Go.SAVE))
    assert only(context).rating == Rating(State.SETTLED, 7)
    assert drafts(context) == []


def test_each_window_offers_only_what_no_other_is_writing(context: Context) -> None:
    other = replace(context)

    def meanwhile(script: FormScript) -> None:
        assert go(other, resume).asked == []
        assert go(other, check_in, Say(SETTLED), LEAVE).asked == ["rating", "body"]

    class Meanwhile(FormScript):
        async def ask(self, form: Any) -> Any:
            if form.question.field == "body":
                meanwhile(self)
            return await super().ask(form)

    with pytest.raises(Left):
        run(check_in(Meanwhile(Say(UP), LEAVE), context))
    assert {draft.entry.rating for draft in drafts(context)} == {UP, SETTLED}  # type: ignore[union-attr]


class Offered(FormScript):
    """Remembers the last offer."""

    last: Offer

    async def choose(self, offer: Offer) -> str | None:
        self.last = offer
        return await super().choose(offer)


@pytest.mark.parametrize("state", [*State, None])
def test_a_check_in_ends_in_the_same_way_in_every_state(context: Context, state: State | None) -> None:
    script = Offered(Say(Rating(state, 3), Go.SAVE), "enough")
    run(check_in(script, context))
    assert script.last.sentence.startswith("Saved")
    assert (list(script.last.choices), script.last.on) == (["ground", "enough"], "enough")
    unsettled = state in (State.UP, State.FLAT)
    assert script.last.sentence.endswith(phrase("checkin.may_ground")) is unsettled


@pytest.mark.parametrize("state", [*State, None])
def test_after_a_session_it_ends_in_the_same_way_in_every_state(
    context: Context, state: State | None
) -> None:
    script = Offered(Say(Rating(state, 3), Go.SAVE), "enough")
    run(after_session(script, context))
    assert script.last.sentence.startswith("Saved")
    offered = ["land", "enough"] if state in (State.UP, State.FLAT) else ["enough"]
    assert (list(script.last.choices), script.last.on) == (offered, "enough")


def test_the_rating_after_grounding_is_saved_with_the_check_in(context: Context) -> None:
    after = Rate(Rating(State.SETTLED, 4), "enough")
    go(context, check_in, Say(UP, Go.SAVE), "ground", Ending.FINISHED, after)
    entry = only(context, CheckIn)
    assert (entry.rating, entry.later) == (UP, after.rating)
    assert only(context, Practice).after == after.rating


@pytest.mark.parametrize(
    ("feelings", "key"),
    [
        (("furious",), "when_angry"),
        (("worried", "grieving", "angry"), "wave_of_grief"),
        (("ashamed",), "when_ashamed"),
        (("worried",), "feet"),
        (("angry about the letter",), "feet"),
    ],
)
def test_feelings_chosen_in_a_check_in_decide_what_is_offered_first(
    context: Context, feelings: tuple[str, ...], key: str
) -> None:
    script = go(context, check_in, Say(UP), Go.NEXT, Say(feelings, Go.SAVE), "ground", LEAVE)
    assert script.asked[-1] == key


def test_left_while_grounding_every_answer_is_saved(context: Context) -> None:
    again = Rate(Rating(State.UP, 6), "something_else")
    go(context, check_in, Say(UP, Go.SAVE), "ground", Ending.FINISHED, again, LEAVE)
    assert only(context, CheckIn).later == again.rating
    assert len(saved(context)) == 2


@pytest.mark.parametrize("left", [UP, Rating(State.FLAT), Rating(None, 8), Rating(State.CANT_TELL, 9)])
def test_a_landing_is_offered_after_leaving_unsettled(context: Context, left: Rating) -> None:
    script = go(context, after_session, Say(left, Go.SAVE), "land", Go.ENOUGH)
    assert script.asked[-1] == LANDING[0].field
    assert only(context).landing.before == left
    assert drafts(context) == []


@pytest.mark.parametrize("left", [SETTLED, Rating(None, 7), Rating(State.CANT_TELL, 2)])
def test_no_landing_is_suggested_after_leaving_settled(context: Context, left: Rating) -> None:
    script = Offered(Say(left, Go.SAVE), "enough")
    run(after_session(script, context))
    assert phrase("after.may_land") not in script.last.sentence


@pytest.mark.parametrize("flow", [check_in, after_session])
@pytest.mark.parametrize(("rating", "high"), [(Rating(State.UP, 8), True), (Rating(State.UP, 7), False)])
def test_people_are_named_where_it_is_strong(context: Context, flow: Any, rating: Rating, high: bool) -> None:
    script = Offered(Say(rating, Go.SAVE), "enough")
    run(flow(script, context))
    assert (phrase("after.people") in script.last.more) is high


def test_after_a_session_that_was_led_it_says_where_the_entry_is(context: Context) -> None:
    script = Offered(Say("A", Go.SAVE), "enough")
    run(led_session(script, context))
    assert script.last.more == phrase("after.led_saved")


def test_what_was_said_last_is_said_again_once_it_is_saved(context: Context) -> None:
    script = Offered(Say(UP, Go.LAND), 4, Say(SETTLED), Go.ENOUGH, Go.WAIT, "enough")
    run(after_session(script, context))
    assert script.last.sentence == "Saved: settled."


def test_after_a_landing_none_is_offered_again(context: Context) -> None:
    script = Offered(Say(UP, Go.LAND), Go.ENOUGH, Go.SAVE, "enough")
    run(after_session(script, context))
    assert list(script.last.choices) == ["enough"]


def test_what_cannot_be_written_is_tried_again(context: Context, unwritable: Path) -> None:
    def mend() -> str:
        unwritable.unlink()
        unwritable.mkdir()
        return "retry"

    script = go(context, check_in, Say(SETTLED, Go.SAVE), "retry", mend)
    assert len(script.asked) == 3
    assert only(context).rating == SETTLED
    assert drafts(context) == []


def test_what_cannot_be_written_can_go_elsewhere(context: Context, unwritable: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "entry.json"
    go(context, check_in, Say(SETTLED, Go.SAVE), elsewhere)
    assert '"settled"' in elsewhere.read_text()
    assert drafts(context) == []


def test_what_cannot_be_written_can_be_discarded(context: Context, unwritable: Path) -> None:
    go(context, check_in, Say(UP, Go.SAVE), "discard")
    assert drafts(context) == [], "and nothing is offered after it"


def test_with_nobody_to_ask_what_cannot_be_written_stays_a_draft(context: Context, unwritable: Path) -> None:
    go(context, check_in, Say(SETTLED, Go.SAVE), unattended=True)
    assert [draft.entry.rating for draft in drafts(context)] == [SETTLED]  # type: ignore[union-attr]
