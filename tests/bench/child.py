"""A program in a pseudo-terminal: when it writes, how many bytes, and its processor time."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

PYTHON = sys.executable
COMPANION = str(Path(PYTHON).with_name("companion"))
SYNC_ASKED, SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""The query for synchronised output, and the answer that today's terminals give."""


class Child:
    """A running program; `seen` is all that it has written, `arrivals` are the moments at which it wrote."""

    def __init__(self, command: Sequence[str], home: Path, columns: int = 80, rows: int = 24) -> None:
        environment = _environment(home)
        self.seen = bytearray()
        self.arrivals: list[float] = []
        self.ended = False
        self._began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                termios.tcsetwinsize(0, (rows, columns))
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._began

    def read(self, seconds: float) -> None:
        """Read what is written within some seconds, or until the program ends."""
        until = time.perf_counter() + seconds
        while not self.ended and (left := until - time.perf_counter()) > 0:
            self._read_once(left)

    def wait_until(self, mark: bytes, seconds: float = 20) -> float:
        """Return the seconds from the start until these bytes are written. Raises TimeoutError."""
        limit = self._began + seconds
        while mark not in self.seen:
            left = limit - time.perf_counter()
            if self.ended or left <= 0:
                raise TimeoutError(f"{mark!r} did not come; the last bytes: {bytes(self.seen[-400:])!r}")
            self._read_once(left)
        return self.seconds

    def wait_until_end(self) -> float:
        """Return the seconds from the start until the program has ended."""
        while not self.ended:
            self._read_once(20)
        os.waitpid(self.pid, 0)
        os.close(self._fd)
        return self.seconds

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._fd, keys)

    def cpu_seconds(self) -> float:
        """Return the processor seconds of the program so far, in all its threads."""
        # The number of another process's clock, as clock_getcpuclockid(3) makes it on Linux.
        return time.clock_gettime((~self.pid << 3) | 2)

    def kill(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self.pid, 0)

    def _read_once(self, seconds: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux raises this when the other side is closed
            data = b""
        self.ended = not data
        self.seen += data
        self.arrivals.append(time.perf_counter())
        if SYNC_ASKED in data:
            self.send(SYNC_ANSWER)


def _environment(home: Path) -> dict[str, str]:
    """Return the environment of a usual terminal, with a home folder for the test."""
    inherited = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ
    }
    return {
        **inherited,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COMPANION_HOME": str(home),
    }
