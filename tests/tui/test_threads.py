"""The main ways through with real threads: other tests run in one thread what the app runs in another."""

import asyncio
from collections.abc import Callable

import pytest
from textual.widgets import TextArea

from companion.core.entry import CheckIn, Practice, Rating, State
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.form import FormPage
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from tests import make
from tests.tui.conftest import Still
from tests.tui.pilot import saved, settle

Open = Callable[..., CompanionApp]
COUNT = 600
LONGEST = 20
"""Seconds that something may take on a busy machine."""


@pytest.fixture(autouse=True)
def at_once() -> None:
    """Leave the threads as they are, in place of the fixture that all other tests of screens use."""


@pytest.fixture(autouse=True)
def rests_at_once() -> None:
    """Wait as Textual does: what a thread does isn't seen in the loop."""


async def until(condition: Callable[[], object]) -> None:
    """Wait until a condition is true."""
    async with asyncio.timeout(LONGEST):
        while not condition():
            await asyncio.sleep(0.01)


async def test_a_check_in_is_saved(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c")
        await until(lambda: isinstance(app.screen, FormPage))
        await settle(pilot, "t", "6", "enter")
        await until(lambda: isinstance(app.screen, ChoicePage))
    [entry] = saved(context)
    assert isinstance(entry, CheckIn)
    assert entry.rating == Rating(State.CANT_TELL, 6)


async def test_the_history_is_read_to_its_end(
    companion: Open, context: Context, fill: Callable[..., None]
) -> None:
    fill(COUNT, years=2)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "h")
        await until(lambda: isinstance(app.screen, HistoryPage) and app.screen.current)
        page = app.screen
        assert isinstance(page, HistoryPage)
        oldest = saved(context)[-1]
        await settle(pilot, "end")
        await until(lambda: page.current == oldest)
        assert [row.entry for row in page.entries.rows if row.entry] == saved(context)


async def test_an_exercise_is_walked_to_its_end(companion: Open, context: Context, still: Still) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.screen, PlayerPage))
        assert isinstance(app.screen, PlayerPage)
        steps = len(app.screen.run.exercise.steps)
        still.seconds = 75
        await settle(pilot, *["space"] * steps)
        await until(lambda: isinstance(app.screen, RatingPage))
        await settle(pilot, "f", "4", "escape")
        await until(lambda: app.return_code is not None)
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert (practice.finished, practice.seconds) == (True, 75)
    assert practice.after == Rating(State.FLAT, 4)


async def test_an_edit_is_saved(companion: Open, context: Context, still: Still) -> None:
    practice = next(entry for entry in make.entries(50) if isinstance(entry, Practice))
    context.notebook.add(practice)
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.screen, HistoryPage) and app.screen.current)
        page = app.screen
        assert isinstance(page, HistoryPage)
        await settle(pilot, "e")
        await until(lambda: app.screen is not page)
        await settle(pilot, "tab", "tab")
        app.screen.query_one(TextArea).text = "another\nnote"
        await settle(pilot, "ctrl+s")
        await until(lambda: app.screen is page)
        await until(lambda: page.current != practice)
        assert page.current == context.notebook.get(practice.id)
        assert page.current is not None
        assert page.current.note == "another\nnote"
