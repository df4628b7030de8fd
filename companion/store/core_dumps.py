"""Prevents core dumps: a file with the memory of a crashed process would hold what the person wrote."""

from __future__ import annotations

import sys

PR_SET_DUMPABLE = 4
"""See prctl(2)."""


def limit_core_dumps() -> None:
    """Set the largest size of a core dump to 0. Does nothing where there are none, as on Windows."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_reading_memory() -> None:
    """Make the process not dumpable, on Linux; other processes of the same user can't read its memory then.

    Imports ctypes, which takes some milliseconds.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
