"""All that `companion now` leads to is whole in 20 columns and 8 rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from companion.content.catalog import phrase, shown_key, table
from companion.content.library import shipped
from companion.core.layout import cells
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.rating import RatingPage
from companion.tui.steps import rows_needed
from companion.tui.widgets.people_list import PeopleList
from tests.content.languages import speaking
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
SIZE = 20, 8
ROWS = SIZE[1] - 1
"""Those above a footer of one row."""


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("key", shipped())
def test_every_step_has_room_for_its_words_its_caution_and_a_row_that_moves(key: str) -> None:
    exercise = shipped()[key]
    for at, step in enumerate(exercise.steps):
        assert rows_needed(step, step.short, exercise.caution_at(at), SIZE[0], alone=True) <= ROWS


@pytest.mark.parametrize("code", ["en", "es", "de"])
def test_the_footer_has_room_for_the_key_that_goes_on(code: str) -> None:
    with speaking(code):
        hint = f"{shown_key('space')} {phrase('exercise.commands.next.label')}"
        # Two blanks stand on each side.
        assert cells(hint) <= SIZE[0] - 4


async def test_a_breath_has_its_word_below_the_caution(companion: Open) -> None:
    async with companion("exercise:longer_out_breath").run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert phrase("phases.in") in shown(pilot).splitlines()[5]
        assert "away: move first." in shown(pilot)


async def test_the_answers_are_whole_and_so_is_what_a_danger_leads_to(companion: Open) -> None:
    async with companion("exercise:is_it_now").run_test(size=SIZE) as pilot:
        await settle(pilot, "space", "space")
        for answer in shipped()["is_it_now"].steps[2].answers:  # type: ignore[union-attr]
            assert answer in shown(pilot)
        await settle(pilot, "4")
        words = [phrase("danger.short.unsure"), *table("danger")["short_unsure_choices"].values()]
        assert [each for each in (*words, "999 or 112") if each not in shown(pilot)] == []
        await settle(pilot, "n")
        words = [phrase("danger.short.go"), *table("danger")["short_choices"].values()]
        assert [each for each in (*words, "999 or 112") if each not in shown(pilot)] == []
        await settle(pilot, "question_mark")
        assert "999 or 112" in shown(pilot)
        await settle(pilot, "down")
        assert "\u203a 116 123" in shown(pilot)


async def test_what_comes_after_an_exercise_is_offered(companion: Open) -> None:
    async with companion("exercise:longer_out_breath").run_test(size=SIZE) as pilot:
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, RatingPage)
        await settle(pilot, "u")
        choices = table("afterwards")["choices"]
        offered = [choices[name] for name in ("something_else", "once_more", "checkin")]
        assert [each for each in ("[u up]", "10", *offered) if each not in shown(pilot)] == []


async def test_the_day_and_the_time_are_whole(companion: Open, context: Context) -> None:
    async with companion("exercise:date_and_place").run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert f"{context.now():%H:%M}" in shown(pilot)


async def test_people_are_laid_out_once_there_is_a_width(
    companion: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []
    monkeypatch.setattr(PeopleList, "_made", lambda self, width: widths.append(width) or ())
    async with companion().run_test(size=SIZE) as pilot:
        await settle(pilot, "question_mark")
    assert widths
    assert min(widths) > 0
