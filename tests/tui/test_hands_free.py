"""Going on by itself: it is offered, passes what may be passed, stops at any key, and rests at the end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from companion.content.catalog import phrase
from companion.content.library import shipped
from companion.core.hands_free import LONGEST, passes
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.hands_free import HandsFreeLine
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from companion.tui.widgets.footer import Footer
from tests.tui.conftest import Still
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
ALL = shipped()
BUSY = [key for key, exercise in ALL.items() if exercise.hands]


def player(pilot: Pilot[None]) -> PlayerPage:
    page = pilot.app.screen
    assert isinstance(page, PlayerPage)
    return page


def said(page: PlayerPage) -> str:
    line = page.query_one(HandsFreeLine)
    return str(line.render()) if line.display else ""


def sentence(name: str) -> str:
    return phrase(f"exercise.hands_free.{name}", letter="h")


@pytest.mark.parametrize("key", BUSY)
def test_where_both_hands_are_busy_a_key_is_asked_for_at_a_new_caution_only(key: str) -> None:
    waits = [index for index in range(len(ALL[key].steps) - 1) if not passes(ALL[key], index)]
    # Wrapping something cool takes as long as it takes.
    assert waits == ([0, 1] if key == "cold_face" else [0])


@pytest.mark.parametrize(("key", "offered"), [("wall_push", True), ("look_around", False)])
async def test_it_is_offered_on_the_first_screen_where_both_hands_are_busy(
    companion: Open, key: str, offered: bool
) -> None:
    async with companion("now", first_exercise=key).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert said(player(pilot)) == (sentence("offered") if offered else "")
        await settle(pilot, "space")
        assert said(player(pilot)) == ""


async def test_it_waits_at_the_first_caution_and_then_goes_on_by_itself_to_its_rest(
    companion: Open, still: Still
) -> None:
    async with companion("now", first_exercise="wall_push").run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        await settle(pilot, "h")
        assert said(page) == sentence("waits")
        still.seconds = 1000
        await pilot.pause(0.4)
        assert page.runner.index == 0
        await settle(pilot, "space")
        assert (page.runner.index, said(page)) == (1, sentence("goes_on"))
        assert "space stop" in str(page.query_one(Footer).render())
        still.seconds = 1044
        await pilot.pause(0.4)
        assert page.runner.index == 1, "the last round is not over"
        still.seconds = 1049
        await pilot.pause(0.4)
        assert page.runner.index == 2
        assert page.query_one("#words").has_class("-turn")
        still.seconds = 1049 + LONGEST
        await pilot.pause(0.4)
        assert said(page) == sentence("last")
        still.seconds = 9999
        await pilot.pause(0.4)
        assert pilot.app.screen is page, "nothing else begins"
        await settle(pilot, "space")
        assert isinstance(pilot.app.screen, RatingPage)


@pytest.mark.parametrize("key", ["space", "enter", "right", "left", "x", "h", "minus", "p"])
async def test_any_key_stops_it_and_does_nothing_else(companion: Open, key: str) -> None:
    async with companion("now", first_exercise="wall_push").run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        await settle(pilot, "h", "space", key)
        assert (page.runner.index, page.hands.on, said(page)) == (1, False, sentence("stopped"))
        assert (page.runner.pace, page.runner.paused) == (1, False)
        await settle(pilot, "space")
        assert page.runner.index == 2


async def test_a_key_that_leads_away_still_does_and_stops_it(companion: Open, still: Still) -> None:
    async with companion("now", first_exercise="wall_push").run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        await settle(pilot, "h", "space", "question_mark")
        assert isinstance(pilot.app.screen, PeoplePage)
        still.seconds = 500
        await pilot.pause(0.4)
        await settle(pilot, "escape")
        assert (page.runner.index, page.hands.on) == (1, False)
        await settle(pilot, "h", "escape")
        assert isinstance(pilot.app.screen, RatingPage)


async def test_it_may_still_be_on_when_the_person_ends_the_last_step(companion: Open) -> None:
    async with companion("now", first_exercise="object").run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        await settle(pilot, "h", "space", "space", "space")
        assert (page.hands.on, said(page)) == (True, sentence("waits"))
        await settle(pilot, "space")
        assert isinstance(pilot.app.screen, RatingPage)


async def test_a_letter_typed_meanwhile_stops_it_and_is_not_lost(companion: Open) -> None:
    async with companion("now", first_exercise="sounds").run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        page.action_hands_free()
        await settle(pilot, "space", *"car")
        assert (page.hands.on, page.runner.index) == (False, 1)
        await settle(pilot, "enter", "space")
        assert page.run.noticed == ["car"]


async def test_space_stops_it_where_one_could_type_too(companion: Open) -> None:
    async with companion("now", first_exercise="sounds").run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        page.action_hands_free()
        await settle(pilot, "space", "space")
        assert (page.hands.on, page.runner.index) == (False, 1)


async def test_the_bell_rings_at_the_turn_where_one_is_wished_for(
    companion: Open, still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bell, rings in (("none", 0), ("phase", 1)):
        rung: list[bool] = []
        monkeypatch.setattr(CompanionApp, "bell", lambda self, rung=rung: rung.append(True))
        app = companion("now", first_exercise="shake_it_out", bell=bell)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot, "h", "space")
            still.seconds += LONGEST
            await pilot.pause(0.4)
            assert player(pilot).runner.index == 2
        assert len(rung) == rings


@pytest.mark.slow
@pytest.mark.parametrize("key", list(ALL))
async def test_every_exercise_comes_to_its_rest_with_the_clock_ten_times_as_fast(
    companion: Open, context: Context, key: str
) -> None:
    began = time.monotonic()
    context.clock = lambda: (time.monotonic() - began) * 10
    async with companion("now", first_exercise=key).run_test(size=(80, 24)) as pilot:
        page = player(pilot)
        # `now` begins with the steps alone that are done at the peak.
        steps = page.runner.exercise.steps
        await settle(pilot, "space", "left")
        page.action_hands_free()
        while page.hands.on:
            await asyncio.sleep(0.1)
            assert time.monotonic() - began < ALL[key].takes[1] / 10 + 20
            if not page.hands.runs and page.hands.on:
                last = page.runner.index == len(steps) - 1
                if last:
                    break
                # In the turn of the page, as a key would.
                page.call_later(page.action_next)
                await pilot.pause()
        assert page.runner.ending is None
        assert page.runner.index == len(steps) - 1
        assert not page.runner.rounds or page.runner.over
