"""On a small terminal the keys that are shown lead everywhere and back, and each letter does something."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from companion.flows.context import Context
from companion.store.paths import places
from companion.tui.app import CompanionApp
from companion.tui.screens.home import Home
from tests.make import entries
from tests.tui.pilot import settle
from tests.tui.walking import choice_keys, footer_keys, rows

SIZE = (40, 15)
WALKS, STEPS = 40, 40
MOST_STEPS_BACK = 20


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CompanionApp:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    # Each key is one press, however fast they come here.
    for name in ("AGAIN", "ENDS_AGAIN", "LAUNCHED"):
        monkeypatch.setattr(f"companion.tui.key_queue.{name}", 0.0)
    context = Context(places({"COMPANION_HOME": str(tmp_path / "home")}))
    for entry in entries(30, years=0.5):
        context.notebook.add(entry)
    return CompanionApp(context)


async def press(pilot: Pilot[None], key: str) -> None:
    await settle(pilot, key)
    await pilot.pause(0.05)


def left(app: CompanionApp) -> bool:
    return app.return_code is not None


async def step(app: CompanionApp, pilot: Pilot[None], choose: Callable[[list[str]], str]) -> str:
    """Press a key that is shown on the screen, but none that leaves the app; return the page and the key."""
    page = type(app.screen).__name__
    footer = footer_keys(app)
    assert "escape" in footer.values(), (page, rows(app))
    beside = list(choice_keys(app))
    key = choose([key for name, key in footer.items() if name != "home.leave"] + 2 * beside)
    before = rows(app)
    await press(pilot, key)
    if key in beside and not left(app):
        assert rows(app) != before, (page, key, before)
    return f"{page} {key}"


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(WALKS))
async def test_the_keys_that_are_shown_lead_everywhere_and_back(app: CompanionApp, seed: int) -> None:
    chance = random.Random(seed)
    trail: list[str] = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.1)
        while len(trail) < STEPS and not left(app):
            trail.append(await step(app, pilot, chance.choice))
        for _ in range(MOST_STEPS_BACK):
            if left(app) or isinstance(app.screen, Home):
                break
            await press(pilot, "escape")
        assert left(app) or isinstance(app.screen, Home), "\n".join([*trail, *rows(app)])
    assert not app.failed, trail
