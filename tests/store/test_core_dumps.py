"""Memory is never written to a file, and no other process of the person reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource")


def in_a_process(code: str) -> str:
    """Return what some lines of Python print in a process of their own."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.posix
def test_a_command_has_no_core_dumps() -> None:
    code = "import resource; from companion.cli import run; run(['where'], None)"
    assert in_a_process(f"{code}; print(resource.getrlimit(resource.RLIMIT_CORE))").endswith("(0, 0)")


@pytest.mark.skipif(sys.platform != "linux", reason="asks prctl")
def test_memory_can_not_be_read() -> None:
    get_dumpable = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    code = f"from companion.store import core_dumps; core_dumps.forbid_reading_memory(); {get_dumpable}"
    assert (in_a_process(get_dumpable), in_a_process(code)) == ("1", "0")
