"""The breath in a terminal: painting only changed cells shows what a whole repaint would."""

from __future__ import annotations

from pathlib import Path

from pyte.screens import Char

from companion.content.catalog import phrase
from companion.core.palette import PALETTES, TRUECOLOUR
from tests.e2e.conftest import Opens, settings
from tests.e2e.terminal import Terminal

SHAPE = set("▀▄")


def breathing(terminal: Opens, home: Path, *size: int, **values: str) -> Terminal:
    """Open a terminal in which a breath is shown."""
    settings(home, first_exercise="longer_out_breath", **values)
    window = terminal(*size)
    window.run("companion now")
    window.wait_until(lambda: set(window.text) & SHAPE != set(), "the shape")
    window.wait_for(phrase("exercise.commands.next.label"))
    return window


def moving_part(window: Terminal, *, end: int | None = None) -> str:
    """The part of the screen that moves, looked for up to a column."""
    return "\n".join(line for line in window.screen.display if set(line[:end]) & SHAPE)


def test_painting_changed_cells_shows_what_a_repaint_would(terminal: Opens, home: Path) -> None:
    window = breathing(terminal, home)
    for seconds in (1.3, 2.4):
        window.read(seconds)
        window.type(".")
        window.wait_for(phrase("exercise.paused"))
        window.wait_for_rest()
        cells = window.screen.cells
        # Another size and back repaints everything.
        window.resize(80, 25)
        window.wait_for_rest()
        window.resize(80, 24)
        window.wait_for_rest()
        assert window.screen.cells == cells
        window.type(".")
    window.leave()
    window.assert_clean()


def test_nothing_is_painted_over_another_screen(terminal: Opens, home: Path) -> None:
    window = breathing(terminal, home)
    window.type("?")
    window.wait_until(lambda: not set(window.text) & SHAPE, "the people")
    window.wait_for_rest()
    window.type("\x1b")
    window.wait_until(lambda: set(window.text) & SHAPE != set(), "the shape")
    window.type("\x10")
    # Beside a list in the last column there may be the same sign, of its scroll bar.
    window.wait_until(lambda: not moving_part(window, end=-1), "the palette")
    for _ in range(8):
        window.read(0.1)
        assert not moving_part(window, end=-1)
    window.type("\x1b")
    window.wait_until(lambda: set(window.text) & SHAPE != set(), "the shape")
    before = moving_part(window)
    window.wait_until(lambda: moving_part(window) != before, "a movement")
    window.leave()


def test_it_moves_after_a_resize(terminal: Opens, home: Path) -> None:
    window = breathing(terminal, home, 40, 15)
    window.resize(100, 30)
    window.read(0.4)
    before = moving_part(window)
    window.read(1.2)
    assert moving_part(window) != before
    window.leave()


def test_nothing_is_painted_over_a_notice(terminal: Opens, home: Path) -> None:
    # A setting that can't be used is said on the first screen, and stands for some seconds.
    settings(home, first_exercise="longer_out_breath", motion="sideways")
    window = terminal(40, 15)
    window.run("companion")
    window.wait_until(lambda: len(overlay(window)) > 100, "the notice")
    window.type("g")
    window.wait_until(lambda: set(window.text) & SHAPE != set(), "the shape")
    notice = overlay(window)
    shown = {moving_part(window) for _ in range(15) if window.read(0.1) is None}
    assert len(shown) > 2, "it stands still"
    assert all(raised(window.screen.cells[y][x]) for x, y in notice)
    window.leave()


def overlay(window: Terminal) -> set[tuple[int, int]]:
    """The columns and rows of the cells of a notice over the screen."""
    rows = enumerate(window.screen.cells)
    return {(x, y) for y, row in rows for x, cell in enumerate(row) if raised(cell)}


def raised(cell: Char) -> bool:
    """Whether a cell belongs to a notice over the screen."""
    return str(cell.bg) == str(PALETTES[TRUECOLOUR]["dusk"].raised).removeprefix("#")
