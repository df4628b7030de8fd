"""A machine that can't write: nothing is lost, and the person decides what happens."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.core.entry import CheckIn
from companion.flows.context import Context
from companion.store.paths import Places
from companion.tui.app import CompanionApp
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.home import LOOK_AFTER, Home
from companion.tui.screens.not_saved import NotSavedPage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from companion.tui.widgets.centred_text import CentredText
from tests.tui.conftest import Still
from tests.tui.pilot import saved, settle

Open = Callable[..., CompanionApp]


@pytest.fixture
def blocked(context: Context) -> Path:
    """A file where the notebook's folder would be."""
    data = context.places.data.parent / "data"
    data.parent.mkdir(parents=True)
    data.write_text("")
    context.places = Places(data, context.places.config, context.places.state)
    return data


async def test_trying_again_saves_the_entry(companion: Open, context: Context, blocked: Path) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "s", "enter")
        assert isinstance(app.screen, NotSavedPage)
        await settle(pilot, "enter")
        assert isinstance(app.screen, NotSavedPage)
        blocked.unlink()
        await settle(pilot, "enter", "enter")
        assert isinstance(app.screen, Home)
        assert len(saved(context)) == 1


async def test_a_check_in_from_home_says_first_that_the_disk_is_missing(
    companion: Open, context: Context
) -> None:
    at = context.now()
    for _ in range(2):
        context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at))
    context.places.data.rename(context.places.data.with_name("away"))
    context.places.data.mkdir()
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not context.places.are_unused
        await settle(pilot, "c")
        assert app.said == phrase("not_saved.gone_first")
        await settle(pilot, "s", "enter")
        assert isinstance(app.screen, NotSavedPage)
        assert list(context.places.data.iterdir()) == []


async def test_it_can_be_saved_to_another_file(companion: Open, blocked: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "entry.json"
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "s", "enter", "down", "down", "enter")
        app.screen.query_one(Input).value = str(elsewhere)
        await settle(pilot, "enter", "enter")
        assert isinstance(app.screen, Home)
    assert json.loads(elsewhere.read_text())["entries"][0]["rating"] == {"state": "settled"}


@pytest.mark.parametrize("given", ["~nobody-of-this-name/entry.json", "{there}"])
async def test_a_path_that_can_t_be_written_is_asked_for_again(
    companion: Open, blocked: Path, tmp_path: Path, given: str
) -> None:
    there = tmp_path / "poem.txt"
    there.write_text("a poem")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "s", "enter", "down", "down", "enter")
        app.screen.query_one(Input).value = given.format(there=there)
        await settle(pilot, "enter")
        assert isinstance(app.screen, NotSavedPage)
        await settle(pilot, "up", "enter")
    assert there.read_text() == "a poem"


async def test_it_can_be_discarded(companion: Open, blocked: Path, still: Still) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "space")
        still.seconds = 60
        await settle(pilot, "escape")
        assert isinstance(app.screen, NotSavedPage)
        await settle(pilot, "up", "enter")
        assert isinstance(app.screen, RatingPage)


async def test_leaving_asks_once_and_then_reports_what_was_not_saved(
    companion: Open, blocked: Path, still: Still
) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "space")
        still.seconds = 60
        await settle(pilot, "ctrl+c")
        assert isinstance(app.screen, NotSavedPage)
        await settle(pilot, "ctrl+c")
    assert str(blocked) in app.failed


async def test_when_unattended_nothing_is_asked(companion: Open, blocked: Path) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        app.leave_unattended()
        await pilot.pause(0.1)
        assert not isinstance(app.screen, NotSavedPage)
    assert app.return_code == 0


@pytest.fixture
def no_drafts(context: Context) -> Path:
    """A file where the folder of drafts would be."""
    context.places.drafts.parent.mkdir(parents=True)
    context.places.drafts.write_text("")
    return context.places.drafts


async def test_a_draft_that_can_t_be_written_is_shown_until_it_is_written(
    companion: Open, no_drafts: Path
) -> None:
    app = companion("checkin")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "s", "tab")
        sign = app.screen.query_one("#unsaved", CentredText)
        for _ in range(300):
            if sign.display:
                break
            await pilot.pause(0.01)
        assert sign.display
        assert str(no_drafts) in sign.words
        no_drafts.unlink()
        for _ in range(300):
            if not sign.display:
                break
            await pilot.pause(0.01)
        assert not sign.display
        await settle(pilot, "ctrl+c")
    assert (app.return_code, app.failed) == (0, "")
    assert len(list(no_drafts.glob("*.json"))) == 1


@pytest.mark.parametrize("key", ["ctrl+c", "escape"])
async def test_leaving_asks_about_a_draft_that_can_t_be_written(
    companion: Open, no_drafts: Path, tmp_path: Path, key: str
) -> None:
    app = companion("checkin")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "s", key)
        assert isinstance(app.screen, NotSavedPage)
        await settle(pilot, "down", "down", "enter")
        app.screen.query_one(Input).value = str(tmp_path / "entry.json")
        await settle(pilot, "enter")
    assert '"settled"' in (tmp_path / "entry.json").read_text()


async def test_when_unattended_a_draft_that_can_t_be_written_is_reported(
    companion: Open, no_drafts: Path
) -> None:
    app = companion("checkin")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "s")
        app.leave_unattended()
        await pilot.pause(0.1)
    assert str(no_drafts) in app.failed


def damage(context: Context) -> None:
    """Save three check-ins, and cut off the end of their month."""
    with closing(context.notebook) as notebook:
        for hours in range(3):
            at = context.now() - timedelta(hours=hours)
            notebook.add(CheckIn(id=notebook.new_id(at), at=at))
    [month] = context.places.notebook.glob("*.json")
    month.write_text(month.read_text()[:-40])


async def test_a_damaged_month_is_repaired_and_reported_in_the_list(
    companion: Open, context: Context
) -> None:
    damage(context)
    app = companion("history")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HistoryPage)
        for _ in range(100):
            if reported := [row.words for row in app.screen.entries.rows if "damaged" in row.words]:
                break
            await pilot.pause(0.02)
        assert len(reported) == 1
        assert len(saved(context)) >= 2
        await settle(pilot)
    [aside] = context.places.notebook.glob("*.corrupt-*")
    assert str(aside) in context.places.shown.read_text()


async def test_a_damaged_month_is_reported_once_whatever_read_it(companion: Open, context: Context) -> None:
    damage(context)
    app = companion()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for _ in range(100):
            if "damaged" in app.said:
                break
            await pilot.pause(0.02)
        assert len(app.unread) == 1
        await settle(pilot, "c", "u", "enter")
        assert app.said == ""
        await settle(pilot, "enter")
        await pilot.pause(0.1)
        assert "damaged" in app.said, "it comes back until it has been read"
        assert len(app.unread) == 1, "once is enough"


async def test_nothing_is_reported_over_an_exercise(companion: Open, context: Context) -> None:
    damage(context)
    app = companion()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot, "g")
        await pilot.pause(LOOK_AFTER + 0.5)
        assert isinstance(app.screen, PlayerPage)
        assert app.said == ""
        await settle(pilot, "escape", "escape")
        assert isinstance(app.screen, Home)
        await pilot.pause(0.1)
        assert "damaged" in app.said


async def test_a_discarded_practice_is_saved_with_its_rating(
    companion: Open, context: Context, blocked: Path, still: Still
) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "space")
        still.seconds = 60
        await settle(pilot, "escape", "up", "enter")
        assert isinstance(app.screen, RatingPage)
        blocked.unlink()
        await settle(pilot, "u", "escape")
    assert app.return_code == 0
    assert len(saved(context)) == 1
