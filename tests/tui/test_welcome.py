"""The first pages, offered in one quiet line on the first screen and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.home import Home
from companion.tui.screens.player import PlayerPage
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]


def is_offered(app: CompanionApp) -> bool:
    assert isinstance(app.screen, Home)
    return any(line.display for line in app.screen.query("#welcome"))


async def test_it_is_offered_until_it_was_used_or_left(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        assert is_offered(app)
        await settle(pilot, "n")
        assert isinstance(app.screen, ChoicePage)
        await settle(pilot, "escape")
        assert not is_offered(app)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not is_offered(app)


async def test_four_times_enter_skips_them_all(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "n", *["enter"] * 4)
        assert not is_offered(app)


async def test_the_last_page_leads_to_the_first_exercise(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "n", "enter", "enter", "enter", "down", "enter")
        assert isinstance(app.screen, PlayerPage)


async def test_where_something_was_saved_it_is_not_offered(companion: Open, context: Context) -> None:
    context.places.settings.parent.mkdir(parents=True)
    context.places.settings.write_text("")
    app = companion()
    async with app.run_test(size=(80, 24)):
        assert not is_offered(app)


@pytest.mark.parametrize("opening", ["now", "checkin", "after", "history"])
async def test_it_is_never_in_front_of_what_was_asked_for(companion: Open, opening: str) -> None:
    app = companion(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert not app.screen.query("#welcome")
