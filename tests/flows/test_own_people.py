"""Own people and help lines: added, changed, corrected and removed; the rest of the file stays."""

from __future__ import annotations

from pathlib import Path

from companion.content.own_people import Listed, OwnLine, OwnPerson, own_lines, own_people
from companion.content.people import country
from companion.flows.context import Context
from companion.flows.own_people import add, change_person, correct, remove
from tests.flows.script import Chooses, Script, Types, run

ANA = OwnPerson(name="Ana", call="0123", words="Stay on the phone?")


def people(context: Context) -> tuple[OwnPerson, ...]:
    return own_people(context.places.people)[0]


def lines(context: Context) -> tuple[OwnLine, ...]:
    return own_lines(context.places.people)[0]


def written(context: Context, text: str) -> Path:
    context.places.people.parent.mkdir(parents=True, exist_ok=True)
    context.places.people.write_text(text, encoding="utf-8")
    return context.places.people


def add_ana(context: Context) -> None:
    answers = (Types(ANA.name), Types(ANA.call), Types(ANA.words))
    run(add(Script(Chooses("person"), *answers), context, "GB"))


def test_a_person_is_added_changed_and_removed_after_one_question(context: Context) -> None:
    add_ana(context)
    assert people(context) == (ANA,)
    run(change_person(Script(Types("Ana"), Types("0124"), Types("")), context, ANA))
    changed = OwnPerson(name="Ana", call="0124")
    assert people(context) == (changed,)
    run(remove(Script(Chooses("leave")), context, changed))
    assert people(context) == (changed,)
    run(remove(Script(Chooses("remove")), context, changed))
    assert people(context) == ()


def test_one_step_back_saves_nothing(context: Context) -> None:
    for replies in (Chooses(None),), (Chooses("person"), Types(None)), (Chooses("person"), Types(" ")):
        run(add(Script(*replies), context, "GB"))
    run(add(Script(Chooses("person"), Types("Ana"), Types(None)), context, "GB"))
    run(add(Script(Chooses("line"), Chooses(None)), context, "GB"))
    assert not context.places.people.exists()


def test_a_line_is_added_and_one_that_is_listed_corrected(context: Context) -> None:
    path = written(context, "# mine\n")
    ways = (Types("0800 1"), Types(""), Types(""), Types("evenings"))
    run(add(Script(Chooses("line"), Chooses("young"), Types("Local"), *ways), context, "GB"))
    [local] = lines(context)
    assert (local.kind, local.call, local.hours) == ("young", "0800 1", "evenings")
    britain = country("GB")
    assert britain
    [shout] = [line for line in britain.crisis if line.service == "Shout"]
    script = Script(Types(""), Types("SHOUT to 85259"), Types(""), Types(shout.hours))
    run(correct(script, context, "GB", Listed(shout, "crisis")))
    assert ("Shout", "SHOUT to 85259") in [(line.service, line.text) for line in lines(context)]
    assert path.read_text().startswith("# mine\n")


def test_while_no_country_is_known_only_a_person_can_be_added(context: Context) -> None:
    run(add(Script(Types("Ana"), Types(""), Types("")), context, ""))
    assert people(context) == (OwnPerson(name="Ana"),)


def test_a_line_about_violence_is_asked_for_no_kind(context: Context) -> None:
    run(add(Script(Types("Shelter"), Types("1"), Types(""), Types(""), Types("")), context, "XX", "violence"))
    assert [(line.country, line.kind) for line in lines(context)] == [("XX", "violence")]


def test_a_file_that_is_no_toml_stays_as_it_is_and_is_named(context: Context) -> None:
    path = written(context, "[[people\n")
    script = Script(Chooses("person"), Types("Ana"), Types(""), Types(""))
    run(add(script, context, "GB"))
    assert path.read_text() == "[[people\n"
    assert "people.toml" in script.sentences[0]


def test_a_line_that_was_not_changed_stays_as_it_is_listed(context: Context) -> None:
    britain = country("GB")
    assert britain
    [shout] = [line for line in britain.crisis if line.service == "Shout"]
    same = [Types(shown or "") for shown in ("", "SHOUT to 85258", "", shout.hours)]
    run(correct(Script(*same), context, "GB", Listed(shout, "crisis")))
    assert not context.places.people.exists()
    run(correct(Script(*same[:3], Types("evenings")), context, "GB", Listed(shout, "crisis")))
    [mine] = lines(context)
    assert (mine.text, mine.hours) == (None, "evenings")
