"""The cursor of a real terminal: hidden where it belongs, seen where that is set; few bytes for an arrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.e2e.terminal import Terminal

DOWN = "\x1b[B"
MOST = 400
"""The most bytes for an arrow key."""


def at_cursor(terminal: Terminal) -> str:
    cursor = terminal.screen.cursor
    return terminal.lines[cursor.y][cursor.x :]


def test_hidden_it_follows_the_choice_with_few_bytes(terminal: Callable[..., Terminal]) -> None:
    with terminal() as shell:
        shell.run("companion")
        shell.wait_for("What would help")
        shell.type(DOWN)
        shell.wait_until(lambda: at_cursor(shell).startswith("\u203a g"))
        shell.wait_for_rest()
        before = len(shell.written)
        shell.type(DOWN)
        shell.wait_until(lambda: at_cursor(shell).startswith("\u203a e"))
        shell.read(0.1)
        assert len(shell.written) - before <= MOST
        assert shell.screen.cursor.hidden
        shell.leave()
        assert b"\x1b[2 q" not in shell.written


def test_where_it_is_set_it_is_seen_and_stands_still_in_a_breath(
    terminal: Callable[..., Terminal], home: Path
) -> None:
    (home / "config").mkdir(parents=True)
    settings = 'screen_reader = true\nfirst_exercise = "longer_out_breath"\n'
    (home / "config" / "settings.toml").write_text(settings, encoding="utf-8")
    with terminal() as shell:
        shell.run("companion now")
        shell.wait_until(lambda: at_cursor(shell).startswith("in"))
        assert not shell.screen.cursor.hidden
        shell.wait_until(lambda: at_cursor(shell).startswith("out"))
        shell.type("\x1b[20~")
        shell.wait_until(lambda: bool(shell.screen.cursor.hidden))
        shell.leave()
        assert b"\x1b[?25h\x1b[2 q" in shell.written
        assert shell.written.endswith(b"ready> ")
        assert b"\x1b[0 q" in shell.written
