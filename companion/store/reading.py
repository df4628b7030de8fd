"""Reads files, and opens nothing else: a pipe would wait for ever, and a device may act on being opened."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from companion.store.errors import Problem, StoreError, translate_errors

T = TypeVar("T")

MOST_BYTES = 16_000_000
"""Thirty times a busy month. A larger file is something else; as JSON it would take gigabytes of memory."""
ODD = (Problem.IS_A_FOLDER, Problem.NOT_A_FILE, Problem.TOO_LARGE)
"""Problems with what is in the place of a file and can't be one of the app."""
WAITS = (0.01, 0.05, 0.1, 0.3) if os.name == "nt" else ()
"""Seconds between attempts at a file that another process has open, such as a virus scanner on Windows."""


def retry(action: Callable[[], T]) -> T:
    """Return what an action on a file returns, tried again after each of WAITS while it is refused.

    Raises OSError, the last PermissionError among them.
    """
    for seconds in WAITS:
        try:
            return action()
        except PermissionError:
            time.sleep(seconds)
    return action()


def odd_problem(found: os.stat_result, most: int = MOST_BYTES) -> Problem | None:
    """Return why what is in the place of a file can't be one of the app, if so."""
    if stat.S_ISDIR(found.st_mode):
        return Problem.IS_A_FOLDER
    if not stat.S_ISREG(found.st_mode):
        return Problem.NOT_A_FILE
    return Problem.TOO_LARGE if found.st_size > most else None


def is_readable(path: Path) -> bool:
    """Whether there is a file, of a size that the app writes; the rights are not looked at."""
    try:
        return odd_problem(path.stat()) is None
    except OSError:
        return False


def read(path: Path, most: int = MOST_BYTES) -> bytes | None:
    """Return a file's bytes, None if there is none. Raises StoreError, `too_large` for more than `most`."""
    with translate_errors(path):
        try:
            if problem := odd_problem(path.stat(), most):
                raise StoreError(problem, path)
            return retry(path.read_bytes)
        except FileNotFoundError:
            return None
