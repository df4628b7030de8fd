"""Stopped by job control the app locks, gives the terminal back, and comes back as it was."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
from companion.store.paths import Places, places
from tests.e2e.conftest import Opens
from tests.e2e.terminal import Terminal
from tests.e2e.test_cover import assert_covered, cover, uncover
from tests.store.conftest import NOON
from tests.store.seal import MARK, WORDS, seal_quickly

ROOT = Path(__file__).parents[2]


@pytest.fixture
def where(home: Path) -> Places:
    """A home with one entry."""
    where = places({"COMPANION_HOME": str(home)})
    notebook = Notebook.open(where)
    notebook.add(CheckIn(id=notebook.new_id(NOON), at=NOON, note=MARK))
    return where


def stop(window: Terminal) -> None:
    """Stop the app as the shell does, and wait for the shell."""
    window._prompts = window.written.count(b"ready> ")
    window.kill(signal.SIGTSTP)
    window.wait_for_prompt()
    window.read(0.2)
    assert MARK not in window.text
    assert not window.screen.alternate
    assert not window.screen.cursor.hidden
    assert not window.screen.private & {1000, 1003, 1004, 1006, 2004}
    assert window._shell.getecho()


def go_on(window: Terminal) -> int:
    """Bring the app back; return how much had been written before."""
    written = len(window.written)
    window.type("fg\r")
    window.wait_until(lambda: window.screen.alternate, "the app")
    return written


def test_a_page_comes_back_and_reads_keys(terminal: Opens, where: Places) -> None:
    window = terminal()
    window.run("companion history")
    window.wait_for(MARK)
    stop(window)
    window.type("echo typed at the shell\r")
    window.wait_for("typed at the shell")
    go_on(window)
    window.wait_for(MARK)
    window.type("\x1b[B")
    window.type("\x1b")
    window.wait_for_prompt()
    window.assert_clean()


def test_a_sealed_notebook_is_locked(terminal: Opens, where: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    seal_quickly(where, monkeypatch)
    window = terminal(PYTHONPATH=str(ROOT))
    window.run(f"python {Path(__file__).with_name('quick_seal.py')} history")
    window.wait_for(phrase("locked.ask"))
    window.type(f"{WORDS}\r")
    window.wait_for(MARK)
    stop(window)
    before = go_on(window)
    window.wait_for(phrase("home.question"))
    window.wait_for("The notebook is locked.")
    window.type("h")
    window.wait_for(phrase("locked.ask"))
    assert MARK.encode() not in window.written[before:]
    window.leave()
    window.assert_clean()


def test_a_covered_page_comes_back_covered(terminal: Opens, where: Places) -> None:
    window = terminal()
    window.run("companion history")
    window.wait_for(MARK)
    cover(window)
    stop(window)
    before = go_on(window)
    assert_covered(window)
    assert MARK.encode() not in window.written[before:]
    uncover(window)
    window.wait_for(MARK)
    window.leave()
