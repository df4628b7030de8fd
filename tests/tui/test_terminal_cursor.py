"""The terminal's cursor stands on what is typed or chosen, or on the first words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from companion.tui.app import CompanionApp
from companion.tui.widgets.choices import Choices
from tests.tui.conftest import Still
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]


def at_cursor(pilot: Pilot[None]) -> str:
    """Return what stands at the cursor and behind it."""
    x, y = pilot.app.cursor_position
    row = pilot.app.screen._compositor.render_strips()[y].text
    return row[x:].strip()


@pytest.mark.parametrize(
    ("opening", "keys", "words"),
    [
        ("", "", "There is no hurry here."),
        ("", "down down", "› e "),
        ("", "comma down", "› colours"),
        ("", "question_mark down down", "› "),
        ("", "l down down", "› "),
        ("", "f2", "On this page"),
        ("now", "", "Both feet on the floor."),
        ("checkin", "", "How is it now?"),
        ("checkin", "u 7", "[7]"),
        ("checkin", "u tab right", "○"),
        ("checkin", "u tab tab down", "1 at ease"),
        ("checkin", "u tab tab a n", "▏"),
        ("exercises", "slash f e", ""),
        ("", "question_mark c f r down up", "›   France"),
        ("", "question_mark c f r down a", ""),
        ("", "ctrl+p c h down", "check in"),
        ("", "ctrl+p c down h", ""),
    ],
)
async def test_it_stands_on_what_is_typed_or_chosen_or_on_the_first_words(
    companion: Open, opening: str, keys: str, words: str
) -> None:
    async with companion(opening).run_test(size=(80, 24)) as pilot:
        await settle(pilot, *keys.split())
        assert at_cursor(pilot).startswith(words)


async def test_during_a_breath_it_stands_still_on_the_word(companion: Open, still: Still) -> None:
    async with companion("now", first_exercise="longer_out_breath").run_test(size=(80, 24)) as pilot:
        x, y = pilot.app.cursor_position
        word = pilot.app.screen._compositor.render_strips()[y].text
        assert word.split() == ["in"]
        assert word[x - 1 : x + 2].strip()
        still.seconds = 5
        await pilot.pause(0.2)
        assert pilot.app.cursor_position == (x, y)


async def test_an_arrow_repaints_the_two_rows_that_changed(companion: Open) -> None:
    async with companion().run_test(size=(80, 24)) as pilot:
        choices = pilot.app.screen.query_one(Choices)
        await settle(pilot, "down")
        painted: list[Region] = []
        choices.refresh = lambda *regions, **_: painted.extend(regions) or choices  # type: ignore[method-assign]
        await settle(pilot, "down")
    assert sorted((region.y, region.height) for region in painted) == [(0, 1), (1, 1)]
