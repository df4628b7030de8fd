"""A shell in a real pseudo-terminal, in which Companion is run as a person would."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect

from companion.tui.key_queue import AGAIN
from tests.e2e.screen import Feed, TerminalScreen

BIN = Path(sys.executable).parent
PROMPT = "ready> "
ASKED = re.compile(rb"\x1b\[[?>=]?[\d;]*(?:\$p|[cn]|x)")
TITLE = re.compile(rb"\x1b\][012];")
PATIENCE = 15.0
"""In seconds: much longer than anything takes, even on a busy machine."""


class Terminal:
    """A terminal with a shell at its prompt; `written` is every byte since the start."""

    def __init__(self, home: Path, columns: int = 80, rows: int = 24, **environment: str) -> None:
        self.home = home
        self.began = 0
        self.pid = 0
        self.screen = TerminalScreen(columns, rows)
        self.written = bytearray()
        self._feed = Feed(self.screen)
        inherited = {name: os.environ[name] for name in ("HOME", "LANG", "LC_ALL") if name in os.environ}
        self._typed = "", 0.0
        self._shell = pexpect.spawn(
            "/bin/sh",
            dimensions=(rows, columns),
            timeout=PATIENCE,
            env={
                **inherited,
                "PATH": f"{BIN}:{os.environ['PATH']}",
                "PS1": PROMPT,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "COMPANION_HOME": str(home),
                **environment,
            },
        )
        self._shell.delaybeforesend = None
        self._prompts = 0
        self.wait_for_prompt()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._shell.close(force=True)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as text, without the blanks at their ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """What can be read on the screen."""
        return "\n".join(self.lines)

    @property
    def at_prompt(self) -> bool:
        """Whether the shell has asked for another command since the last was typed."""
        before_cursor = self.screen.display[self.screen.cursor.y][: self.screen.cursor.x]
        return before_cursor == PROMPT and self.written.count(PROMPT.encode()) > self._prompts

    def run(self, command: str) -> None:
        """Type a command and Enter, and wait until the shell has started it; `pid` is its process."""
        self.pid_file.unlink(missing_ok=True)
        self._prompts = self.written.count(PROMPT.encode())
        self.began = len(self.written)
        self.type(f"sh -c 'echo $$ >{self.pid_file}; exec {command}'\r")
        self.wait_until(
            lambda: self.pid_file.exists() and self.pid_file.read_text().strip() != "", "a process"
        )
        self.pid = int(self.pid_file.read_text())

    @property
    def pid_file(self) -> Path:
        """The file with the id of the process that was run last."""
        return self.home.parent / f"{self.home.name}.pid"

    def kill(self, signum: int) -> None:
        """Send a signal to the process that was run last."""
        os.kill(self.pid, signum)

    def type(self, keys: str, *, held: bool = False) -> None:
        """Type; the same key again after a moment, as a person does, unless it is held down."""
        if keys == self._typed[0] and not held:
            self.read(self._typed[1] + AGAIN + 0.05 - time.monotonic())
        self._shell.send(keys)
        self._typed = keys, time.monotonic()

    def read(self, seconds: float) -> None:
        """Read what is written within some seconds."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read_once(left)

    def wait_until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Read what is written until something holds. Raises AssertionError with the screen in it."""
        limit = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > limit:
                raise AssertionError(f"waited for {what or holds}; the screen is:\n{self.text}")
            self._read_once(0.02)

    def wait_for_rest(self) -> None:
        """Wait until nothing has been written for a while."""
        limit = time.monotonic() + PATIENCE
        written = -1
        while written != len(self.written):
            assert time.monotonic() < limit, f"the screen does not come to rest:\n{self.text}"
            written = len(self.written)
            self.read(0.3)

    def wait_for(self, words: str) -> None:
        """Wait until some words are on the screen."""
        self.wait_until(lambda: words in self.text, repr(words))

    def leave(self, keys: str = "\x03") -> None:
        """Leave by a key, and wait for the shell."""
        self.type(keys)
        self.wait_for_prompt()

    def wait_for_prompt(self) -> None:
        """Wait until the shell has the terminal again."""
        self.wait_until(lambda: self.at_prompt, "the prompt")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self.screen.resize(rows, columns)
        self._shell.setwinsize(rows, columns)

    def close_window(self) -> None:
        """Close the window."""
        self._shell.close(force=False)

    @property
    def status(self) -> int:
        """The exit status of what was run last, as the shell reports it."""
        self._prompts = self.written.count(PROMPT.encode())
        self.type("echo status=$?\r")
        self.wait_for_prompt()
        return int(re.findall(rb"\nstatus=(\d+)", self.written)[-1])

    def assert_clean(self) -> None:
        """Assert that nothing of the app is left: screen, modes, keyboard, title, scrollback, traceback."""
        assert not self.screen.alternate
        assert not self.screen.cursor.hidden
        # Mouse, focus, paste and size reports are off; lines wrap.
        assert not self.screen.private & {1000, 1002, 1003, 1006, 1015, 1016, 1004, 2004, 2048}
        assert self._shell.getecho()
        assert TITLE.search(self.written) is None
        # Nothing was asked of it: an answer that comes after leaving would be typed at the shell.
        assert ASKED.search(self.written) is None
        assert "Traceback" not in self.text + self.scrollback
        assert self.written.count(b"\x1b[>") <= self.written.count(b"\x1b[<u")

    def assert_as_before(self) -> None:
        """Assert that the screen is as it was when the command opened the alternate screen."""
        cells, before = self.screen.cells, self.screen.before
        row, column = before.cursor.y, before.cursor.x
        assert "".join(cell.data for cell in cells[row]).rstrip() == PROMPT.rstrip()
        assert (self.screen.cursor.y, column) == (row, 0)
        del cells[row], before.cells[row]
        assert cells == before.cells
        assert list(self.screen.history.top) == before.scrolled

    @property
    def scrollback(self) -> str:
        """What has been scrolled out at the top."""
        rows = self.screen.history.top
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)

    def _read_once(self, seconds: float) -> None:
        try:
            data = self._shell.read_nonblocking(65536, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.written += data
        self._feed.feed(data)
