"""People are one key away from everywhere, also while typing."""

from collections.abc import Callable

import pytest
from textual.widgets import OptionList, TextArea

from companion.content.own_people import own_people
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.people import PeoplePage
from companion.tui.widgets.emergency_lines import EmergencyLines
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
WAYS: list[tuple[str, ...]] = [
    (),
    ("enter",),
    ("e",),
    ("e", "enter"),
    ("c",),
    ("h",),
    ("comma",),
    ("enter", "escape"),
]


def shown(app: CompanionApp) -> str:
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_one_key_from_every_screen_and_one_back(
    companion: Open, way: tuple[str, ...], key: str
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *way)
        here = app.screen
        await settle(pilot, key)
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape")
        assert app.screen is here


async def test_f1_works_while_typing_and_the_question_mark_is_typed(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "tab", "tab", "w", "question_mark")
        assert app.screen.query_one(TextArea).text == "w?"
        await settle(pilot, "f1")
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape")
        assert app.screen.query_one(TextArea).text == "w?"


async def test_the_country_of_the_locale_and_its_emergency_number_first(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark")
        assert "(a guess): 999 or 112" in app.screen.query_one(EmergencyLines).render().plain
        assert "116 123    Samaritans, day and night, free" in shown(app)
        assert shown(app).index("85258") < shown(app).index("116 123"), "written to before called"
        assert "0808 2000 247" not in shown(app)
        assert "enter open" in shown(app)


async def test_an_unknown_country_has_the_numbers_by_region(companion: Open) -> None:
    app = companion(country="XX")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark")
        assert "000 Australia" in app.screen.query_one(EmergencyLines).render().plain


async def test_another_country_is_saved(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark", "c", *"stria", "enter")
        assert "142" in shown(app)
        assert "112 emergency" in app.screen.query_one(EmergencyLines).render().plain
    assert 'country = "AT"' in context.places.settings.read_text()


async def test_countries_that_begin_with_what_is_typed_come_first(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark", "c", *"uni")
        names = app.screen.query_one(OptionList).options
        assert [each.id for each in names] == ["AE", "GB", "US", "TN"]


@pytest.mark.parametrize(("typed", "code"), [("uk", "GB"), ("usa", "US"), ("holl", "NL"), ("espana", "ES")])
async def test_a_country_is_found_by_its_other_names(companion: Open, typed: str, code: str) -> None:
    app = companion(country="UA")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark", "c", *typed)
        found = app.screen.query_one(OptionList)
        assert found.options[0].id == code
        assert found.highlighted == 0


async def test_who_was_just_added_is_in_sight(companion: Open, context: Context) -> None:
    context.places.people.parent.mkdir(parents=True)
    people = (f'[[people]]\nname = "{name}"\ncall = "100{ord(name)}"\n' for name in "ABCDEF")
    context.places.people.write_text("".join(people))
    app = companion(country="GB")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark", "a", "down", "enter", *"Ana", "enter", *"012", "enter", "enter")
        await pilot.pause(0.1)
        assert "› 012 " in shown(app)


async def test_own_people_stand_with_the_lines(companion: Open, context: Context) -> None:
    context.places.people.parent.mkdir(parents=True)
    context.places.people.write_text('[[people]]\nname = "Ana"\ncall = "0123 456"\nwords = "Stay a bit?"\n')
    app = companion()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, "question_mark")
        assert "0123 456   Ana" in shown(app)
        assert "Stay a bit?" in shown(app)


async def test_lines_about_violence_are_one_key_further_with_the_key_that_hides_the_screen(
    companion: Open,
) -> None:
    app = companion(country="GB")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, "question_mark", "w")
        assert "F9 hides this screen" in shown(app)
        assert "999 or 112" in shown(app)
        assert "0808 2000 247" in shown(app)
        assert "w violence" not in shown(app)
        await settle(pilot, "escape")
        assert "116 123" in shown(app)


async def test_the_number_of_the_marked_row_is_copied_and_a_person_added_and_removed(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = companion(country="GB")
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, "question_mark", "y")
        assert copied == ["85258"]
        assert "can read the clipboard" in shown(app)
        await settle(pilot, "a")
        assert "enter back" in shown(app)
        await settle(pilot, "down", "enter", *"Ana", "enter", *"012", "enter", "enter")
        assert "012        Ana" in shown(app)
        await settle(pilot, "enter", "up", "enter", "down", "enter")
        assert "Ana" not in shown(app)
    assert own_people(context.places.people)[0] == ()


async def test_a_broken_people_file_is_reported_and_the_lines_stay(companion: Open, context: Context) -> None:
    context.places.people.parent.mkdir(parents=True)
    context.places.people.write_text("[[people\n")
    app = companion()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, "question_mark")
        assert "line 1" in shown(app)
        assert "116 123" in shown(app)
