"""Plain mode with a real pipe and a real terminal: what is written, how it ends, and what is saved then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.content.opening import first_words
from companion.core.entry import CheckIn, Rating, State
from companion.store.documents import to_entry
from companion.store.notebook import Notebook
from companion.store.paths import places
from tests.e2e.conftest import Opens
from tests.e2e.terminal import BIN, Terminal

INSTRUCTION = first_words("now")[0]
ANSWERED = "How strong is it?"


def command(home: Path, *arguments: str) -> tuple[list[str], dict[str, str]]:
    return [str(BIN / "companion"), *arguments, "--plain"], {**os.environ, "COMPANION_HOME": str(home)}


def piped(home: Path, *arguments: str, typed: str = "") -> str:
    """Run with pipes until it ends by itself, and return what was written; nothing goes wrong."""
    line, environment = command(home, *arguments)
    done = subprocess.run(
        line, input=typed.encode(), capture_output=True, timeout=30, env=environment, check=False
    )
    written = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(sign == "\n" or sign >= " " for sign in written)
    assert max(map(len, written.split("\n"))) <= 80
    return written


def notebook(home: Path) -> Notebook:
    return Notebook.open(places({"COMPANION_HOME": str(home)}))


def drafts(home: Path) -> list[Path]:
    return list((home / "data" / "drafts").glob("*.json"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("now",), INSTRUCTION),
        (("checkin",), "How is it now?"),
        (("after",), "How did you leave the session?"),
        (("history",), phrase("history.empty")),
        (("exercises",), phrase("titles.exercises")),
        (("people",), phrase("people.titles.directories")),
        ((), phrase("home.question")),
    ],
    ids=str,
)
def test_the_end_of_input_leaves(home: Path, arguments: tuple[str, ...], words: str) -> None:
    assert words in piped(home, *arguments)


def test_what_was_answered_before_the_end_of_input_is_a_draft(home: Path) -> None:
    piped(home, "checkin", typed="u\n7\n")
    assert len(drafts(home)) == 1


def test_what_was_answered_before_q_is_a_draft_even_half_an_answer(home: Path) -> None:
    piped(home, "checkin", typed="u\nq\n")
    assert '"up"' in drafts(home)[0].read_text()


def test_an_entry_is_saved_by_lines(home: Path) -> None:
    piped(home, "checkin", typed="u\n7\nsave\n\n")
    entry = to_entry(next(iter(notebook(home).documents())))
    assert isinstance(entry, CheckIn)
    assert entry.rating == Rating(State.UP, 7)
    assert drafts(home) == []


def test_it_needs_nothing_that_windows_lacks(home: Path) -> None:
    script = str(Path(__file__).with_name("without_posix.py"))
    done = subprocess.run(
        [sys.executable, script, "checkin", "--plain"],
        input=b"s\n\n\n",
        capture_output=True,
        timeout=30,
        env={**os.environ, "COMPANION_HOME": str(home)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    [entry] = notebook(home).entries()
    assert isinstance(entry, CheckIn)
    assert entry.rating.state is State.SETTLED


def test_a_closed_pipe_leaves_with_all_saved(home: Path) -> None:
    line, environment = command(home, "checkin")
    child = subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    while b"Enter:" not in child.stdout.readline():
        pass
    child.stdin.write(b"u\n")
    child.stdin.flush()
    while ANSWERED.encode() not in child.stdout.readline():
        pass
    child.stdout.close()
    child.stdin.write(b"7\n")
    child.stdin.flush()
    assert (child.wait(30), child.stderr.read()) == (0, b"")
    assert len(drafts(home)) == 1


def test_a_terminal_is_left_as_it_was(terminal: Opens, home: Path) -> None:
    window = begun(terminal)
    window.type("q\r")
    window.wait_for_prompt()
    assert b"\x1b" not in window.written
    assert window.status == 0
    assert len(drafts(home)) == 1
    window.assert_clean()


def begun(terminal: Opens) -> Terminal:
    """Open a check-in in a terminal, and answer the first question."""
    window = terminal()
    window.run("companion checkin --plain")
    window.wait_for("Enter:")
    window.type("u\r")
    window.wait_for(ANSWERED)
    return window


def test_the_history_is_read_in_a_terminal_and_people_from_there(terminal: Opens, home: Path) -> None:
    at = datetime(2026, 11, 20, 18, tzinfo=UTC)
    entries = notebook(home)
    entries.add(CheckIn(id=entries.new_id(at), at=at, note="the same dream"))
    entries.close()
    window = terminal()
    window.run("companion history --plain")
    window.wait_for("the same dream")
    window.type("1\r")
    window.wait_for("Friday, 20 November 2026, 18:00")
    window.type("?\r")
    window.wait_for(phrase("plain.people.country"))
    window.type("b\r")
    window.type("d\r")
    window.wait_for(phrase("plain.history.deleted"))
    window.type("u\r")
    window.wait_for(phrase("history.brought_back"))
    window.leave("q\r")
    assert window.status == 0
    assert b"\x1b" not in window.written
    assert notebook(home).count() == 1


@pytest.mark.parametrize(
    ("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_signal_leaves_with_all_saved(
    terminal: Opens, home: Path, signum: signal.Signals, status: int
) -> None:
    window = begun(terminal)
    if signum is signal.SIGINT:
        window.type("\x03")
    else:
        window.kill(signum)
    window.wait_for_prompt()
    assert window.status == status
    assert len(drafts(home)) == 1
    assert "Traceback" not in window.text


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"TERM": ""}], ids=str)
def test_plain_mode_comes_by_itself(terminal: Opens, environment: dict[str, str]) -> None:
    window = terminal(**environment)
    window.run("companion now")
    window.wait_for(INSTRUCTION)
    window.wait_for("Enter:")
    window.type("\r")
    window.wait_for("Press heels, then toes.")
    window.type("cover\r")
    window.wait_for_prompt()
    assert window.status == 0
    assert b"\x1b" not in window.written
    assert window.text.strip().startswith("ready>")
