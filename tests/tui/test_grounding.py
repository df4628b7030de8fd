"""The main way through: open, ground, say how it is, see it in the history."""

from collections.abc import Callable

import pytest
from textual.widgets import Input

from companion.core.entry import CheckIn, Practice, Rating, State
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.before import BeforePage
from companion.tui.screens.exercises import ExercisesPage
from companion.tui.screens.form import FormPage
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.home import Home
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import RatingLine
from companion.tui.widgets.ways import Ways
from tests.tui.conftest import Still
from tests.tui.pilot import click, idle, saved, settle, words

Open = Callable[..., CompanionApp]


async def test_enter_on_the_first_screen_grounds_at_once(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Home)
        await settle(pilot, "enter")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "feet"
        assert words(app) == app.screen.run.exercise.steps[0].short


async def test_now_needs_no_key_at_all(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, PlayerPage)


async def test_now_begins_with_the_persons_own_first_exercise(companion: Open) -> None:
    app = companion("now", first_exercise="feet")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "feet"


async def test_a_first_exercise_that_is_gone_falls_back(companion: Open) -> None:
    app = companion("now", first_exercise="long_gone")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "feet"


async def test_walking_to_the_end_saves_the_practice_and_its_rating(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, PlayerPage)
        steps = len(app.screen.run.exercise.steps)
        still.seconds = 75
        await settle(pilot, *["space"] * steps)
        assert isinstance(app.screen, RatingPage)
        [practice] = saved(context)
        assert isinstance(practice, Practice)
        assert (practice.finished, practice.seconds, practice.after) == (True, 75, Rating())
        await settle(pilot, "f", "1", "0", "a", "escape")
    assert app.return_code == 0
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert practice.after == Rating(state=State.FLAT, intensity=10)
    assert practice.again == "again"


async def test_leaving_half_way_saves_the_practice(companion: Open, context: Context, still: Still) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "space")
        still.seconds = 60
        await settle(pilot, "escape")
        assert isinstance(app.screen, RatingPage)
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert not practice.finished


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_the_app_in_an_exercise_saves_the_practice(
    companion: Open, context: Context, still: Still, key: str
) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await pilot.press("space")
        still.seconds = 60
        await pilot.press(key)
        await pilot.pause(0.1)
    assert app.return_code == 0
    assert [entry.exercise for entry in saved(context)] == ["feet"]  # type: ignore[attr-defined]


async def test_something_else_is_never_the_same_exercise(companion: Open, context: Context) -> None:
    app = companion("now")
    seen = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        for _ in range(4):
            assert isinstance(app.screen, PlayerPage)
            seen.append(app.screen.run.key)
            await settle(pilot, "o")
        assert saved(context) == [], "none of them was walked"
    assert len(set(seen)) == len(seen)


