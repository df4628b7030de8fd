"""In a browser by textual-serve, and on a system without termios, fcntl and the like."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from companion.content.catalog import phrase
from companion.content.opening import first_words

COMPANION = [sys.executable, "-m", "companion"]
WITHOUT_POSIX = [sys.executable, str(Path(__file__).with_name("without_posix.py"))]
DRIVER = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": "80", "ROWS": "24"}
PATIENCE = 15


class Served:
    """Companion as textual-serve runs it: pipes, and packets of what is typed and shown."""

    def __init__(self, command: list[str], home: Path) -> None:
        pipe = subprocess.PIPE
        environment = {**os.environ, **DRIVER, "COMPANION_HOME": str(home)}
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
        self.shown = bytearray()
        self._grew = Event()
        Thread(target=self._read, daemon=True).start()

    def send(self, kind: bytes, text: str) -> None:
        """Send a packet: "D" with keys, "M" with what the server says."""
        assert self.process.stdin is not None
        data = text.encode()
        self.process.stdin.write(kind + len(data).to_bytes(4, "big") + data)
        self.process.stdin.flush()

    def wait_for(self, words: str) -> None:
        """Wait until some words were shown."""
        while words.encode() not in self.shown:
            assert self._grew.wait(PATIENCE), f"{words!r} was not shown"
            self._grew.clear()

    def quit(self) -> int:
        """Close the browser's window, and return the exit status."""
        self.send(b"M", json.dumps({"type": "quit"}))
        return self.process.wait(PATIENCE)

    def _read(self) -> None:
        assert self.process.stdout is not None
        while data := os.read(self.process.stdout.fileno(), 65536):
            self.shown += data
            self._grew.set()


def test_it_opens_in_a_browser_and_saves_a_draft(home: Path) -> None:
    served = Served([*COMPANION, "checkin"], home)
    served.wait_for(phrase("questions.rating.ask"))
    served.send(b"D", "u")
    served.wait_for("barely there")
    assert served.quit() == 0
    assert len(list((home / "data" / "drafts").glob("*.json"))) == 1


def run_without_posix(home: Path, *arguments: str, typed: str) -> str:
    """Return what a command prints that reads from a pipe, on a system with only what Windows has."""
    done = subprocess.run(
        [*WITHOUT_POSIX, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env={**os.environ, "COMPANION_HOME": str(home)},
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.skipif(os.name == "nt", reason="that is such a system itself")
def test_without_what_only_posix_has_it_saves_and_shows_a_check_in(home: Path) -> None:
    assert run_without_posix(home, "checkin", "--state", "u", "--note", "-", typed="some words")
    assert first_words("now")[0] in run_without_posix(home, "now", "--plain", typed="q\n")
    served = Served([*WITHOUT_POSIX, "history"], home)
    served.wait_for("some words")
    assert served.quit() == 0
