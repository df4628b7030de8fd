"""A key held down on any screen breaks nothing, and does nothing again and again that cannot be undone."""

from __future__ import annotations

import random
import time
from itertools import product
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.store.notebook import Notebook
from companion.tui.key_queue import AGAIN
from tests.e2e.conftest import Opens
from tests.e2e.terminal import Terminal
from tests.make import entries

SECONDS, A_SECOND = 30, 60
SAMPLE = 12
SCREENS = {
    "home": ("companion", ""),
    "now": ("companion now", ""),
    "check-in": ("companion checkin", ""),
    "after a session": ("companion after", ""),
    "body": ("companion checkin", "u\t"),
    "note": ("companion checkin", "u\t\t\t"),
    "history": ("companion history", ""),
    "entry": ("companion history", "\r"),
    "filters": ("companion history", "f"),
    "search": ("companion history", "/"),
    "over time": ("companion history", "o"),
    "body over time": ("companion history", "b"),
    "behind a point": ("companion history", "o\r"),
    "export": ("companion history", "x"),
    "exercises": ("companion", "e"),
    "people": ("companion", "?"),
    "settings": ("companion", ","),
    "pages": ("companion", "l"),
}
"""The command that opens a screen, and the keys that lead on from there."""
KEYS = {
    **{chr(code): chr(code) for code in range(33, 127)},
    "space": " ",
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "page down": "\x1b[6~",
}
PAIRS = sorted(product(SCREENS, KEYS))


def hold(window: Terminal, key: str) -> None:
    """Hold a key down for half a minute, unless the app is left by it."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if window.at_prompt:
            return
        window.type(key, held=True)
        window.read(1 / A_SECOND)
    window.read(0.5)


def prepare(home: Path) -> Notebook:
    """Return a notebook with some entries."""
    notebook = Notebook(home / "data" / "notebook")
    for entry in entries(12, years=0.2):
        notebook.add(entry)
    return notebook


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize(("screen", "key"), random.Random(11).sample(PAIRS, SAMPLE))
def test_a_held_key_breaks_nothing(terminal: Opens, home: Path, screen: str, key: str) -> None:
    before = {entry.id for entry in prepare(home).entries()}
    command, keys = SCREENS[screen]
    window = terminal()
    window.run(command)
    window.wait_until(lambda: window.screen.alternate, "the first words")
    window.read(1.0)
    for each in keys:
        window.type(each)
        window.read(0.4)
    hold(window, KEYS[key])
    if not window.at_prompt:
        window.leave("\x03")
    assert phrase("crash.sentence", path="")[:20] not in window.text + window.scrollback
    window.assert_clean()
    after = {entry.id for entry in Notebook(home / "data" / "notebook").entries()}
    assert len(before - after) <= (1 if key == "d" else 0)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["space", "right", "enter", "o", "escape"])
@pytest.mark.parametrize("screen", ["now", "check-in", "after a session"])
def test_a_held_key_takes_two_steps_at_most(terminal: Opens, screen: str, key: str) -> None:
    window = terminal()
    window.run(SCREENS[screen][0])
    window.wait_for(phrase("app.commands.back.label"))
    window.read(1.0)
    steps: list[str] = []
    window.type(KEYS[key])
    window.read(0.5)
    pressed, late = time.monotonic(), 0
    for _ in range(4 * 30):
        words = next((line for line in window.lines if any(sign.isalpha() for sign in line)), "")
        if words not in steps[-1:]:
            steps.append(words)
        if window.at_prompt:
            break
        # On a busy machine this pauses too: a key after as long a rest was not held, and counts again.
        late += time.monotonic() - pressed >= AGAIN
        pressed = time.monotonic()
        window.type(KEYS[key], held=True)
        window.read(1 / 30)
    assert len(steps) <= 2 + late, steps
    # From the first question there is one step back, to the shell.
    assert not window.at_prompt or (screen, key) in {("check-in", "escape"), ("after a session", "escape")}
    if not window.at_prompt:
        window.leave("\x03")
    window.assert_clean()


@pytest.mark.slow
def test_holding_d_removes_one_entry(terminal: Opens, home: Path) -> None:
    count = len(list(prepare(home).entries()))
    window = terminal()
    window.run("companion history")
    window.wait_for(phrase("history.commands.find.label"))
    window.read(0.5)
    hold(window, "d")
    window.leave("\x03")
    assert len(list(Notebook(home / "data" / "notebook").entries())) == count - 1
