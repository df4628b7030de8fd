"""Random keys, as shaking hands press them, break nothing, set nothing, rate nothing and close nothing."""

from __future__ import annotations

import asyncio
import random
import string
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict
from textual.command import CommandPalette
from textual.events import Key
from textual.keys import _character_to_key
from textual.screen import Screen

from companion.core.entry import UNRATED, Rating
from companion.flows.context import Context
from companion.store.paths import places
from companion.store.settings import Settings
from companion.tui.app import CompanionApp
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.rating import RatingLine
from tests.still import Still

OPENINGS = ("now", "")
QUICK, ALL = 3, 503
"""How many walks from each opening are done each time, and how many in all."""
KEYS_EACH = 100
LONGEST = 20
"""Seconds until the app has ended, on a machine with other work."""
WAITS = (0.03, 0.12, 0.35, 1.2)
"""Seconds from one key to the next."""
HELD, REPEATS = 0.1, 12
"""How often a key is held down, and how often it repeats then."""
NAMED = {
    "space": " ",
    "enter": "\r",
    "tab": "\t",
    **dict.fromkeys(("escape", "up", "down", "left", "right", "backspace", "delete", "shift+tab")),
    **dict.fromkeys(("pageup", "pagedown", "home", "end", "f1", "f2", "f9", "ctrl+s", "ctrl+l", "ctrl+p")),
}
KEYS = NAMED | {_character_to_key(each): each for each in string.ascii_lowercase + "0123456789?,./+-=<>"}
OFTEN = ("space", "enter", "right", "escape", "o") * 4
RATES = {"u", "f", "s", "t", "left", "right", *string.digits}
"""What gives a rating on a page that shows where to give it, and what changes it."""
ABOUT_SETTINGS = {"SettingsPage", "ListPage", "ExercisesPage", "PeoplePage", "BodyPage", "CardsPage"} | {
    "ExerciseMenu",
    "SearchList",
    "ToggleList",
}
"""The pages where settings are changed by the keys that stand there."""


@dataclass
class Look:
    """What is looked at before and after a key."""

    screen: Screen[Any]
    settings: dict[str, Any]
    line: RatingLine | None
    rating: Rating
    marked: str

    @classmethod
    def at(cls, app: CompanionApp) -> Look:
        screen = app.screen
        lines = [line for line in screen.query(RatingLine) if line.is_on_screen]
        choices = app.focused if isinstance(app.focused, Choices) else None
        here = choices.choices[choices.cursor :][:1] if choices and choices.marked else ()
        marked = here[0].id if here else ""
        rating = lines[0].rating if lines else UNRATED
        return cls(screen, asdict(app.context.settings), lines[0] if lines else None, rating, marked)


def may_close(key: str, before: Look) -> bool:
    """Whether a key may close the app."""
    chosen = before.marked.endswith("leave") or isinstance(before.screen, CommandPalette)
    return key == "escape" or (key == "enter" and chosen)


def check(app: CompanionApp, key: str, before: Look, after: Look) -> None:
    """Assert what a key may have done."""
    page = type(before.screen).__name__
    assert not app.failed, (page, key)
    if after.settings != before.settings:
        assert page in ABOUT_SETTINGS, (page, key)
    elif before.line and before.line is after.line and before.rating != after.rating:
        assert key in RATES, (page, key)


async def handled(app: CompanionApp) -> None:
    """Wait until a key has been dealt with; no wait for each widget, as there are thousands of keys."""
    for _ in range(3):
        await asyncio.sleep(0.001)
        # A key that ends the app is never done.
        while app.keys_wait and not app.failed and app.return_code is None:
            await asyncio.sleep(0.005)


async def walk(app: CompanionApp, still: Still, seed: int) -> None:
    chance = random.Random(seed)
    names = [*KEYS, *OFTEN]
    # What is saved at the end takes a moment, in which more keys come.
    closed_by: deque[bool] = deque(maxlen=4)
    for _ in range(KEYS_EACH):
        key = chance.choice(names)
        repeats = REPEATS if chance.random() < HELD else 1
        for wait in (chance.choice(WAITS), *([0.5] + [1 / 30] * REPEATS)[: repeats - 1]):
            still.seconds += wait
            before = Look.at(app)
            event = Key(key, KEYS[key])
            event.time = still.seconds
            await app.on_event(event)
            await handled(app)
            closed_by.append(may_close(key, before))
            if app.return_code is not None or not app.screen_stack:
                assert any(closed_by), (type(before.screen).__name__, key)
                return
            check(app, key, before, Look.at(app))


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], tuple[CompanionApp, Still]]:
    """Return a way to open the app in a new home, with a clock that moves only with the keys."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("companion.tui.screens.rating.REST", 0)

    def make(opening: str) -> tuple[CompanionApp, Still]:
        still = Still()
        where = places({"COMPANION_HOME": str(tmp_path / "home")})
        context = Context(where, Settings(), now=still.now, clock=still.clock)
        return CompanionApp(context, opening, "words"), still

    return make


async def walk_with(opened: Callable[[str], tuple[CompanionApp, Still]], opening: str, seed: int) -> None:
    app, still = opened(opening)
    async with app.run_test(size=(80, 24)):
        await handled(app)
        await walk(app, still, seed)
        # Left as when the window is closed: the harness would cancel what is half done.
        app.leave_unattended()
        async with asyncio.timeout(LONGEST):
            while app.return_code is None:
                await asyncio.sleep(0.01)
    assert not app.failed


@pytest.mark.parametrize("seed", range(QUICK))
@pytest.mark.parametrize("opening", OPENINGS)
async def test_random_keys_do_nothing_that_lasts(
    opened: Callable[[str], tuple[CompanionApp, Still]], opening: str, seed: int
) -> None:
    await walk_with(opened, opening, seed)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("first", range(QUICK, ALL, 10))
@pytest.mark.parametrize("opening", OPENINGS)
async def test_many_walks_with_random_keys_do_nothing_that_lasts(
    opened: Callable[[str], tuple[CompanionApp, Still]], opening: str, first: int
) -> None:
    for seed in range(first, first + 10):
        await walk_with(opened, opening, seed)
