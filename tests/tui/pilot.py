"""What tests do with a running app: press, click, wait, look."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual._compositor import Compositor
from textual._context import active_app
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.key_queue import KeyQueueApp
from companion.tui.widgets.centred_text import CentredText


async def at_rest(*_: float) -> None:
    """Wait until no task of the loop is ready to run, and the screen has dealt with what changed."""
    loop: Any = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        app = active_app.get()
        screens = app._screen_stack
        if loop._ready or not screens:
            continue
        if app._resize_event:
            app._check_resize()
        elif screens[-1]._update_timer._active.is_set():
            screens[-1]._on_timer_update()
        else:
            return


_draw = Compositor.render_update


def draw_later(compositor: Compositor, full: bool = False, **how: Any) -> Any:
    """Leave what has changed to `drawn`; a picture of the whole screen is taken at once."""
    return _draw(compositor, full, **how) if full else None


async def drawn(*_: float) -> None:
    """Wait until the app is at rest, then draw what has changed since it was drawn last."""
    await at_rest()
    app = active_app.get()
    if app._screen_stack and (compositor := app._screen_stack[-1]._compositor).size:
        _draw(compositor, screen_stack=app._background_screens)


_parse = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def parse_once(styles: Stylesheet, *what: Any, **how: Any) -> list[RuleSet]:
    """Return the rules in a source of styles, those of an earlier test where it had the same colours."""
    key = what, *how.items(), *styles._variables.items()
    if key not in _parsed:
        _parsed[key] = _parse(styles, *what, **how)
    return _parsed[key]


async def idle(pilot: Pilot[None]) -> None:
    """Wait until every key has been dealt with."""
    assert isinstance(pilot.app, KeyQueueApp)
    while pilot.app.keys_wait:
        await asyncio.sleep(0.01)
        await at_rest()
    await at_rest()


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each when the screen has come to rest."""
    for key in keys:
        await pilot.press(key)
        await idle(pilot)
    await pilot.pause()


async def click(pilot: Pilot[None], *words: str) -> None:
    """Click words that stand on the screen, each in the middle of it, and wait for what comes of it."""
    for word in words:
        rows = ["".join(s.text for s in strip) for strip in pilot.app.screen._compositor.render_strips()]
        found = [(row.index(word), y) for y, row in enumerate(rows) if word in row]
        assert found, (word, rows)
        x, y = found[0]
        await pilot.click(offset=(x + len(word) // 2, y))
        await pilot.pause(0.05)
        await idle(pilot)


async def click_action(pilot: Pilot[None], action: str) -> None:
    """Click the first cell on the screen at which a click means an action."""
    screen = pilot.app.screen
    cells = ((x, y) for y in range(screen.size.height) for x in range(screen.size.width))
    await pilot.click(
        offset=next(at for at in cells if screen.get_style_at(*at).meta.get("@click") == action)
    )


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot, *keys)

    return press


def saved(context: Context) -> list[object]:
    return list(context.notebook.entries())


def words(app: CompanionApp) -> str:
    return app.screen.query_one("#words", CentredText).words
