"""All keys of a page are on one page, made from its commands, and the letters mean the same everywhere."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from companion.content.catalog import phrase, shown_key
from companion.core.entry import State
from companion.core.exercise import Reach
from companion.flows.context import Context
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import ExerciseRun
from companion.tui.app import CompanionApp
from companion.tui.commands import commands_of, label_of
from companion.tui.screens.home import Home
from companion.tui.screens.keys import KeysPage
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.player import PlayerPage
from companion.tui.widgets.people_list import PeopleList
from companion.tui.widgets.rating import RatingLine
from tests.tui.pilot import settle
from tests.tui.test_footer import WAYS
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
STATES = ("up", "flat", "settled", "can't tell")
ARROWS = {"up", "down", "left", "right"}
IN_EXERCISES = set("ohv")
"""The letters that do something in an exercise; all others do nothing."""
ON_THE_FIRST_SCREEN = set("bkfqd")
"""The letters that the first screen of `companion now` shows besides."""


def listed(app: CompanionApp) -> str:
    assert isinstance(app.screen, KeysPage)
    # In one row, because a small terminal breaks long ones.
    return " ".join(" ".join(str(words.content) for words in app.screen.query(Static)).split())


def check_arrows(page: Screen[object]) -> None:
    """What an arrow does, no letter does."""
    bindings = [active.binding for active in page.active_bindings.values()]
    moves = {each.action for each in bindings if set(each.key.split(",")) & ARROWS}
    assert not [each.key for each in bindings if each.action in moves and len(each.key) == 1]


@pytest.mark.parametrize("name", WAYS)
async def test_each_command_of_a_page_stands_on_its_page_of_keys(
    companion: Open, fill: Callable[..., None], name: str
) -> None:
    fill(12, years=0.2)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *WAYS[name])
        page = app.screen
        check_arrows(page)
        commands = [active for active in page.active_bindings.values() if active.binding.id]
        await settle(pilot, "f2")
        text = listed(app)
        for active in commands:
            if active.enabled:
                assert shown_key(active.binding.key) in text
                assert label_of(active) in text
                assert active.tooltip in text
        here, everywhere = phrase("keys_page.here"), phrase("keys_page.everywhere")
        assert everywhere in text
        if any(not isinstance(active.node, App) and active.binding.id != "app.back" for active in commands):
            assert text.index(here) < text.index(everywhere)
        await settle(pilot, "f2", "escape")
        assert app.screen is page


@pytest.mark.parametrize(
    "keys", [("c",), ("g", "escape"), ("e", "enter")], ids=["check-in", "after", "before"]
)
async def test_the_letters_of_the_states_stand_on_the_page_of_keys_and_work(
    companion: Open, keys: tuple[str, ...]
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *keys, "f2")
        text = listed(app)
        assert all(f"{letter} {word}" in text for letter, word in zip("ufst", STATES, strict=True))
        await settle(pilot, "f2", "escape")
        line = app.screen.query_one(RatingLine)
        [node] = [each.node for each in app.screen.active_bindings.values() if each.binding.id == "rating.up"]
        await app.run_action("rate('u')", node)
        assert line.rating.state is State.UP


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_no_line_of_the_page_is_broken_twice(companion: Open, size: tuple[int, int]) -> None:
    app = companion("now")
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "f2")
        for words in app.screen.query("#here, #everywhere").results(Static):
            longest = max(len(line) for line in str(words.content).split("\n"))
            assert longest <= words.size.width


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_the_page_of_keys_opens_while_typing_and_names_what_works_now(
    companion: Open, size: tuple[int, int]
) -> None:
    app = companion("checkin")
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "u", "tab", "tab", "tab", *"words", "f2")
        assert "ctrl+s" in listed(app)
        assert all(len(row.rstrip()) <= size[0] for row in rows(app))
        await settle(pilot, "escape", "ctrl+c")


async def test_the_page_of_keys_is_in_the_palette_and_named_on_the_page_of_people(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark")
        assert isinstance(app.screen, PeoplePage)
        *_, last = app.screen.query_one(PeopleList).options
        assert str(last.prompt).strip() == phrase("people.keys", shown=shown_key("f2"))
        titles = {each.title for each in app.get_system_commands(app.screen)}
        assert {phrase(f"app.commands.{name}.label") for name in ("keys", "import")} <= titles


async def test_no_other_letter_does_anything_in_an_exercise(companion: Open, context: Context) -> None:
    app, kinds = companion(), set()
    async with app.run_test(size=(80, 24)) as pilot:
        for key, exercise in context.library.items():
            for index, step in enumerate(exercise.steps):
                if type(step) in kinds:
                    continue
                kinds.add(type(step))
                run = ExerciseRun(context, PracticeLog(context), key, exercise, ways=index == 0)
                for _ in range(index):
                    run.runner.next()
                await app.push_screen(PlayerPage(run))
                await pilot.pause()
                bound = {key for key in app.screen.active_bindings if key in string.ascii_letters}
                # It copies a sentence that anyone may read.
                bound -= {"y"} if isinstance(step, Reach) else set()
                assert bound <= IN_EXERCISES | (set() if index else ON_THE_FIRST_SCREEN), (key, index)


async def test_the_palette_opens_once_whatever_opens_over_it(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "ctrl+p")
        # From the palette no other page opens by a key; from the app one may.
        await app.action_people()
        await settle(pilot, "ctrl+p")
        assert isinstance(app.screen, PeoplePage)
        assert not app.failed


@pytest.mark.parametrize("key", ["p", "question_mark", "l", "w"])
async def test_back_in_the_palette_leaves_the_page_below_it(companion: Open, key: str) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, key, "ctrl+p")
        await settle(pilot, *"back")
        await pilot.pause(0.5)
        await settle(pilot, "enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, Home)
        await settle(pilot, key)
        assert not isinstance(app.screen, Home)


async def test_space_reads_on_where_there_is_more(companion: Open) -> None:
    for rows_there, is_more in ((15, True), (100, False)):
        app = companion()
        async with app.run_test(size=(40, rows_there)) as pilot:
            await settle(pilot, "f2")
            assert ("learn.page_down" in commands_of(app.screen)) is is_more
            await settle(pilot, "space")
            assert (app.screen.query_one(VerticalScroll).scroll_offset.y > 0) is is_more