async def test_back_returns_to_the_step_before(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        first = words(app)
        await settle(pilot, "space")
        assert words(app) != first
        await settle(pilot, "left")
        assert words(app) == first


async def test_an_exercise_from_the_list_asks_before_and_after(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e")
        assert isinstance(app.screen, ExercisesPage)
        await settle(pilot, "down", "down", "enter")
        assert isinstance(app.screen, BeforePage)
        await settle(pilot, "u", "6", "enter")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "longer_out_breath"
        assert words(app) == app.screen.run.exercise.steps[0].text
        await settle(pilot, "escape", "u", "4", "escape")
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert practice.before == Rating(state=State.UP, intensity=6)
    assert practice.after == Rating(State.UP, 4)


async def test_from_eight_on_the_words_are_short(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e", "enter", "u", "9", "enter")
        assert isinstance(app.screen, PlayerPage)
        assert words(app) == app.screen.run.exercise.steps[0].short


async def test_what_was_noticed_is_saved_and_space_can_be_typed(companion: Open, context: Context) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "a", "space", *"cup", "enter", *"dust")
        await settle(pilot, "escape", "space", "escape")
        assert isinstance(app.screen, RatingPage)
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert practice.noticed == ("a cup", "dust")


async def test_space_walks_on_where_nothing_is_typed(companion: Open) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        before = words(app)
        await settle(pilot, "space")
        assert words(app) != before


async def test_a_pause_holds_the_breath_still(companion: Open, still: Still) -> None:
    app = companion("now", first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, PlayerPage)
        still.seconds = 2
        await settle(pilot, "full_stop")
        still.seconds = 60
        assert app.screen.runner.elapsed == 2
        await settle(pilot, "full_stop")
        still.seconds = 61
        assert app.screen.runner.elapsed == 3


async def test_afterwards_offers_a_check_in(companion: Open, context: Context, still: Still) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "escape")
        still.seconds = 60
        await settle(pilot, "t", "c")
        assert isinstance(app.screen, FormPage)
        await settle(pilot, "s", "enter", "enter")
        # Enter marks nothing, so it doesn't leave.
        assert isinstance(app.screen, Home)
    newest = saved(context)[0]
    assert isinstance(newest, CheckIn)
    assert newest.rating == Rating(state=State.SETTLED)


async def test_a_check_in_is_three_keys(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "t", "enter")
        [entry] = saved(context)
    assert isinstance(entry, CheckIn)
    assert entry.rating == Rating(state=State.CANT_TELL)


async def test_an_empty_check_in_saves_nothing(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "enter", "escape", "escape")
        assert isinstance(app.screen, Home)
    assert saved(context) == []


async def test_the_history_shows_the_practice(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "g", "escape", "u", "escape", "h")
        assert isinstance(app.screen, HistoryPage)
        [shown] = [row.entry for row in app.screen.entries.rows if row.entry]
        assert isinstance(shown, Practice)
        await settle(pilot, "enter", "escape", "escape")
        assert isinstance(app.screen, Home)


async def test_the_mouse_alone_is_enough(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(Choices, offset=(40, 0))
        await pilot.pause(0.1)
        await idle(pilot)
        assert isinstance(app.screen, PlayerPage)
        footer = app.screen.query_one(Footer).region
        await pilot.click("Footer", offset=(4, 0))
        await pilot.pause(0.1)
        await idle(pilot)
        assert app.screen.runner.index == 1
        await pilot.click("Footer", offset=(footer.width - 4, 0))
        await pilot.pause(0.1)
        await idle(pilot)
        assert isinstance(app.screen, RatingPage)
        await click(pilot, "flat", " 5 ")
        await pilot.click("Footer", offset=(footer.width - 4, 0))
        await pilot.pause(0.2)
        await idle(pilot)
        assert isinstance(app.screen, Home)
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert practice.after.intensity is not None


async def test_what_can_do_harm_comes_with_its_cautions_and_esc_brings_something_else(
    companion: Open,
) -> None:
    app = companion("now", first_exercise="look_around")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "escape", "u", "6", "o")
        assert isinstance(app.screen, BeforePage)
        assert app.screen.exercise.harm
        # It was said a moment ago.
        assert not app.screen.query(RatingLine)
        await settle(pilot, "f", "escape")
        assert isinstance(app.screen, PlayerPage)
        assert not app.screen.run.exercise.harm
        assert app.screen.run.before == Rating(State.UP, 6)


LETTERS = [("b", "longer_out_breath"), ("k", "date_and_place"), ("f", "ladder_back")]


@pytest.mark.parametrize(("key", "exercise"), LETTERS)
@pytest.mark.parametrize("opening", ["", "now"])
async def test_one_letter_begins_with_a_breath_a_flashback_or_far_away(
    companion: Open, context: Context, opening: str, key: str, exercise: str
) -> None:
    app = companion(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, key)
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == exercise
        assert words(app) == app.screen.run.exercise.steps[0].short
        assert not app.screen.query(Ways)
        assert saved(context) == []
        await settle(pilot, *{letter for letter, _ in LETTERS} - {"b"})
        assert app.screen.run.key == exercise, "it is the first screen alone that takes them"


async def test_after_the_first_step_a_letter_does_nothing_and_the_line_is_gone(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert "a flashback" in str(app.screen.query_one(Ways).render())
        await settle(pilot, "space", "b", "k", "f")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.runner.index == 1
        assert not app.screen.query_one(Ways).display


@pytest.mark.parametrize("opening", ["flashback:date_and_place", "exercise:hum", "breath:longer_out_breath"])
async def test_what_the_command_names_is_opened_at_once(companion: Open, opening: str) -> None:
    app = companion(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == opening.partition(":")[2]
        assert words(app) == app.words
        await settle(pilot, "escape", "escape")
    assert app.return_code == 0


async def test_a_click_on_the_line_is_the_letter(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await click(pilot, "a flashback")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "date_and_place"


async def test_where_one_can_type_at_the_first_step_a_letter_is_a_letter(companion: Open) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert not app.screen.query_one(Ways).display
        await settle(pilot, "b", "k", "f")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.query_one(Input).value == "bkf"
