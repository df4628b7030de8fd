"""Keys wait for each other and for screens, but not once the app is ending."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.events import Key
from textual.widgets import TextArea

from companion.tui.app import CompanionApp
from companion.tui.commands import palette
from companion.tui.key_queue import AGAIN, ENDS_AGAIN, MOST_REPEATS
from companion.tui.screens.form import FormPage
from companion.tui.screens.home import Home
from companion.tui.screens.page import Page
from companion.tui.screens.rating import RatingPage
from companion.tui.screens.settings import SettingsPage
from companion.tui.screens.text_page import TextPage
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


async def test_a_page_that_is_left_releases_no_keys(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        left = app.screen
        assert isinstance(left, Page)
        app.hold_keys()
        await app.push_screen(TextPage("title", ("", "words")))
        # What the palette asks for when it closes may come after the page below it has been left.
        app.hold_keys()
        left.shown()
        assert app.keys_wait
        app.screen.shown()  # type: ignore[attr-defined]
        await pilot.pause()
        assert not app.keys_wait


async def test_a_command_of_the_palette_waits_for_a_key_that_is_on_its_way(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        # The key would go to whatever screen is there by then, which may not be ready.
        app._busy = True
        run = {each.title: each.callback for each in palette(app.screen)}
        run["settings"]()
        await pilot.pause(0.05)
        assert isinstance(app.screen, Home)
        assert app.keys_wait
        app._busy = False
        await pilot.pause(0.05)
        await settle(pilot)
        assert isinstance(app.screen, SettingsPage)
        assert not app.keys_wait


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


PLACES = {"exercise": "g", "question": "c", "after": "a", "afterwards": "g escape", "danger": "g space 1"}


def place(app: CompanionApp) -> tuple[object, ...]:
    """Where in the app one is."""
    page = app.screen
    of = {"runner": "index", "form": "index"}
    inner = [getattr(getattr(page, name, None), what, None) for name, what in of.items()]
    return (page, *inner, getattr(page, "asks", None), getattr(page, "offers", None))


@pytest.mark.parametrize(
    "at",
    [
        *("exercise", "danger"),
        *(pytest.param(at, marks=pytest.mark.slow) for at in ("question", "after", "afterwards")),
    ],
)
@pytest.mark.parametrize("key", ["space", "enter", "right", "o", "escape"])
async def test_a_held_key_takes_two_steps_at_most(
    companion: Open, still: Still, monkeypatch: pytest.MonkeyPatch, key: str, at: str
) -> None:
    app = companion(first_exercise="is_it_now") if at == "danger" else companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *PLACES[at].split())
        monkeypatch.setattr("companion.tui.key_queue.AGAIN", AGAIN)
        steps: list[object] = []
        now = 0.0
        # As a keyboard repeats: after half a second, and then 30 times a second.
        for wait in (0.0, 0.5, *[1 / 30] * 120):
            now += wait
            event = Key(key, KEYS.get(key, key))
            event.time = now
            await app.on_event(event)
            await idle(pilot)
            if app.return_code is not None:
                break
            if not steps or steps[-1] != place(app):
                steps.append(place(app))
        assert len(steps) <= 2


@pytest.mark.parametrize("opening", ["now", ""])
async def test_esc_held_in_an_exercise_leaves_neither_the_app_nor_home(
    companion: Open, monkeypatch: pytest.MonkeyPatch, opening: str
) -> None:
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", AGAIN)
    monkeypatch.setattr("companion.tui.key_queue.ENDS_AGAIN", ENDS_AGAIN)
    app = companion(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *([] if opening else ["g"]))
        for moment in (0.0, 0.66, *(0.66 + count / 25 for count in range(1, 100))):
            event = Key("escape", "\x1b")
            event.time = moment
            await app.on_event(event)
            await idle(pilot)
        assert app.return_code is None
        assert isinstance(app.screen, RatingPage)
        # A person who presses it again and again gets out.
        for wait in (0.5, 0.5, 0.5):
            moment += wait
            event = Key("escape", "\x1b")
            event.time = moment
            await app.on_event(event)
            await pilot.pause()
        await pilot.pause(0.1)
        assert app.return_code == 0 if opening else isinstance(app.screen, Home)


async def test_a_held_key_still_writes(companion: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", AGAIN)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "tab", "tab", *"aa", "enter", "enter", "space", "space")
        assert isinstance(app.screen, FormPage)
        assert app.screen.query_one(TextArea).text == "aa\n\n  "
