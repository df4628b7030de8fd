"""For a screen reader words stand where shapes, boxes and braille would be spelled."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from companion.content.library import shipped
from companion.core.entry import CheckIn, Rating, Sensation, State
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.drawing import IN_WORDS
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
SPELLED = re.compile("[\u2500-\u259f\u25b2\u25b8\u25bd\u25be\u25cb\u25cc\u25cf\u2800-\u28ff\ue000-\uf8ff]")
"""Boxes, lines, blocks, triangles, circles, braille, and the private characters."""


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize(
    ("opening", "pages"),
    [
        ("", ["comma", "down", "escape question_mark"]),
        ("checkin", ["u", "tab", "down enter", "escape tab", "tab", "tab"]),
        ("history", ["down", "enter", "escape t", "escape b"]),
        ("exercises", ["down", "i"]),
    ],
)
async def test_no_page_draws_what_would_be_spelled(
    companion: Open, context: Context, opening: str, pages: list[str]
) -> None:
    context.notebook.add(
        CheckIn(
            id=context.notebook.new_id(context.now()),
            at=context.now(),
            rating=Rating(State.UP, 6),
            body=(Sensation("chest", words=("tight",)),),
        )
    )
    async with companion(opening, screen_reader=True).run_test(size=(100, 36)) as pilot:
        await settle(pilot)
        assert not SPELLED.findall(shown(pilot))
        for keys in pages:
            await settle(pilot, *keys.split())
            assert not SPELLED.findall(shown(pilot)), (keys, shown(pilot))


STEPS = ["longer_out_breath", "panic_wave", "container", "butterfly_hug", "in_bed_or_in_pain"]


@pytest.mark.parametrize("key", STEPS)
async def test_no_step_does(companion: Open, key: str) -> None:
    settings = {"screen_reader": True, "large": True, "first_exercise": key}
    async with companion("now", **settings).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in shipped()[key].steps:
            assert not SPELLED.findall(shown(pilot)), shown(pilot)
            await settle(pilot, "space")


async def test_the_setting_works_at_once(companion: Open, context: Context) -> None:
    async with companion("checkin").run_test(size=(100, 36)) as pilot:
        await settle(pilot, "u", "tab")
        assert SPELLED.search(shown(pilot))
        pilot.app.set_settings(screen_reader=True)  # type: ignore[attr-defined]
        assert pilot.app.has_class(IN_WORDS)
        await settle(pilot, "shift+tab", "tab")
        assert not SPELLED.search(shown(pilot))
