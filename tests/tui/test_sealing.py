"""Sealing from the settings, and what is locked then: it says so, and one key opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.content.own_people import OwnPerson
from companion.content.plan import own_plan
from companion.flows import own_people, plan
from companion.flows.context import Context
from companion.flows.sealing import state
from companion.store import keys
from companion.store.sealing import turn_on
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.line import LinePage, SecretPage
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.plan import PlanPage, PlanText
from companion.tui.screens.plan_part import PlanPartPage
from companion.tui.screens.settings import SettingsList, SettingsPage
from companion.tui.widgets.people_list import PeopleList
from tests.content.languages import speaking
from tests.flows.script import Script, run
from tests.store.seal import MARK, be_quick, plain_files
from tests.tui.pilot import settle
from tests.tui.test_locking import WORDS, until

Open = Callable[..., CompanionApp]


@pytest.fixture(autouse=True)
def filled(context: Context, monkeypatch: pytest.MonkeyPatch) -> Context:
    """A home with a plan and a person, the marked word in both."""
    be_quick(monkeypatch)
    plan.save_text(context, "notice", MARK)
    run(own_people.save_own(Script(), context, OwnPerson(name=MARK, call="0123")))
    return context


@pytest.fixture
def sealed(filled: Context) -> Context:
    key = keys.make_key(WORDS)
    keys.save_key(filled.places, key, keep_old=False)
    turn_on(filled.places, key, own=True)
    return filled


async def types(pilot: Pilot[None], words: str) -> None:
    pilot.app.screen.query_one(Input).value = words
    await settle(pilot, "enter")


def shown(app: CompanionApp) -> str:
    """Return all that stands on the page."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_seal_from_the_settings_with_the_code_shown_once(companion: Open, filled: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        listed = app.screen.query_one(SettingsList)
        listed.highlighted = listed.get_option_index("sealing")
        await settle(pilot, "enter")
        assert isinstance(app.screen, ChoicePage)
        await settle(pilot, "tab", "enter")
        await settle(pilot, "tab", "tab", "enter")
        for _ in range(2):
            assert isinstance(app.screen, SecretPage)
            await types(pilot, WORDS)
        await until(pilot, lambda: isinstance(app.screen, ChoicePage))
        code = app.screen.offer.more  # type: ignore[attr-defined]
        assert code in shown(app)
        await settle(pilot, "enter")
        assert isinstance(app.screen, LinePage)
        assert code not in shown(app)
        await types(pilot, code)
        await until(pilot, lambda: isinstance(app.screen, SettingsPage))
        assert state(filled) == "own"
        assert plain_files(filled.places.data.parent) == []
        assert code not in shown(app) + app.said + app.title


async def test_enter_alone_changes_nothing(companion: Open, filled: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_sealing()
        await until(pilot, lambda: isinstance(app.screen, ChoicePage))
        await settle(pilot, *["enter"] * 4)
        assert state(filled) == "plain"


async def test_what_takes_long_is_said_before_it_begins(
    companion: Open, sealed: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p", "f6")
        seen: list[str] = []

        def unlock(typed: str) -> bool:
            seen.append(shown(app))
            return Context.unlock(sealed, typed)

        monkeypatch.setattr(sealed, "unlock", unlock)
        await types(pilot, WORDS)
        await until(pilot, lambda: isinstance(app.screen, PlanPage))
        assert [phrase("locked.opening") in page for page in seen] == [True]


@pytest.mark.parametrize("language", ["en", "es", "de"])
async def test_one_line_says_after_the_first_help_line_that_people_are_locked(
    companion: Open, sealed: Context, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_GB.UTF-8")
    with speaking(language):
        app = companion()
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot, "question_mark")
            rows = app.screen.query_one(PeopleList).rows
            said = f"{phrase('locked.own.people')} {phrase('locked.own.key', letter='F6')}"
            assert shown(app).index(rows[0].number) < shown(app).index(said)


async def test_people_say_that_they_are_locked_and_a_key_opens_them(companion: Open, sealed: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark")
        assert "F6" in shown(app)
        # Two keys in a row ask once.
        await settle(pilot, "f6", "f6")
        assert isinstance(app.screen, SecretPage)
        await types(pilot, WORDS)
        await until(pilot, lambda: isinstance(app.screen, PeoplePage))
        names = lambda: [row.name for row in app.screen.query_one(PeopleList).rows]  # noqa: E731
        await until(pilot, lambda: MARK in names())
        app.lock()
        await until(pilot, lambda: sealed.is_locked and MARK not in names())
        assert names()


async def test_what_is_written_into_the_plan_is_saved_before_it_locks_and_after(
    companion: Open, sealed: Context
) -> None:
    sealed.unlock(WORDS)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p")
        assert isinstance(app.screen, PlanPage)
        await settle(pilot, "tab", "enter")
        assert isinstance(app.screen, PlanPartPage)
        await settle(pilot, *"one")
        app.lock()
        await until(pilot, lambda: sealed.is_locked)
        await settle(pilot, *"two", "escape")
        await until(pilot, lambda: isinstance(app.screen, SecretPage))
        await types(pilot, WORDS)
        await until(pilot, lambda: isinstance(app.screen, PlanPartPage))
        await until(pilot, lambda: "onetwo" in own_plan(sealed.places.plan).texts.get("notice", ""))
        await settle(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, PlanPage))
        assert any("onetwo" in part.words for part in app.screen.query_one(PlanText).parts)
        assert plain_files(sealed.places.data.parent) == []
