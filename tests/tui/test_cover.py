"""The cover: keys are dropped below it, what goes on by itself stops, and the settings choose its text."""

from collections.abc import Callable

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.cover import CLEARED, CoverDriver
from companion.tui.screens.home import Home
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.settings import SettingsPage
from tests.tui.conftest import Still
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]


async def test_below_it_nothing_is_typed_and_nothing_goes_on(companion: Open, still: Still) -> None:
    app = companion(first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "g", "h")
        player = app.screen
        assert isinstance(player, PlayerPage)
        assert player.hands.on
        still.seconds += 3
        before = player.runner.elapsed
        await settle(pilot, "f9")
        still.seconds += 60
        await settle(pilot, "space", "escape", "question_mark", "ctrl+p", "f2")
        await pilot.click(offset=(10, 10))
        assert app.covered
        assert app.screen is player
        assert player.runner.elapsed == before
        assert not player.hands.on


async def test_ctrl_c_leaves_from_there(companion: Open, context: Context) -> None:
    app = companion("checkin")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "u", "f9", "5", "ctrl+c")
        assert not app.is_running
    assert app.unattended


async def test_what_is_said_below_it_is_said_again_after_it(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.notify("Saved.", timeout=0.05)
        await settle(pilot, "f9")
        await pilot.pause(0.15)
        assert app.said == "Saved."
        app._uncover()
        assert app.said == "Saved."
        assert not app.covered


async def test_the_settings_have_its_text_and_the_way_back(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 60)) as pilot:
        assert isinstance(app.screen, Home)
        await settle(pilot, "comma")
        page = app.screen
        assert isinstance(page, SettingsPage)
        rows = page.query_one("SettingsList")
        rows.highlighted = rows.get_option_index("cover")  # type: ignore[attr-defined]
        await settle(pilot, "enter", "down", "enter")
        assert context.settings.cover == "to_do"
        rows.highlighted = rows.get_option_index("uncover")  # type: ignore[attr-defined]
        await settle(pilot, "enter", *"x", "enter")
        assert context.settings.uncover == "f9 f9x"
        assert phrase("settings.cover.to_do") in page._words.words("cover")


async def test_nothing_of_the_screen_is_left_in_the_terminal(
    companion: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(CoverDriver, "write", lambda _, data: written.append(data))
    app = companion()
    async with app.run_test(size=(80, 24)):
        type("Covering", (CoverDriver, HeadlessDriver), {})(app).stop_application_mode()
    assert CLEARED in written
