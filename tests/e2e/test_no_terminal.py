"""Without a terminal: printed, or one sentence, as for arguments that are not understood."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("arguments", "status"), [((), 2), (("now",), 0), (("after",), 2), (("history",), 0)], ids=str
)
def test_without_a_terminal_nothing_waits(home: Path, arguments: tuple[str, ...], status: int) -> None:
    done = run(home, *arguments)
    assert done.returncode == status
    assert bool(done.stdout) is (arguments == ("now",))
    assert "\x1b" not in done.stdout + done.stderr


def test_a_reader_that_has_enough_ends_it(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [str(BIN / "companion"), "now"],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=15,
        env={**os.environ, "COMPANION_HOME": str(home)},
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


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
