"""A line that is not shown while it is typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ECHO_INPUT = 4
"""The bit of a console's mode on Windows, as its documentation of SetConsoleMode has it."""


@contextmanager
def hidden() -> Iterator[None]:
    """Show nothing of what is typed in the `with` block, where standard input is a terminal."""
    if not sys.stdin.isatty():
        yield
        return
    before = _mode()
    _set_mode(before & ~_echo())
    try:
        yield
    finally:
        _set_mode(before)


def _echo() -> int:
    if os.name == "nt":
        return ECHO_INPUT
    import termios

    return termios.ECHO


def _mode() -> int:
    """Return how the terminal treats what is typed."""
    if os.name == "nt":
        import ctypes

        mode = ctypes.c_ulong()
        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        kernel.GetConsoleMode(kernel.GetStdHandle(-10), ctypes.byref(mode))
        return mode.value
    import termios

    return int(termios.tcgetattr(sys.stdin.fileno())[3])


def _set_mode(mode: int) -> None:
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        kernel.SetConsoleMode(kernel.GetStdHandle(-10), mode)
        return
    import termios

    attributes = termios.tcgetattr(sys.stdin.fileno())
    attributes[3] = mode
    termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, attributes)
