"""Keys wait for each other and for screens, but not once the app is ending."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key
from textual.widgets import TextArea

from companion.tui.app import CompanionApp
from companion.tui.key_queue import MOST_REPEATS
from tests.tui.pilot import idle

Open = Callable[..., CompanionApp]


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
