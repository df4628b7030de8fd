"""Keys wait for each other and for screens, but not once the app is ending."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key

from companion.tui.app import CompanionApp

Open = Callable[..., CompanionApp]


async def test_a_key_that_comes_while_the_app_ends_is_dropped(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    # Every screen is gone by now; this used to end in a crash in place of the end.
    await app.on_event(Key("c", "c"))
    await app.on_key_queue_app_next(app.Next(app._number))
