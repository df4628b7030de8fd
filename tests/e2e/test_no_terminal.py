"""Without a terminal, or with arguments that are not understood: one sentence, and exit status 2."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from tests.e2e.conftest import Opens
from tests.e2e.terminal import BIN


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run without any terminal: all three streams are pipes."""
    return subprocess.run(
        [str(BIN / "companion"), *arguments],
        input="",
        capture_output=True,
        text=True,
        timeout=15,
        env={**os.environ, "COMPANION_HOME": str(home), "TERM": "xterm-256color"},
    )


@pytest.mark.parametrize("arguments", [(), ("now",), ("checkin",), ("history",)], ids=" ".join)
def test_without_a_terminal_a_screen_says_so(home: Path, arguments: tuple[str, ...]) -> None:
    done = run(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == phrase("command_line.no_terminal") + "\n"


@pytest.mark.parametrize(
    ("command", "term"),
    [
        ("companion </dev/null", "xterm-256color"),
        ("companion now | cat", "xterm-256color"),
        ("companion", "dumb"),
        ("companion now", ""),
    ],
)
def test_so_does_a_pipe_or_a_terminal_without_a_cursor(terminal: Opens, command: str, term: str) -> None:
    window = terminal(TERM=term)
    window.run(command)
    window.wait_for_prompt()
    assert b"\x1b" not in window.written
    assert phrase("command_line.no_terminal") in window.text.replace("\n", "")
    if "|" not in command:
        assert window.status == 2


@pytest.mark.parametrize(
    ("arguments", "help_is_at"),
    [
        (("grond",), "`companion --help`"),
        (("--colour",), "`companion --help`"),
        (("now", "--fast"), "`companion now --help`"),
    ],
)
def test_what_is_not_understood_gets_one_line(
    home: Path, arguments: tuple[str, ...], help_is_at: str
) -> None:
    done = run(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert help_is_at in done.stderr
    assert "Traceback" not in done.stderr
