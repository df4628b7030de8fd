"""The first pages: four questions, each skippable, none that comes back."""

from __future__ import annotations

import pytest

from companion.content.own_people import OwnPerson, own_people
from companion.flows.context import Context
from companion.flows.front import Offer
from companion.flows.welcome import welcome
from companion.store.settings import Settings, read
from tests.flows.script import Chooses, Reply, Script, Types, run

SKIP = Chooses("skip")


@pytest.fixture(autouse=True)
def a_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG"):
        monkeypatch.setenv(name, "en_GB.UTF-8")


def settings(context: Context) -> Settings:
    return read(context.places.settings)[0]


def test_all_four_answered_are_written_and_it_is_tried(context: Context) -> None:
    script = Script(
        Chooses("GB"),
        *(Chooses("write"), Types("Ana"), Types("0123 456 789")),
        Chooses("feet"),
        Chooses("try"),
    )
    assert run(welcome(script, context)) == "ground"
    assert (settings(context).country, settings(context).first_exercise) == ("GB", "feet")
    assert own_people(context.places.people)[0] == (OwnPerson(name="Ana", call="0123 456 789"),)


def test_each_can_be_skipped_and_then_nothing_is_set(context: Context) -> None:
    script = Script(SKIP, SKIP, SKIP, SKIP)
    assert context.places.are_unused
    assert run(welcome(script, context)) is None
    offers = [each for each in script.asked if isinstance(each, Offer)]
    assert len(offers) == 4
    assert all(offer.on == "skip" for offer in offers), "Enter skips"
    assert settings(context) == Settings()
    assert not context.places.people.exists()
    assert not context.places.are_unused


@pytest.mark.parametrize("before", range(4))
def test_left_at_any_page_they_are_not_offered_again(context: Context, before: int) -> None:
    assert run(welcome(Script(*[SKIP] * before, Chooses(None)), context)) is None
    assert not context.places.are_unused


@pytest.mark.parametrize(
    "replies",
    [
        [Chooses("other"), Chooses(None), Chooses("other"), Chooses("DE"), SKIP, SKIP, SKIP],
        [Chooses("GB"), SKIP, Chooses("other"), Chooses(None), SKIP, SKIP],
        [SKIP, Chooses("write"), Types(None), SKIP, Chooses("other"), Chooses("hum"), SKIP],
    ],
)
def test_back_from_a_list_or_a_line_the_question_is_there_again(
    context: Context, replies: list[Reply]
) -> None:
    script = Script(*replies)
    run(welcome(script, context))
    assert script.replies == []


def test_a_person_is_added_to_those_who_are_there(context: Context) -> None:
    context.places.people.parent.mkdir(parents=True, exist_ok=True)
    context.places.people.write_text('# Mine.\n[[people]]\nname = "Ben"\n')
    run(welcome(Script(SKIP, Chooses("write"), Types(" Ana "), Types(""), SKIP, SKIP), context))
    assert [each.name for each in own_people(context.places.people)[0]] == ["Ana", "Ben"]
    assert context.places.people.read_text().startswith("# Mine.\n")


def test_a_people_file_that_is_no_toml_is_left_as_it_is(context: Context) -> None:
    context.places.people.parent.mkdir(parents=True, exist_ok=True)
    context.places.people.write_text("[[people\n")
    script = Script(SKIP, Chooses("write"), Types("Ana"), Types(""), SKIP, SKIP)
    run(welcome(script, context))
    assert context.places.people.read_text() == "[[people\n"
    assert "people.toml" in script.sentences[0]
