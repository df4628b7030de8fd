"""Whatever breaks in a command is one sentence, and a log without anything private."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion.store.paths import Places
from tests.cli.conftest import Companion

PRIVATE = "what nobody else may read"


def breaks(*_: object, **__: object) -> None:
    """Fail with private text in the message and in a variable."""
    note = PRIVATE
    raise RuntimeError(note)


@pytest.mark.posix
@pytest.mark.parametrize("place", ["companion.cli.maintenance.places", "companion.cli.parser._run"])
def test_an_error_is_one_sentence_and_a_log_without_words(
    companion: Companion, home: Places, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(place, breaks)
    result = companion("where")
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert str(home.log) in result.err
    log = home.log.read_text()
    assert "RuntimeError" in log
    assert "test_last_net.py" in log
    assert PRIVATE not in log + result.err
    assert home.log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("error", [MemoryError, RecursionError, KeyError, UnicodeError, AssertionError])
def test_each_kind_of_error_is_caught(
    companion: Companion, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise error(PRIVATE)

    monkeypatch.setattr("companion.cli.maintenance.places", fail)
    result = companion("doctor")
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert PRIVATE not in result.err


def test_a_log_that_can_not_be_written_is_not_named(
    companion: Companion, home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.state.parent.mkdir(parents=True)
    home.state.write_text("")
    monkeypatch.setattr("companion.cli.maintenance.places", breaks)
    result = companion("where")
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert str(home.log) not in result.err


def run(script: str, folder: Path, home: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $companion is the command."""
    companion = f"{sys.executable} -m companion"
    return subprocess.run(
        ["/bin/sh", "-c", script],
        env={"companion": companion, "COMPANION_HOME": home, "PATH": "/usr/bin:/bin"},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["export", "where", "about", "exercises list"])
def test_a_full_disk_behind_the_output_is_one_sentence(tmp_path: Path, command: str) -> None:
    done = run(f"$companion {command} > /dev/full", tmp_path, str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "ENOSPC" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["where", "checkin --state up", "doctor", "export", "nonsense"])
def test_a_closed_stream_leaves_no_traceback(tmp_path: Path, command: str, closed: str) -> None:
    done = run(f"$companion {command} {closed}", tmp_path, str(tmp_path))
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "state" / "companion.log").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")
def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = run("rmdir ../gone; $companion where", gone, "relative")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
