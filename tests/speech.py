"""A stand-in for the programs that speak: it writes down what it was given, and may take its time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.flows.voice import PROGRAMS

SCRIPT = """#!/bin/sh
while IFS= read -r line; do
    printf '%s\\n' "$0 $*" >> {folder}/arguments
    printf '%s\\n' "$line" >> {folder}/spoken
    if [ -p {folder}/busy ]; then IFS= read -r _ < {folder}/busy; fi
    {answer}
done
exit {status}
"""


class Speech:
    """Programs in a folder that is the whole PATH."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr("companion.flows.voice.PROGRAMS", PROGRAMS)

    def install(self, name: str, *, answer: str = ":", status: int = 0) -> None:
        """Put a program there that answers each line, and ends with a status."""
        path = self.folder / name
        path.write_text(SCRIPT.format(folder=self.folder, answer=answer, status=status), encoding="utf-8")
        path.chmod(0o755)

    def keep_busy(self) -> None:
        """Have each line take until `finish`, or until the program is ended."""
        os.mkfifo(self.folder / "busy")

    def finish(self) -> None:
        """End one line that takes its time."""
        (self.folder / "busy").write_text("\n", encoding="utf-8")

    @property
    def spoken(self) -> list[str]:
        """What was given by standard input, line by line."""
        return self._lines("spoken")

    @property
    def arguments(self) -> list[str]:
        """With what it was called, once for each line."""
        return self._lines("arguments")

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def wait_for(is_so: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something is so, and fail after some seconds."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.002)
