"""A crash leaves one sentence and a log in which nothing private can be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.flows.context import Context
from companion.tui import crash
from companion.tui.app import CompanionApp

Open = Callable[..., CompanionApp]
PRIVATE = "what nobody else may read"


@pytest.mark.posix
async def test_a_crash_in_a_screen_is_a_sentence(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = companion()

    def fail(*_: object) -> None:
        note = PRIVATE
        raise RuntimeError(note)

    monkeypatch.setattr(app, "begin", fail)

    async def ground() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("g")
            await pilot.pause(0.1)

    with pytest.raises(RuntimeError):
        await ground()
    assert app.return_code == 1
    assert str(context.places.log) in app.failed
    log = context.places.log.read_text()
    assert "RuntimeError" in log
    assert "test_crash.py" in log
    assert PRIVATE not in log + app.failed
    assert context.places.log.stat().st_mode & 0o777 == 0o600


def test_causes_are_logged_without_their_messages(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "companion.log"
    try:
        try:
            raise KeyError(PRIVATE)
        except KeyError as cause:
            raise ValueError(PRIVATE) from cause
    except ValueError as error:
        crash.report(error, path)
    log = path.read_text()
    assert "KeyError" in log
    assert "ValueError" in log
    assert PRIVATE not in log


def test_a_log_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    crash.report(RuntimeError(PRIVATE), tmp_path / "file" / "companion.log")
