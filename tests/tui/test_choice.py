"""A sentence, words of any length, and some choices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.containers import VerticalScroll

from companion.flows.front import Offer
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from tests.tui.pilot import settle

LONG = "\n\n".join(f"paragraph {number}" for number in range(30))


def words_on(app: CompanionApp) -> str:
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_words_that_have_no_room_can_be_read_with_the_keys(
    companion: Callable[..., CompanionApp], size: tuple[int, int]
) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(
            ChoicePage[str](Offer("This was changed.", {"one": "One", "two": "Two"}, on="", more=LONG))
        )
        await pilot.pause(0.1)
        assert "read on" in words_on(app)
        assert "paragraph 0" in words_on(app)
        for _ in range(8):
            await settle(pilot, "pagedown")
        assert "paragraph 29" in words_on(app)
        assert "One" in words_on(app)
        await settle(pilot, "pageup")
        words = app.screen.query_one(VerticalScroll)
        assert 0 < words.scroll_y < words.max_scroll_y


async def test_words_that_have_room_need_no_key(companion: Callable[..., CompanionApp]) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(
            ChoicePage[str](Offer("This was changed.", {"one": "One"}, on="", more="Short.\nAnd so on."))
        )
        await pilot.pause(0.1)
        assert "read on" not in words_on(app)
        assert [line.strip() for line in words_on(app).splitlines() if "And so on." in line] == ["And so on."]
