"""All kinds of terminals: tiny, resized, without colour, with their own colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.content.catalog import first_words, phrase
from tests.e2e.conftest import Opens, settings

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
PLAIN = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"}
"""Attributes other than colours: bold, dim, italics, underline, reverse, and back to the terminal's own."""


@pytest.mark.parametrize("command", ["companion", "companion now", "companion history", "companion checkin"])
def test_a_tiny_terminal_does_not_crash(terminal: Opens, home: Path, command: str) -> None:
    settings(home, first_exercise="longer_out_breath")
    window = terminal(10, 3)
    window.run(command)
    window.wait_until(lambda: b"\x1b[?1000h" in window.written[window.began :])
    window.read(0.5)
    window.leave()
    window.assert_clean()
    assert window.status == 0


def test_it_follows_the_terminals_size(terminal: Opens, home: Path) -> None:
    settings(home, first_exercise="longer_out_breath")
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.question"))
    for columns, rows in ((40, 15), (1, 1), (20, 6), (120, 40)):
        window.resize(columns, rows)
        window.read(0.15)
    window.wait_until(lambda: first_words() in window.text and "leave" in window.lines[39])
    window.type("\r")
    window.wait_for("○")
    for columns, rows in ((30, 8), (3, 3), (80, 24)):
        window.resize(columns, rows)
        window.read(0.15)
    window.wait_for("○")
    window.leave()
    window.assert_clean()


@pytest.mark.parametrize("theme", ["dusk", "terminal"])
def test_no_colour_means_none(terminal: Opens, home: Path, theme: str) -> None:
    settings(home, theme=theme, first_exercise="longer_out_breath")
    window = terminal(NO_COLOR="1")
    window.run("companion")
    window.wait_for(phrase("home.question"))
    window.wait_for(phrase("home.commands.leave.label"))
    window.type("\r")
    window.wait_for("○")
    window.read(0.5)
    codes = {code for found in SGR.findall(window.written) for code in found.decode().split(";")}
    assert codes <= PLAIN
    assert all((cell.fg, cell.bg) == ("default", "default") for row in window.screen.cells for cell in row)
    window.leave()
    window.assert_clean()


def test_the_terminals_own_colours_are_kept(terminal: Opens, home: Path) -> None:
    settings(home, theme="terminal", first_exercise="longer_out_breath")
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.commands.leave.label"))
    grounds = {cell.bg for row in window.screen.cells for cell in row}
    words = {cell.fg for row in window.screen.cells for cell in row if cell.data.strip()}
    assert grounds == {"default"}
    assert words <= {"default", "cyan"}
    window.type("\r")
    window.wait_for("○")
    window.read(0.3)
    assert b"38;2;" not in window.written
    window.leave()


def test_fewer_colours_are_enough(terminal: Opens) -> None:
    window = terminal(COLORTERM="", TERM="xterm")
    window.run("companion now")
    window.wait_for(phrase("exercise.commands.next.label"))
    assert b"38;2;" not in window.written
    assert "Both feet on the floor." in window.text
    window.leave()
    window.assert_clean()
