from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from companion.cli import run
from companion.store.notebook import Notebook
from companion.store.paths import Places, places


class Result(NamedTuple):
    status: int
    out: str
    err: str


class Typed(io.StringIO):
    """What is typed at a terminal."""

    def isatty(self) -> bool:
        return True


Companion = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
    return places()


@pytest.fixture
def notebook(home: Places) -> Notebook:
    return Notebook(home.notebook)


@pytest.fixture
def companion(home: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Companion:
    """Run a command in this process, in a home of its own."""

    def call(*arguments: str, typed: str = "", at_terminal: bool = False) -> Result:
        monkeypatch.setattr(sys, "argv", ["companion", *arguments])
        monkeypatch.setattr(sys, "stdin", (Typed if at_terminal else io.StringIO)(typed))
        capsys.readouterr()
        try:
            status = run(list(arguments), None)
        except SystemExit as left:
            status = int(left.code or 0)
        return Result(status, *capsys.readouterr())

    return call
