"""Terminals for the tests: each with a home of its own, so that tests can run beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

Opens = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that nobody has used yet."""
    return tmp_path / "home"


@pytest.fixture
def terminal(home: Path) -> Iterator[Opens]:
    """Open a terminal of some size, with some environment; all are closed after the test."""
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
