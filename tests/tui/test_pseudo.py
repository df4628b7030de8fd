"""In a language a third longer, with accents and wide signs, no screen cuts a word or shifts a column.

Own words from right to left are among the entries. Each walk is a process: see `pseudo.py`.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tui.pseudo import PARTS


def walked(size: str, *parts: str) -> str:
    command = [sys.executable, "-m", "tests.tui.pseudo", *size.split("x"), *parts]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout


def test_the_worst_minute_at_40x15() -> None:
    assert walked("40x15", "worst") == "done\n"


@pytest.mark.slow
@pytest.mark.parametrize("size", ["40x15", "80x24"])
@pytest.mark.parametrize("part", PARTS)
def test_every_main_screen(size: str, part: str) -> None:
    assert walked(size, part) == "done\n"
