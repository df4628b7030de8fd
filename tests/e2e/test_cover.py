"""The cover in a terminal: an ordinary text at once, nothing typed below it, all as it was afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.flows.cover import cover_lines
from tests.e2e.conftest import Opens, settings
from tests.e2e.terminal import Terminal
from tests.e2e.test_breath import SHAPE, breathing, moving_part
from tests.e2e.test_leaving import entries_in, practise

F9 = "\x1b[20~"


def cover(window: Terminal, text: str = "manual") -> None:
    """Press the key, and wait for the text."""
    window.type(F9)
    assert_covered(window, text)


def assert_covered(window: Terminal, text: str = "manual") -> None:
    rows = cover_lines(text, window.screen.columns)[: window.screen.lines]
    rows += [""] * (window.screen.lines - len(rows))

    def is_whole() -> bool:
        # What is written may come in two pieces, the second with nothing but blanks.
        cells = [cell for row in window.screen.cells for cell in row]
        return window.lines == rows and {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}

    window.wait_until(is_whole, "the cover")


@pytest.mark.parametrize("command", ["companion now", "companion history"])
@pytest.mark.parametrize("after", [0.0, 0.2])
def test_pressed_before_the_first_page_it_covers_that(
    terminal: Opens, home: Path, command: str, after: float
) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("card_first = true\n", encoding="utf-8")
    card = '[[cards]]\nfor = "up"\nwords = "What Ana said."\n'
    (home / "config" / "cards.toml").write_text(card, encoding="utf-8")
    window = terminal(100, 30)
    # Not waited for: it is pressed before the program has begun.
    window.type(f"{command}\r{F9 if not after else ''}")
    window.read(after)
    if after:
        window.type(F9)
    assert_covered(window)
    window.read(1.0)
    assert_covered(window)
    if not after:
        assert b"Ana" not in window.written
    uncover(window)
    window.wait_for("Ana" if command == "companion now" else phrase("titles.history"))


def uncover(window: Terminal) -> None:
    """Press the key twice, as a person does."""
    window.read(1.05)
    window.type(F9)
    window.type(F9)
    window.read(0.5)


@pytest.mark.parametrize(
    "size", [(80, 24), *(pytest.param(size, marks=pytest.mark.slow) for size in ((40, 15), (200, 60)))]
)
def test_a_breath_is_covered_and_goes_on_where_it_was(
    terminal: Opens, home: Path, size: tuple[int, int]
) -> None:
    window = breathing(terminal, home, *size, bell="phase")
    window.read(1.0)
    before = window.screen.cells, moving_part(window)
    cover(window)
    written = len(window.written)
    window.type("x \r?")
    window.read(1.5)
    assert len(window.written) == written, "nothing is written, no bell is rung"
    assert_covered(window)
    uncover(window)
    window.wait_until(lambda: set(window.text) & SHAPE != set(), "the shape")
    assert len([*moving_part(window).splitlines()]) > 0
    assert [cell for row in before[0][:2] for cell in row] == [
        cell for row in window.screen.cells[:2] for cell in row
    ]
    window.leave()
    assert window.screen.titles == [phrase("cover.title")]


def test_nothing_typed_below_it_reaches_a_note_or_the_shell(terminal: Opens, home: Path) -> None:
    window = terminal()
    window.run("companion checkin")
    window.wait_for(phrase("questions.rating.ask"))
    window.type("u")
    cover(window)
    window.type("5 echo me''ant for Companion\r")
    window.resize(60, 20)
    assert_covered(window)
    window.type("\x03echo me''ant for Companion\r")
    window.wait_for_prompt()
    window.read(0.3)
    assert "meant" not in window.text
    drafts = [json.loads(path.read_text()) for path in (home / "data").rglob("*.json")]
    assert "meant" not in str(drafts)


@pytest.mark.slow
def test_ctrl_c_saves_and_prints_nothing(terminal: Opens, home: Path) -> None:
    window = terminal()
    practise(window)
    cover(window)
    window.leave()
    assert [entry["name"] for entry in entries_in(home)] != []
    assert not window.screen.alternate
    assert "ompanion" not in window.text.replace("companion now", "")


@pytest.mark.slow
def test_a_text_of_ones_own_and_other_keys_to_come_back(terminal: Opens, home: Path) -> None:
    settings(home, cover="my own list", uncover="up up x")
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.question"))
    window.wait_for_rest()
    before = window.screen.cells
    cover(window, "my own list")
    uncover(window)
    assert_covered(window, "my own list")
    window.type("\x1b[A")
    window.type("\x1b[A")
    window.type("x")
    window.wait_until(lambda: window.screen.cells == before, "home, as it was")
    window.leave()


def test_it_covers_a_palette_while_typing_and_a_held_key_does_not_bring_it_back(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.question"))
    window.type("\x10")
    window.wait_until(lambda: phrase("home.question") not in window.text or "people" in window.text)
    window.wait_for_rest()
    window.type("che")
    window.wait_for_rest()
    before = window.screen.cells
    cover(window)
    for _ in range(15):
        window.type(F9, held=True)
        window.read(0.03)
    assert_covered(window)
    uncover(window)
    window.wait_until(lambda: window.screen.cells == before, "the palette, as it was")
    window.leave()


def test_pressed_before_the_app_is_there_it_covers_the_first_screen(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_until(lambda: window.screen.alternate)
    cover(window)
    window.read(1.0)
    assert_covered(window)
    window.leave()
