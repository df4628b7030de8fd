"""After a session that somebody led: questions of its own, and an entry that stands apart from all others."""

from __future__ import annotations

from typing import Any

import pytest

from companion.content.opening import opening
from companion.core.body_counts import count_regions
from companion.core.entry import AfterSession, Answer, CheckIn, Led, Rating, Sensation, State
from companion.core.filters import Kind, WithPerson, admitted
from companion.core.ids import new_id
from companion.core.questions import LED, Go
from companion.core.since import since_met
from companion.export import export
from companion.export.documents import Details
from companion.flows.context import Context
from companion.flows.entries import after_session, led_session, resume
from companion.flows.practice_log import PracticeLog
from companion.flows.registry import run_flow
from companion.store.history import History
from companion.text.entries import in_full, summary, title
from companion.text.letter import as_text, letter
from tests.answers import answer_to
from tests.flows.form_script import LEAVE, Say
from tests.flows.test_entries import STARTED, drafts, go, only, saved
from tests.still import Still

ASKED = [question for question in LED if question.when == "always"]
ANSWERS = {question.field: answer_to(question) for question in ASKED}
HEADACHE = (Sensation("head", ("aching",)),)


def led(context: Context, still: Still, **values: Any) -> Led:
    still.seconds += 60
    at = context.now()
    made = Led(id=context.notebook.new_id(at), at=at, **values)
    context.notebook.add(made)
    return made


def test_every_question_is_asked_and_saved(context: Context) -> None:
    script = go(context, led_session, *(Say(ANSWERS[question.field]) for question in ASKED), Go.SAVE)
    assert script.asked == [*ANSWERS, "review"]
    entry = only(context, Led)
    assert {name: getattr(entry, name) for name in ANSWERS} == ANSWERS
    assert drafts(context) == []


def test_the_first_question_after_a_session_leads_there(context: Context) -> None:
    script = go(context, after_session, Go.LED, Say("M"), Go.SAVE)
    assert script.asked == ["left", "person", "could_bring"]
    assert [type(entry) for entry in saved(context)] == [Led]
    assert drafts(context) == []


@pytest.mark.parametrize("at", range(1, len(ASKED)))
def test_left_at_any_question_it_is_resumed_there(context: Context, at: int) -> None:
    go(context, led_session, Say("M"), *[Go.NEXT] * (at - 1), LEAVE)
    assert go(context, resume, "go_on", LEAVE).asked == [STARTED, ASKED[at].field]


def test_the_command_and_the_flow_have_the_same_name() -> None:
    assert opening(["after", "--led"]) == "led"
    assert opening(["after", "--lead"]) is None


def test_its_flow_is_found_by_name(context: Context) -> None:
    script = go(context, lambda front, where: run_flow("led", front, where), LEAVE)
    assert script.asked == ["person"]


def test_it_reads_as_sentences(context: Context, still: Still) -> None:
    entry = led(
        context,
        still,
        person="M",
        could_bring=Answer("partly", "the letter"),
        rupture=Answer("not named"),
        body=HEADACHE,
        next_time="ask earlier",
    )
    assert title(entry) == "A session you led, with M"
    told = as_text(letter(entry, entry.at))
    assert "They could bring up some of what they came for." in told
    for words in ("the letter", "aching", "ask earlier"):
        assert words in told.casefold()
        assert words in in_full(entry).casefold()
        assert words in summary(entry).casefold()


def test_the_history_shows_it_by_its_own_filter_alone(context: Context, still: Still) -> None:
    entry = led(context, still, person="M", next_time="the drum")
    history = History(context.notebook)
    assert history.everything() == ()
    assert history.count() == 0
    assert history.everything((Kind("led"),)) == (entry,)
    assert admitted([entry], [WithPerson("M")]) == []


def test_it_is_no_part_of_what_was_written_since_a_session(context: Context, still: Still) -> None:
    at = context.now()
    met = AfterSession(id=context.notebook.new_id(at), at=at, person="Ann")
    entry = led(context, still, person="Ann", body=HEADACHE)
    found = since_met([met, entry], "Ann")
    assert found is not None
    assert (found.count, found.body) == (0, {})


def test_an_exercise_begins_with_ones_own_last_rating(context: Context, still: Still) -> None:
    at = context.now()
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, rating=Rating(State.UP, 7)))
    led(context, still, body=HEADACHE)
    log = PracticeLog(context)
    log.read()
    assert log.rating == Rating(State.UP, 7)


@pytest.mark.parametrize("form", ["html", "json", "markdown", "csv"])
def test_every_format_can_have_it(context: Context, still: Still, form: str) -> None:
    led(context, still, person="M", could_bring=Answer("partly"), body=HEADACHE, next_time="the drum")
    page = b"".join(export(form, context.notebook.documents(), Details(context.now()))).decode()
    assert "the drum" in page


def test_on_paper_it_is_among_the_entries_and_in_no_chart(context: Context, still: Still) -> None:
    entry = led(context, still, body=HEADACHE)
    assert count_regions([entry])
    page = b"".join(export("html", context.notebook.documents(), Details(context.now()))).decode()
    assert "aching" in page
    assert "<svg" not in page


def test_an_id_names_its_month_as_those_of_all_entries_do(context: Context) -> None:
    at = context.now()
    assert Led(id=new_id(at, b"1234"), at=at).id[:6] == f"{at:%Y%m}"
