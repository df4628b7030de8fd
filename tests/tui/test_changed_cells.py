"""An arrow writes the rows that it changes, and the screen is the same as if all had been written."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from companion.tui.app import CompanionApp
from companion.tui.changed_cells import ChangedCellsApp, ShownCells
from companion.tui.textual_private import pieces_of
from tests.e2e.screen import Feed, TerminalScreen
from tests.tui import pilot as pilots
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
MOST = 400
"""The most bytes for an arrow that changes no more than two rows."""
STYLES = [
    Style(**dict(zip(("bold", "italic", "reverse", "color", "bgcolor"), values, strict=True)))
    for values in itertools.product(
        (None, True), (None, True), (None, True), (None, "red"), (None, "#123456")
    )
]


@dataclass
class Terminals:
    """What a terminal shows that got every frame whole, and one that got the cells that changed."""

    whole: TerminalScreen = field(default_factory=lambda: TerminalScreen(80, 24))
    changed: TerminalScreen = field(default_factory=lambda: TerminalScreen(80, 24))
    written: str = ""

    def show(self, app: CompanionApp, update: Any) -> None:
        """Write a frame to both."""
        screen, shown = app.screen, app.shown
        Feed(self.whole).feed(type(update).render_segments(update, app.console).encode())
        changes = shown.changes((screen, screen.size), pieces_of(update) or (), app.console)
        Feed(self.changed).feed(changes.encode())
        self.written += changes
        assert self.changed.cells == self.whole.cells


@pytest.fixture
def terminals(monkeypatch: pytest.MonkeyPatch) -> Terminals:
    """Draw each frame of the app on two terminals."""
    monkeypatch.setattr("textual.screen.Compositor.render_update", pilots._draw)
    monkeypatch.setattr("textual.pilot.wait_for_idle", pilots.at_rest)
    both = Terminals()

    def display(app: CompanionApp, screen: object, update: Any) -> None:
        if update is not None:
            both.show(app, update)

    monkeypatch.setattr(ChangedCellsApp, "_display", display)
    return both


def test_any_style_follows_any_other() -> None:
    chance, console = random.Random(1), Console(force_terminal=True, color_system="truecolor")
    both, shown = Terminals(), ShownCells()
    for _ in range(60):
        strip = Strip([Segment(chance.choice("ab "), chance.choice(STYLES)) for _ in range(30)])
        Feed(both.whole).feed(f"\x1b[1;1H{strip.render(console)}".encode())
        Feed(both.changed).feed(shown.changes(None, [(0, 0, strip)], console).encode())
        assert both.changed.cells == both.whole.cells


@pytest.mark.parametrize("words", ["石のよう", "e\u0301", "👨\u200d👩\u200d👧", "\U0001fae8"])
def test_where_a_sign_may_have_any_width_all_is_written(words: str) -> None:
    shown, console = ShownCells(), Console(force_terminal=True, color_system="truecolor")
    shown.changes(None, [(0, 0, Strip([Segment("a" * 20)]))], console)
    strip = Strip([Segment(words), Segment("b" * 10)])
    assert strip.render(console) in shown.changes(None, [(0, 0, strip)], console)
    assert strip.render(console) in shown.changes(None, [(0, 0, strip)], console)
    plain = Strip([Segment("c" * 20)])
    assert plain.render(console) in shown.changes(None, [(0, 0, plain)], console)
    assert shown.changes(None, [(0, 0, plain)], console) == ""


def test_another_page_is_written_whole() -> None:
    shown, console = ShownCells(), Console(force_terminal=True, color_system="truecolor")
    strip = Strip([Segment("a" * 20)])
    assert shown.changes("one", [(0, 0, strip)], console)
    assert not shown.changes("one", [(0, 0, strip)], console)
    assert "a" * 20 in shown.changes("another", [(0, 0, strip)], console)


PAGES = {
    "home": ("", "", 2),
    "settings": ("", "comma", 4),
    "exercises": ("", "e", 3),
    "people": ("", "question_mark", 4),
    "plan": ("", "p", 4),
    "read": ("", "l", 2),
    "history": ("history", "", 2),
    "filters": ("history", "f", 2),
    "export": ("history", "x", 2),
    "feelings": ("checkin", "u tab tab", 3),
    "regions": ("checkin", "u tab", 3),
    "after": ("after", "u enter", 2),
}
"""What opens each page, the keys that lead there, and the rows that an arrow changes at most."""
"""With the sentence about a setting; with what is chosen so far, above a list."""


@pytest.mark.parametrize("page", PAGES)
async def test_an_arrow_changes_two_rows(
    companion: Open, fill: Callable[..., None], terminals: Terminals, page: str
) -> None:
    fill(20, 1)
    opening, keys, most = PAGES[page]
    async with companion(opening, screen_reader=True).run_test(size=(80, 24)) as pilot:
        await settle(pilot, *keys.split(), "down")
        for arrow in ("down", "up"):
            before, terminals.written = terminals.changed.cells, ""
            await settle(pilot, arrow)
            rows = sum(one != other for one, other in zip(before, terminals.changed.cells, strict=True))
            assert 0 < rows <= most, "\n".join(terminals.changed.display)
            assert len(terminals.written.encode()) <= MOST
