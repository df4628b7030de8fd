"""Terminals, each with a home folder of its own, so that tests can run in parallel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

Opens = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def terminal(home: Path) -> Iterator[Opens]:
    """Return a function that opens terminals of a size; all are closed after the test."""
    with ExitStack() as stack:
        yield lambda columns=80, rows=24, **environment: stack.enter_context(
            Terminal(home, columns, rows, **environment)
        )


def settings(home: Path, **values: str) -> None:
    """Write settings.toml."""
    folder = home / "config"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f'{name} = "{value}"\n' for name, value in values.items()]
    (folder / "settings.toml").write_text("".join(lines), encoding="utf-8")
