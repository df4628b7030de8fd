"""After an exercise: a rest, one question, and the ways on with its answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.content.catalog import phrase, table
from companion.core.entry import Practice, Rating, State
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.danger import DangerPage
from companion.tui.screens.home import Home
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from companion.tui.widgets.choices import Choices
from tests.tui.conftest import Still
from tests.tui.pilot import saved, settle
from tests.tui.walking import footer_keys, rows

Open = Callable[..., CompanionApp]
SIZES = [(80, 24), (40, 15)]


def text(app: CompanionApp) -> str:
    return "\n".join(rows(app))


def shown(app: CompanionApp) -> tuple[bool, bool, bool]:
    """Whether the question, the numbers and the ways on are on the screen."""
    return (
        phrase("states.up.label") in text(app),
        phrase("states.most") in text(app),
        phrase("afterwards.choices.once_more") in text(app),
    )


@pytest.mark.parametrize("size", SIZES)
async def test_it_rests_and_then_asks_one_thing(
    companion: Open, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("companion.tui.screens.rating.REST", 60)
    app = companion("now")
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "escape")
        assert phrase("afterwards.rest") in " ".join(text(app).split())
        assert shown(app) == (False, False, False)
        assert {"afterwards.something_else", "app.people", "app.back"} <= set(footer_keys(app))
        await settle(pilot, "u", "3")
        assert shown(app) == (False, False, False)
        assert isinstance(app.screen, RatingPage)
        app.screen._ask()
        await pilot.pause()
        assert shown(app) == (True, False, False)
        await settle(pilot, "u")
        assert shown(app) == (True, True, True)
        await settle(pilot, "s")
        assert shown(app) == (True, False, False)
        assert {"app.people", "app.back"} <= set(footer_keys(app))


@pytest.mark.parametrize("key", ["space", "enter", "right"])
async def test_one_who_does_not_answer_goes_on_with_one_key(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch, still: Still, key: str
) -> None:
    monkeypatch.setattr("companion.tui.screens.rating.REST", 60)
    app = companion("now", first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        still.seconds = 60
        await settle(pilot, "escape", key)
        assert shown(app) == (True, False, False)
        await settle(pilot, key)
        assert shown(app) == (True, False, True)
        assert not app.screen.query_one(Choices).marked
        await settle(pilot, "enter")
        assert isinstance(app.screen, Home)
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert practice.after == Rating()


@pytest.mark.parametrize("keys", [("tab",), ("down",), ("t", "down"), ("t", "tab")], ids="-".join)
async def test_nothing_is_marked_before_an_arrow_or_tab(companion: Open, keys: tuple[str, ...]) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "escape", *keys[:-1])
        choices = app.screen.query_one(Choices)
        assert not choices.marked
        await settle(pilot, keys[-1])
        assert (choices.marked, choices.cursor, choices.has_focus) == (True, 0, True)
        assert "›" in text(app)


async def test_something_else_and_leaving_work_from_the_first_moment(
    companion: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.tui.screens.rating.REST", 60)
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "escape", "o")
        assert isinstance(app.screen, PlayerPage)
        await settle(pilot, "escape", "question_mark", "escape")
        assert isinstance(app.screen, RatingPage)
        await settle(pilot, "escape")
    assert app.return_code == 0


async def test_once_more_walks_the_same_exercise_again(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion("now", first_exercise="feet")
    async with app.run_test(size=(80, 24)) as pilot:
        for seconds in (60, 120):
            await pilot.pause()
            assert isinstance(app.screen, PlayerPage)
            assert app.screen.run.key == "feet"
            still.seconds = seconds
            await settle(pilot, "escape", "u", "7", "r")
        assert isinstance(app.screen, PlayerPage)
    newest, first = saved(context)
    assert isinstance(newest, Practice)
    assert isinstance(first, Practice)
    assert (newest.before, newest.exercise) == (Rating(State.UP, 7), "feet")
    assert first.after == Rating(State.UP, 7)


async def test_after_worse_the_same_exercise_is_not_offered_again(companion: Open) -> None:
    app = companion("now")
    once_more = phrase("afterwards.choices.once_more")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "escape", "u", "5")
        assert once_more in text(app)
        await settle(pilot, "o", "escape", "u", "6")
        assert once_more not in text(app)
        await settle(pilot, "r")
        assert isinstance(app.screen, RatingPage)
        await settle(pilot, "4")
        assert once_more in text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_in_public_and_can_t_stand_are_one_key_each_and_count_for_this_sitting(
    companion: Open, size: tuple[int, int]
) -> None:
    app = companion("now")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert phrase("ways.commands.public.label") in text(app)
        await settle(pilot, "q")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "seated_and_silent"
        await settle(pilot, "escape", "u", "9")
        assert phrase("ways.said.public") in text(app)
        await settle(pilot, "d")
        assert phrase("ways.said.still") in text(app)
        await settle(pilot, "q")
        assert phrase("ways.said.public") not in text(app)
        await settle(pilot, "o")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "in_bed_or_in_pain"
        # Once it has begun, no letter does anything.
        await settle(pilot, "q", "d")
        assert isinstance(app.screen, PlayerPage)


async def test_to_one_who_is_settled_nothing_more_is_offered(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "escape", "s", "o", "r", "c")
        assert isinstance(app.screen, RatingPage)
        assert set(footer_keys(app)) == {"flow.onward", "app.people", "app.back"}
        assert all(phrase(f"afterwards.choices.{name}") not in text(app) for name in ("once_more", "checkin"))
        await settle(pilot, "u", "o")
        assert isinstance(app.screen, PlayerPage)


@pytest.mark.parametrize("size", SIZES)
async def test_people_are_offered_beside_and_then_first_and_marked_by_nobody(
    companion: Open, size: tuple[int, int]
) -> None:
    app = companion("now")
    people = phrase("afterwards.people")

    def order() -> list[str]:
        return [each.id for each in app.screen.query_one(Choices).choices]

    async with app.run_test(size=size) as pilot:
        await settle(pilot, "escape", "u", "7")
        assert people not in text(app)
        await settle(pilot, "9")
        assert f"? {people}" in text(app)
        assert "app.people" not in order()
        for _ in range(2):
            await settle(pilot, "o", "escape", "u", "9")
            assert order()[:2] == ["app.people", "afterwards.something_else"]
            assert phrase("afterwards.choices.leave") in text(app)
            assert not app.screen.query_one(Choices).marked
        await settle(pilot, "down", "enter")
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape")
        assert isinstance(app.screen, RatingPage)
        await settle(pilot, "s")
        assert people not in text(app)


async def test_the_way_back_says_where_it_leads(companion: Open) -> None:
    for opening, keys, word in (("now", (), "leave"), ("", ("g",), "home")):
        app = companion(opening)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot, *keys, "escape")
            assert f"esc {word}" in text(app)


async def test_from_a_page_about_danger_the_way_back_leads_to_the_question(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion("now", first_exercise="is_it_now")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await settle(pilot, "space", "space")
        assert not app.screen.query_one(Choices).marked
        question = text(app)
        still.seconds = 30
        await settle(pilot, "1")
        assert isinstance(app.screen, DangerPage)
        await settle(pilot, "escape")
        assert isinstance(app.screen, PlayerPage)
        assert text(app) == question
        assert not app.screen.query_one(Choices).marked
        [practice] = saved(context)
        assert isinstance(practice, Practice)
        assert len(practice.noticed) == 1
        await settle(pilot, "tab", "escape")
        assert isinstance(app.screen, RatingPage)
    [practice] = saved(context)
    assert isinstance(practice, Practice)
    assert practice.noticed == ()


def test_each_way_on_has_its_words() -> None:
    assert list(table("afterwards")["choices"]) == ["something_else", "once_more", "checkin", "leave"]


async def test_on_a_tiny_terminal_each_state_and_number_is_whole_and_in_sight(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(20, 8)) as pilot:
        await settle(pilot, "escape")
        words = text(app)
        assert all(phrase(f"states.{state.name.lower()}.label") in words for state in State)
        await settle(pilot, "u")
        assert {str(number) for number in range(11)} <= set(text(app).split())
