"""The list: three suggestions, and the person's own order. The pages to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import OptionList, Static

from companion.content import catalog
from companion.content.catalog import phrase
from companion.content.library import load
from companion.core.entry import Practice, Rating, State
from companion.core.exercise import Breath
from companion.core.ids import new_id
from companion.flows.context import Context
from companion.store.settings import read
from companion.tui.app import CompanionApp
from companion.tui.screens.before import BeforePage
from companion.tui.screens.exercises import ExercisesPage
from companion.tui.screens.home import Home
from companion.tui.screens.learn import LearnPage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.settings import SettingsList
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.exercise_list import CAUTION, ExerciseList, key_of
from companion.tui.widgets.footer import Footer
from tests.tui.pilot import settle
from tests.tui.walking import footer_keys, rows

Open = Callable[..., CompanionApp]


def listed(app: CompanionApp) -> list[str]:
    return [option.id or "" for option in app.screen.query_one(OptionList).options if option.id]


def suggested(app: CompanionApp) -> list[str]:
    return [key_of(one) or "" for one in listed(app) if one.startswith("fits/")]


def said(app: CompanionApp, widget: str) -> str:
    return str(app.screen.query_one(widget, Static).content)


async def test_a_letter_or_a_digit_brings_three_suggestions(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e")
        assert suggested(app) == []
        await settle(pilot, "f")
        assert suggested(app) == ["stand_and_shift", "one_small_thing", "read_aloud"]
        await settle(pilot, "f", "u", "1", "0")
        assert suggested(app) == ["feet", "cool_hands", "panic_wave"]
        await settle(pilot, "k", "down", "enter")
        assert isinstance(app.screen, BeforePage)
        await settle(pilot, "enter")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.before.intensity == 10
        assert app.screen.run.brief


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_what_has_helped_comes_after_the_first_with_its_reason(
    companion: Open, context: Context, size: tuple[int, int]
) -> None:
    for day in range(6):
        at = context.now() - timedelta(days=day + 1)
        before, after = Rating(State.UP, 8), Rating(State.UP, 9 if day == 0 else 5)
        context.notebook.add(
            Practice(
                id=new_id(at, b"abcd"), at=at, exercise="sounds", name="Sounds", before=before, after=after
            )
        )
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "e", "u")
        assert suggested(app)[:2] == ["look_around", "sounds"]
        await settle(pilot, "down")
        assert phrase("exercises_list.reasons.helped") in said(app, "#words")
        assert "For you: easier afterwards, 5 of 6 times." in said(app, "#words")
        await settle(pilot, "i")
        told = said(app, ".below")
        assert "- Done 6 times. Easier afterwards 5 of 6 times, harder 1." in told
        assert "Usual strength: 8 before, 5 afterwards." in told
        assert "- When up: easier afterwards 5 of 6 times, harder 1." in told
        await settle(pilot, "escape")
        assert isinstance(app.screen, ExercisesPage)


async def test_what_is_pinned_hidden_and_first_is_remembered(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "down", "m", "p")
        assert listed(app)[0] == "pinned/feet"
        await settle(pilot, "down", "down", "m", "p", "m", "shift+up")
        assert listed(app)[:2] == ["pinned/look_around", "pinned/feet"]
        await settle(pilot, "m", "p", "down", "m", "x")
        hidden = context.settings.hidden
        assert len(hidden) == 1
        assert f"group0/{hidden[0]}" not in listed(app)
        await settle(pilot, "m", "h")
        assert listed(app)[-1] == f"hidden/{hidden[0]}"
        await settle(pilot, "m", "n")
    settings, problems = read(context.places.settings)
    assert problems == []
    assert settings.hidden == hidden
    assert settings.first_exercise == context.settings.first_exercise != "look_around"


async def test_an_exercise_moves_in_its_group(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "m", "shift+down")
        assert listed(app)[:4] == ["group0", "group0/feet", "group0/look_around", "group0/longer_out_breath"]
        assert app.screen.query_one(ExerciseList).key == "look_around"
    assert list(context.library)[:2] == ["feet", "look_around"]


async def test_no_single_letter_changes_the_list(companion: Open, context: Context) -> None:
    app = companion()
    before = context.settings
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", *"pxnvohcdgjlqrwyzPXNVOJK", "shift+up", "shift+down")
        assert isinstance(app.screen, ExercisesPage)
    assert context.settings == before


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_a_place_or_an_occasion_brings_what_fits(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "e", "q")
        assert suggested(app)[0] == "seated_and_silent"
        assert phrase("ways.said.public") in said(app, "#how")
        await settle(pilot, "q", "d")
        assert suggested(app)[0] == "in_bed_or_in_pain"
        await settle(pilot, "d", "m", *["down"] * 2, "enter")
        assert suggested(app)[:2] == ["when_angry", "steady_walk"]
        await settle(pilot, "down", "down", "up", "up", "enter", "enter")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "when_angry"


async def test_kinds_are_folded_to_a_row(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", *["down"] * 3)
        kinds = [row for row in rows(app) if "▸" in row or "▾" in row]
        assert "3 ▾" in kinds[0]
        assert "▸" in kinds[1]
        assert footer_keys(app)["exercises.unfold"] == "enter"
        await settle(pilot, "enter")
        assert "group1/five_senses" in listed(app)
        await settle(pilot, "left")
        assert "group1/five_senses" not in listed(app)
        await settle(pilot, "right", "down")
        assert app.screen.query_one(ExerciseList).key == "five_senses"
        assert footer_keys(app)["exercises.choose"] == "enter"
        await settle(pilot, "b")
        assert app.screen.query_one(ExerciseList).key == "slow_breathing"


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_danger_comes_before_any_exercise(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "e")
        assert any("unsafe here, now? Press ?" in row for row in rows(app)[:4])
        await settle(pilot, "slash")
        assert any("unsafe here, now? Press F1" in row for row in rows(app)[:4])
        await settle(pilot, "enter")
        assert any("unsafe here, now? Press ?" in row for row in rows(app)[:4])


async def test_a_row_says_how_long_and_what_it_uses(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e")
        [row] = [row for row in rows(app) if "Longer out-breath" in row]
        assert "1-3 min" in row
        assert "breath" in row.split("min")[1]


async def test_exercises_are_found_by_typing(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "slash", *"feet7")
        await pilot.pause(0.2)
        page = app.screen
        assert isinstance(page, ExercisesPage)
        assert not page.moment.is_said
        assert phrase("exercises_list.none_found") in "\n".join(rows(app))
        assert not str(app.screen.query_one("#words", Static).render())
        await settle(pilot, "backspace")
        await pilot.pause(0.2)
        assert listed(app)[0] == "found/feet"
        assert len(listed(app)) > 3
        await settle(pilot, "enter")
        assert isinstance(app.focused, ExerciseList)
        await settle(pilot, "escape")
        assert listed(app)[0] == "group0"
        await settle(pilot, "slash", *"smell", "enter", "enter")
        assert isinstance(app.screen, BeforePage)


async def test_what_is_needed_is_a_filter(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "m", *["down"] * 15, "enter")
        assert listed(app) == ["found/wall_push"]
        assert phrase("exercises_list.only", filter="a wall", count=1) in "\n".join(rows(app))
        await settle(pilot, "escape")
        assert isinstance(app.screen, ExercisesPage)
        assert len(listed(app)) > 5


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=str)
async def test_every_caution_is_in_view_beside_the_list(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "e", "slash", *"4-7-8", "enter")
        await pilot.pause(0.2)
        # Without the bar at the side.
        beside = " ".join(" ".join(row[47:].rstrip(" ▁▂▃▄▅▆▇█") for row in rows(app)).split())
        for caution in load(catalog.file("exercises/four_seven_eight.toml")).cautions:
            assert f"{CAUTION} {caution}" in beside


async def test_what_is_hidden_can_be_brought_back_in_the_settings(companion: Open, context: Context) -> None:
    app = companion(hidden=("feet", "sigh"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        settings = app.screen.query_one(SettingsList)
        settings.highlighted = settings.get_option_index("hidden")
        await settle(pilot, "enter", *"sigh", "enter")
        assert context.settings.hidden == ("feet",)


@pytest.mark.parametrize("keys", ["e m x m x", "e m shift+up m shift+up", "e m h m h up", "e left left up"])
async def test_moving_past_the_ends_of_the_list_does_nothing(companion: Open, keys: str) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, *keys.split())
        assert isinstance(app.screen, ExercisesPage)


async def test_pages_are_read_beside_their_titles_or_over_them(companion: Open) -> None:
    for size, opened in (((80, 24), False), ((40, 15), True)):
        app = companion()
        async with app.run_test(size=size) as pilot:
            await settle(pilot, "l", "down")
            assert isinstance(app.screen, LearnPage)
            assert app.screen.query_one("#page").display is not opened
            turn = "pagedown" if opened else "space"
            await settle(pilot, "down", "enter", turn, *["down"] * opened)
            assert app.screen.query_one("#page").scroll_offset.y > 0
            if opened:
                await settle(pilot, "escape")
                assert not app.screen.query_one("#page").display
                await settle(pilot, "down")
                assert app.screen.query_one(OptionList).highlighted == 3
            await settle(pilot, "escape")
            assert isinstance(app.screen, Home)


async def test_a_breath_of_one_s_own_is_an_exercise_like_any_other(companion: Open, context: Context) -> None:
    path = context.places.own_exercises / "own_breath.toml"
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "e", "m", "o", "right", "down", "right", "down", "left", "left")
        assert "One breath takes 10 seconds." in str(app.screen.query_one("#whole", CentredText).words)
        assert app.screen.query_one("#waiting", CentredText).words
        assert "enter save" in str(app.screen.query_one(Footer).render())
        await settle(pilot, "enter", "enter", "enter")
        page = app.screen
        assert isinstance(page, PlayerPage)
        assert sum(timing.seconds for timing in page.runner.phases) == 10
    exercise = load(path)
    assert isinstance(breath := exercise.steps[0], Breath)
    assert (breath.inhale, breath.hold, breath.exhale, breath.rest) == (4.5, 0.5, 5, 0)
    assert exercise.twin


async def test_a_name_given_to_the_own_breath_stays(companion: Open, context: Context) -> None:
    path = context.places.own_exercises / "own_breath.toml"
    path.parent.mkdir(parents=True)
    text = catalog.file("own_breath.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("Your own breath", "Tide"), encoding="utf-8")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "m", "o", "down", "left", *["down"] * 3, *["left"] * 30, "space")
    assert load(path).name == "Tide"
    assert isinstance(breath := load(path).steps[0], Breath)
    assert (breath.inhale, breath.hold) == (2, 0)


async def test_an_own_breath_that_can_t_be_read_is_not_overwritten(companion: Open, context: Context) -> None:
    path = context.places.own_exercises / "own_breath.toml"
    path.parent.mkdir(parents=True)
    path.write_text("name = ", encoding="utf-8")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "m", "o", "right", "space")
        assert path.read_text(encoding="utf-8") == "name = "
        await settle(pilot, "escape")
        assert isinstance(app.screen, ExercisesPage)


async def test_a_high_terminal_is_filled_from_above_the_middle(companion: Open) -> None:
    app = companion("exercises")
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        listed = app.screen.query_one(ExerciseList)
        top = app.screen.query_one("#title").content_region.y
        bottom = listed.region.y + len(listed.options)
        assert 6 <= top <= 60 - bottom
        await settle(pilot, "down", "down", "down", "down", "right")
        assert app.screen.query_one("#title").content_region.y == top
