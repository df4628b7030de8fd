"""A wave that moves: what is behind the dot follows the answers, what is ahead promises nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from companion.content.catalog import phrase
from companion.tui.app import CompanionApp
from companion.tui.screens.people import PeoplePage
from companion.tui.steps.wave import BEFORE, COLUMNS, WaveStep, draw
from tests.tui.conftest import Still
from tests.tui.pilot import settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60)], ids=["80x24", "40x15", "200x60"])


def drawn(levels: list[int], column: int, wide: int = 44, high: int = 4) -> list[str]:
    return [row.plain for row in draw(levels, column, wide, high)]


def dot(lines: list[str]) -> tuple[int, int]:
    """Return how many rows the dot is above the lowest, and its column."""
    ((row, at),) = [(row, line.index("●")) for row, line in enumerate(reversed(lines)) if "●" in line]
    return row, at


def test_the_dot_goes_where_the_answers_go() -> None:
    level = dot(drawn([0, 0], 3))
    assert dot(drawn([0, 1], 3))[0] > level[0] > dot(drawn([0, -2], 3))[0]
    assert {dot(drawn([0, how], 3))[1] for how in (-1, 0, 1)} == {level[1]}


@pytest.mark.parametrize("how", [1, -1])
def test_it_can_rise_and_fall_for_ever(how: int) -> None:
    for minutes in range(1, 40):
        levels = [how * minute for minute in range(minutes + 1)]
        lines = drawn(levels, (minutes - 1) * COLUMNS + 3)
        assert len({len(line) for line in lines}) == 1
        row, at = dot(lines)
        assert 0 <= row <= 3
        assert row == 3 if how > 0 and minutes > 2 else row < 3 or minutes < 3
        # Never at the right end: how long it lasts is not said.
        assert at <= 44 * 2 // 3


def test_ahead_is_a_faint_line_without_a_height() -> None:
    for levels, column in (([0, 0], 0), ([0, 1, 2], 9), ([0, 1, 2, 1, 0, 0], 29)):
        *upper, lowest = drawn(levels, column)
        _, at = dot([*upper, lowest])
        assert set(lowest[at + 1 :]) == {" ", "·"}
        assert not any(line[at + 1 :].strip() for line in upper)


def test_the_dot_moves_with_time_and_the_wave_when_there_is_no_more_room() -> None:
    places = [dot(drawn([0] * (column // COLUMNS + 2), column))[1] for column in range(60)]
    assert places[0] == BEFORE
    assert places == sorted(places)
    assert places[-1] == places[-20]


async def riding(pilot: Pilot[None], size: tuple[int, int] = (80, 24)) -> WaveStep:
    await pilot.pause(0.05)
    await settle(pilot, "space", "space")
    await pilot.pause()
    return pilot.app.screen.query_one(WaveStep)


@SIZES
async def test_the_number_is_on_every_screen(companion: Open, still: Still, size: tuple[int, int]) -> None:
    app = companion("now", first_exercise="ride_the_wave", country="GB")
    async with app.run_test(size=size) as pilot:
        for at in range(4):
            await pilot.pause(0.05)
            await settle(pilot, *(["space"] if at else []))
            await pilot.pause()
            assert "999" in "".join(rows(app)), at
            if at == 2:
                await settle(pilot, "up")
                still.seconds += 60
                await settle(pilot, "up", "semicolon")
                await pilot.pause()
                shown = "\n".join(rows(app))
                for words in ("999", "●", "higher", phrase("steps.wave_people"), "1 minute so far"):
                    assert words in shown, words


async def test_higher_twice_offers_people_until_another_answer(companion: Open, still: Still) -> None:
    app = companion("now", first_exercise="ride_the_wave")
    async with app.run_test(size=(80, 24)) as pilot:
        wave = await riding(pilot)
        seen = []
        for key in ("up", "equals_sign", "up", "up", "down", "up"):
            await settle(pilot, key)
            seen.append(phrase("steps.wave_people") in wave.render().plain)
            still.seconds += 60
        assert seen == [False, False, False, True, False, False]
        await settle(pilot, "question_mark")
        assert isinstance(app.screen, PeoplePage)


async def test_the_clock_is_off_until_it_is_asked_for(companion: Open, still: Still) -> None:
    app = companion("now", first_exercise="ride_the_wave")
    async with app.run_test(size=(80, 24)) as pilot:
        wave = await riding(pilot)
        still.seconds += 150
        await settle(pilot, "up")
        assert "so far" not in wave.render().plain
        await settle(pilot, "semicolon")
        assert phrase("steps.wave_clock", count=2) in wave.render().plain
        await settle(pilot, "semicolon")
        assert "so far" not in wave.render().plain


async def test_after_the_last_question_it_goes_on(companion: Open, still: Still) -> None:
    app = companion("now", first_exercise="ride_the_wave")
    async with app.run_test(size=(80, 24)) as pilot:
        wave = await riding(pilot)
        still.seconds += 60 * 20 + 1
        wave._update()
        assert phrase("steps.wave_long") in wave.render().plain
        await settle(pilot, "down")
        assert wave.noticed == ("lower",)
        await settle(pilot, "right")
        assert not app.screen.query(WaveStep)
