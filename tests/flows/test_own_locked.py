"""Own files that are locked: the built-in first step, nothing asked at the worst, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.content.cards import own_cards
from companion.content.catalog import phrase
from companion.content.opening import first_words, opening
from companion.content.own_exercises import template
from companion.content.own_files import LockedFile
from companion.content.own_people import OwnPerson, own_people
from companion.content.plan import own_plan
from companion.core.entry import CheckIn
from companion.flows import own_people as flows
from companion.flows.cards import save_card
from companion.flows.context import Context
from companion.flows.first import first_exercise, own_card, usual_breath
from companion.flows.plan import hide, save_text
from companion.flows.settings_check import settings_problems
from companion.flows.waiting import waiting
from companion.store import files, keys
from companion.store.errors import Locked
from companion.store.presence import check_presence
from companion.store.sealing import seal_own
from tests.flows.script import Script, Types, run
from tests.store.seal import MARK, WORDS, plain_files, seal_quickly

ANA = OwnPerson(name=f"Ana {MARK}", call="0123")


@pytest.fixture
def sealed(context: Context, monkeypatch: pytest.MonkeyPatch) -> Context:
    """A home with own files of each kind, all sealed and locked."""
    monkeypatch.setenv("COMPANION_HOME", str(context.places.data.parent))
    run(flows.save_own(Script(), context, ANA))
    save_text(context, "notice", MARK)
    run(save_card(Script(), context, None, "any", MARK))
    for name in ("own", "own_breath", "feet"):
        files.make_folder(context.places.own_exercises)
        (context.places.own_exercises / f"{name}.toml").write_text(template(MARK))
    context.set_settings(first_exercise="own", card_first=True)
    seal_quickly(context.places, monkeypatch, own=True)
    context.read_exercises()
    return context


def test_grounding_begins_with_the_built_in_first_step(sealed: Context) -> None:
    assert plain_files(sealed.places.data.parent) == []
    key, exercise = first_exercise(sealed)
    assert key == "feet"
    assert MARK not in exercise.name
    assert own_card(sealed, "ground") is None
    assert (usual_breath(sealed) or ("",))[0] == "longer_out_breath"
    words, _ = first_words("now")
    assert words
    assert MARK not in words
    assert words == getattr(exercise.steps[0], "short", "")


def test_the_lists_say_that_they_are_locked_and_nothing_is_wrong_with_the_settings(sealed: Context) -> None:
    for problem in (
        own_people(sealed.places.people)[1],
        own_cards(sealed.places.cards)[1],
        own_plan(sealed.places.plan).problem,
        *sealed.library.broken,
    ):
        assert isinstance(problem, LockedFile)
        assert "locked" in problem.sentence()
    assert len(sealed.library.broken) == 1
    assert "own" not in sealed.library
    assert settings_problems(sealed.places) == []
    assert waiting(sealed) == ["plan"]


def test_the_passphrase_opens_them_and_locking_drops_them(sealed: Context) -> None:
    assert sealed.unlock(WORDS)
    assert own_people(sealed.places.people) == ((ANA,), None)
    assert own_plan(sealed.places.plan).texts == {"notice": MARK}
    assert [card.words for card in own_cards(sealed.places.cards)[0]] == [MARK]
    assert sealed.library["own"].name == MARK
    sealed.lock()
    assert own_people(sealed.places.people)[0] == ()
    assert "own" not in sealed.library


def test_changing_asks_for_the_passphrase_first_and_loses_nothing(sealed: Context) -> None:
    ben = f"Ben {MARK}"
    run(
        flows.change_person(
            Script(Types("wrong"), Types(WORDS), Types(ben), Types(""), Types("")), sealed, None
        )
    )
    people, problem = own_people(sealed.places.people)
    assert ({each.name for each in people}, problem) == ({ANA.name, ben}, None)
    assert plain_files(sealed.places.data.parent) == []


def test_whoever_types_no_passphrase_changes_nothing(sealed: Context) -> None:
    before = {path: path.read_bytes() for path in sealed.places.config.rglob("*") if path.is_file()}
    script = Script(Types(None))
    run(flows.change_person(script, sealed, None))
    run(flows.save_own(again := Script(Types(None)), sealed, ANA))
    assert "not saved" in again.sentences[-1]
    with pytest.raises(Locked):
        save_text(sealed, "notice", "something else")
    run(save_card(again := Script(Types("")), sealed, None, "any", "something else"))
    assert "not saved" in again.sentences[-1]
    assert {path: path.read_bytes() for path in sealed.places.config.rglob("*") if path.is_file()} == before


def test_own_files_open_where_the_disk_of_the_notebook_is_missing(sealed: Context) -> None:
    at = sealed.now()
    sealed.notebook.add(CheckIn(id=sealed.notebook.new_id(at), at=at))
    check_presence(sealed.places)
    sealed.places.notebook.rename(sealed.places.data / "far")
    sealed.places.notebook.mkdir()
    cleo = OwnPerson(name="Cleo")
    run(flows.save_own(script := Script(Types(WORDS)), sealed, cleo))
    assert f"{phrase('locked.own_open')} Your notebook is not at" in " ".join(script.sentences)
    assert cleo in own_people(sealed.places.people)[0]


def test_the_locked_while_typing_are_asked_for_once_more(sealed: Context) -> None:
    sealed.unlock(WORDS)
    sealed.lock()
    run(flows.save_own(Script(Types(WORDS)), sealed, OwnPerson(name="Cleo")))
    assert {each.name for each in own_people(sealed.places.people)[0]} == {ANA.name, "Cleo"}


def test_an_own_exercise_that_is_asked_for_by_name_is_the_built_in_first_step(sealed: Context) -> None:
    assert opening(["now", "own"]) == "now"
    assert opening(["now", "longer_out_breath"]) == "exercise:longer_out_breath"
    assert opening(["now", "zzzz"]) == "now"


def test_nothing_is_plain_after_any_step(sealed: Context) -> None:
    """Walk through all that writes own words, locked and open, and look for the marked word after each."""
    where = sealed.places

    def check_in(note: str) -> None:
        at = sealed.now()
        sealed.notebook.add(CheckIn(id=sealed.notebook.new_id(at), at=at, note=note))

    def break_plan() -> None:
        sealed.own.replace(where.plan, f"{MARK} = [".encode())
        aside = save_text(sealed, "notice", f"{MARK} anew")
        assert aside
        assert aside.exists()

    def another_key() -> None:
        assert sealed.seal.identity
        keys.change_passphrase(where, sealed.seal, "other words")

    steps: list[Callable[[], object]] = [
        lambda: check_in(MARK),
        lambda: sealed.drafts.save("20261120T110000.000000-00000001", {"note": MARK}),
        lambda: sealed.unlock(WORDS),
        lambda: check_in(f"{MARK} open"),
        lambda: run(flows.save_own(Script(), sealed, OwnPerson(name=f"{MARK} Ben"))),
        lambda: run(flows.save_own(Script(), sealed, None, ANA)),
        lambda: run(save_card(Script(), sealed, None, "any", f"{MARK} new")),
        lambda: save_text(sealed, "alone", f"{MARK}\n{MARK}"),
        lambda: hide(sealed, ["alone"]),
        break_plan,
        lambda: sealed.own.replace(where.own_exercises / "own.toml", template(f"{MARK} anew").encode()),
        lambda: (where.own_exercises / "by_hand.toml").write_text(template("by hand")),
        sealed.lock,
        lambda: check_in(f"{MARK} locked again"),
        lambda: sealed.unlock(WORDS),
        another_key,
        sealed.close,
        lambda: seal_own(where),
        sealed.notebook.merge_copies,
    ]
    for number, step in enumerate(steps):
        step()
        assert plain_files(where.data.parent) == [], number
    assert [path.name for path in where.config.rglob("*.toml")] == ["settings.toml"]
    assert {f"{MARK} Ben"} == {each.name for each in own_people(where.people)[0]}
    assert own_plan(where.plan).texts == {"notice": f"{MARK} anew"}
    sealed.read_exercises()
    assert {"own", "by_hand"} <= set(sealed.library)
