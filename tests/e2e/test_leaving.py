"""Leaving at any moment, by key, by signal or by a crash, leaves a clean terminal and loses nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.flows.walk import SHORTEST
from tests.e2e.conftest import Opens, settings
from tests.e2e.terminal import PATIENCE, Terminal

BROKEN = Path(__file__).with_name("broken.py")
PRIVATE = "what nobody else may read"


def entries_in(home: Path) -> list[dict[str, object]]:
    """Return all entries of the notebook, read as any tool would read them."""
    tables = [json.loads(path.read_text()) for path in (home / "data" / "notebook").glob("????-??.json")]
    return [entry for table in tables for entry in table["entries"].values()]


def wait_until_ended(process: int) -> None:
    """Wait until a process has ended."""
    limit = time.monotonic() + PATIENCE
    with suppress(ProcessLookupError):
        while time.monotonic() < limit:
            os.kill(process, 0)
            time.sleep(0.02)


def practise(window: Terminal) -> None:
    """Walk a step of an exercise, for as long as it takes to be saved."""
    window.run("companion now")
    window.wait_for(phrase("exercise.commands.next.label"))
    window.type(" ")
    window.read(SHORTEST + 0.2)


@pytest.mark.parametrize(
    ("command", "times"),
    [
        *(("companion", 2), ("companion now", 3), ("companion history", 3)),
        *(
            pytest.param(command, 9, marks=pytest.mark.slow)
            for command in ("companion", "companion now", "companion history")
        ),
    ],
)
def test_ctrl_c_at_any_moment_leaves_a_clean_terminal(
    terminal: Opens, home: Path, command: str, times: int
) -> None:
    settings(home, first_exercise="longer_out_breath")
    chance = random.Random(f"{command} {times}")
    window = terminal()
    for delay in (0.05, *(chance.uniform(0, 0.6) for _ in range(times - 1))):
        window.run(command)
        window.wait_until(lambda: window.screen.alternate)
        window.read(delay)
        window.leave("\x03")
        window.assert_clean()


@pytest.mark.parametrize(
    "waits", [(0, 0.1, 0.2), pytest.param((0, 0, 0.03, 0.1, 0.15, 0.2, 0.25), marks=pytest.mark.slow)]
)
def test_ctrl_c_during_the_first_words(terminal: Opens, waits: tuple[float, ...]) -> None:
    window = terminal()
    for wait in waits:
        window.run("companion")
        window.wait_until(lambda: window.screen.alternate)
        window.read(wait)
        window.leave("\x03")
        window.assert_clean()
        window.assert_as_before()


@pytest.mark.parametrize(
    ("signum", "waits"),
    [
        # What a signal does hangs on the moment, hardly on which it is.
        *((signal.SIGINT, (0, 0.2)), (signal.SIGTERM, (0.1, 0.25)), (signal.SIGHUP, (0, 0.3))),
        (signal.SIGQUIT, (0.1, 0.2)),
        *(
            pytest.param(signum, (0, 0.1, 0.2, 0.25, 0.3), marks=pytest.mark.slow)
            for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
        ),
    ],
)
def test_a_signal_while_it_opens_leaves_a_clean_terminal(
    terminal: Opens, signum: int, waits: tuple[float, ...]
) -> None:
    window = terminal()
    for wait in waits:
        window.run("companion now")
        window.wait_until(lambda: window.screen.alternate)
        window.read(wait)
        window.kill(signum)
        window.wait_for_prompt()
        window.assert_clean()


def test_unread_keys_do_not_reach_the_shell(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_until(lambda: window.screen.alternate)
    window.type("echo me''ant for Companion\n")
    window.kill(signal.SIGTERM)
    window.wait_for_prompt()
    window.read(0.2)
    assert "meant" not in window.text


@pytest.mark.parametrize(
    "signum",
    [
        pytest.param(signal.SIGINT, marks=pytest.mark.slow),
        signal.SIGTERM,
        pytest.param(signal.SIGHUP, marks=pytest.mark.slow),
    ],
)
def test_a_signal_in_an_exercise_saves_the_practice(terminal: Opens, home: Path, signum: int) -> None:
    window = terminal()
    practise(window)
    window.kill(signum)
    window.wait_for_prompt()
    window.assert_clean()
    assert [entry["name"] for entry in entries_in(home)] == ["Feet on the floor"]


def test_closing_the_window_in_an_exercise_saves_the_practice(terminal: Opens, home: Path) -> None:
    window = terminal()
    practise(window)
    window.close_window()
    wait_until_ended(window.pid)
    assert [entry["name"] for entry in entries_in(home)] == ["Feet on the floor"]


@pytest.mark.slow
def test_ctrl_c_twice_saves_the_practice_once(terminal: Opens, home: Path) -> None:
    window = terminal()
    practise(window)
    window.leave("\x03\x03\x03")
    window.assert_clean()
    assert len(entries_in(home)) == 1


@pytest.mark.parametrize("times", [2, pytest.param(5, marks=pytest.mark.slow)])
def test_nothing_is_painted_after_leaving_a_breath(terminal: Opens, home: Path, times: int) -> None:
    settings(home, first_exercise="longer_out_breath")
    chance = random.Random(times)
    window = terminal()
    for _ in range(times):
        window.run("companion now")
        window.wait_for("○")
        window.read(chance.uniform(0, 0.7))
        window.leave("\x03")
        window.read(0.1)
        window.assert_clean()
        window.assert_as_before()


def test_a_crash_is_a_sentence_and_a_log_without_private_words(terminal: Opens, home: Path) -> None:
    window = terminal()
    window.run(f"python {BROKEN} '{PRIVATE}'")
    window.wait_for(phrase("home.question"))
    window.type("e")
    window.wait_for_prompt()
    window.assert_clean()
    shown = " ".join("".join(window.lines).split())
    assert "".join(phrase("crash.sentence", path="").split()) in "".join(shown.split())
    assert window.written.count(PRIVATE.encode()) == 1, "it is in the command and nowhere else"
    log = (home / "state" / "companion.log").read_text()
    assert "RuntimeError" in log
    assert PRIVATE not in log
    assert window.status == 1
