"""What the keys do is on the screen: on a small terminal, too, and what is shown works."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import TextArea

from companion.content.catalog import phrase
from companion.tui.app import CompanionApp
from tests.tui.pilot import settle
from tests.tui.walking import footer_keys, rows

WAYS = {
    "home": (),
    "step": ("g",),
    "afterwards": ("g", "escape"),
    "exercises": ("e",),
    "before": ("e", "down", "down", "enter"),
    "own breath": ("e", "m", "o"),
    "state": ("c",),
    "body": ("c", "tab"),
    "feelings": ("c", "tab", "tab"),
    "note": ("c", "tab", "tab", "tab"),
    "end": ("c", "u", "tab", "tab", "tab", "tab"),
    "after": ("a",),
    "heard": ("a", "tab", "tab", "tab"),
    "people": ("question_mark",),
    "settings": ("comma",),
    "pages": ("l",),
    "history": ("h",),
    "search": ("h", "slash"),
    "entry": ("h", "enter"),
    "filters": ("h", "f"),
    "more": ("h", "m"),
    "calendar": ("h", "f", "up", "up", "up", "enter"),
    "chart": ("h", "o"),
    "body over time": ("h", "b"),
    "helped": ("h", "w"),
    "person": ("h", "s"),
    "export": ("h", "x"),
}


@pytest.mark.parametrize("name", WAYS)
async def test_the_key_that_goes_on_and_the_one_back_are_shown_on_a_small_terminal(
    companion: Callable[..., CompanionApp], fill: Callable[..., None], name: str
) -> None:
    fill(12, years=0.2)
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, *WAYS[name])
        shown = footer_keys(app)
        assert "escape" in shown.values(), rows(app)
        enter = app.screen.active_bindings.get("enter")
        if enter and enter.enabled and not isinstance(app.focused, TextArea):
            assert enter.binding.id in shown, (type(app.screen), rows(app))


async def test_keys_are_in_the_accent_colour_and_words_are_quiet(
    companion: Callable[..., CompanionApp],
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        row = app.screen._compositor.render_strips()[-1]
        colours = {
            part.text.strip(): part.style.color.name.lower()
            for part in row
            if part.style and part.style.color
        }
        accent, quiet = (app.theme_variables[name] for name in ("accent", "quiet"))
        assert colours["esc"] == accent.lower()
        assert colours[phrase("home.commands.leave.label")] == quiet.lower()
