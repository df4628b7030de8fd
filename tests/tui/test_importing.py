"""The import on the screens: reached with a key, walked with keys, and what it changed is shown below it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from companion.tui import key_queue
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.home import Home
from companion.tui.screens.line import LinePage
from companion.tui.widgets.choices import Choices
from tests.tui.pilot import settle
from tests.tui.test_locking import until

Open = Callable[..., CompanionApp]
TABLE = Path(__file__).parent.parent / "plain" / "files" / "table.csv"


async def come(pilot: Pilot[None], kind: type) -> None:
    """Wait for a page: what it shows is read in a thread."""
    while not isinstance(pilot.app.screen, kind):
        await asyncio.sleep(0.01)
    await pilot.pause(0.1)


async def test_a_table_is_imported_over_the_history_which_then_shows_it(companion: Open) -> None:
    app = companion("history")
    async with app.run_test(size=(40, 15)) as pilot:
        await come(pilot, HistoryPage)
        await pilot.press("ctrl+o")
        await come(pilot, LinePage)
        app.screen.query_one(Input).value = str(TABLE)
        await pilot.press("enter")
        await come(pilot, ChoicePage)
        choices = app.screen.query_one(Choices)
        assert choices.region.bottom <= app.screen.size.height - 2
        await pilot.press("down", "enter")
        await pilot.pause(0.1)
        await settle(pilot, "up")
        await pilot.press("enter")
        await pilot.pause(0.2)
        await settle(pilot, "down")
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, ChoicePage)
        assert app.screen.offer.sentence == "2 entries are new in your notebook."
        await pilot.press("enter")
        await come(pilot, HistoryPage)
        await pilot.pause(0.2)
        assert isinstance(app.screen, HistoryPage)
        notes = [row.entry.note for row in app.screen.entries.rows if row.entry]
        assert [note.partition("\n")[0] for note in notes] == ["Mood: fine", "Mood: low"]


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
@pytest.mark.parametrize("keys", [(), ("down", "enter", "up", "enter")], ids=["column", "preview"])
def test_the_import_looks_like_this(
    snap_compare: Callable[..., bool], companion: Open, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async def walk(pilot: Pilot[None]) -> None:
        await come(pilot, ChoicePage)
        for key in keys:
            await settle(pilot, key)
            await pilot.pause(0.2)

    assert snap_compare(companion(f"import:{TABLE}"), terminal_size=size, run_before=walk)


async def test_back_on_the_first_screen_the_next_key_counts_at_once(
    companion: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_queue, "LONGEST", 600)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "ctrl+o")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Home) and not app.keys_wait)
