from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.core.entry import CheckIn
from companion.store.notebook import Notebook

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))


class Clock:
    """A clock that advances by a second whenever it is read, and can be set."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook"


@pytest.fixture
def notebook(folder: Path, clock: Clock) -> Notebook:
    return Notebook(folder, now=clock)


@pytest.fixture
def note(notebook: Notebook) -> Callable[..., CheckIn]:
    """Add a check-in with a note to the notebook."""

    def add(words: str, at: datetime | None = None) -> CheckIn:
        made = check_in(notebook, words, at)
        notebook.add(made)
        return made

    return add


def check_in(notebook: Notebook, words: str, at: datetime | None = None) -> CheckIn:
    at = at or NOON
    return CheckIn(id=notebook.new_id(at), at=at, note=words)


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the store opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]
