"""Keys wait for each other and for screens, but not once the app is ending."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.events import Key
from textual.widgets import TextArea

from companion.tui.app import CompanionApp
from companion.tui.key_queue import AGAIN, MOST_REPEATS
from companion.tui.screens.form import FormPage
from tests.tui.conftest import Still
from tests.tui.pilot import idle, settle

Open = Callable[..., CompanionApp]
KEYS = {"space": " ", "enter": "\r", "escape": "\x1b", "right": ""}


async def test_a_key_that_comes_while_the_app_ends_is_dropped(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    # Every screen is gone by now; this used to end in a crash in place of the end.
    await app.on_event(Key("c", "c"))
    await app.on_key_queue_app_next(app.Next(app._number))


async def test_a_key_that_is_held_down_is_known_by_its_time(companion: Open) -> None:
    app, repeats = companion(), []
    async with app.run_test(size=(80, 24)) as pilot:
        for moment in (0.0, 0.5, 0.52, 0.7, 1.1):
            key = Key("z", "z")
            key.time = moment
            await app.on_event(key)
            await pilot.pause()
            repeats.append(app.key_repeats)
    assert repeats == [False, False, True, True, False]


async def test_a_held_key_does_not_go_on_after_it_is_released(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.hold_keys()
        for _ in range(50):
            await app.on_event(Key("z", "z"))
        assert len(app._keys) == MOST_REPEATS
        app.release_keys()
        await pilot.pause()
        text = TextArea()
        await app.mount(text)
        text.focus()
        await pilot.pause()
        for _ in range(50):
            await app.on_event(Key("z", "z"))
        await idle(pilot)
        assert text.text == "z" * 50


@pytest.mark.parametrize("key", ["space", "enter", "right", "o", "escape"])
async def test_a_held_key_takes_two_steps_at_most_in_an_exercise(
    companion: Open, still: Still, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", AGAIN)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "g")
        steps: list[object] = []
        now = 0.0
        # As a keyboard repeats: after half a second, and then 30 times a second.
        for wait in (0.0, 0.5, *[1 / 30] * 120):
            now += wait
            event = Key(key, KEYS.get(key, key))
            event.time = now
            await app.on_event(event)
            await idle(pilot)
            here = (app.screen, getattr(getattr(app.screen, "runner", None), "index", None))
            if not steps or steps[-1] != here:
                steps.append(here)
        assert len(steps) <= 2


async def test_a_held_key_still_writes(companion: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", AGAIN)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "tab", "tab", *"aa", "enter", "enter", "space", "space")
        assert isinstance(app.screen, FormPage)
        assert app.screen.query_one(TextArea).text == "aa\n\n  "
