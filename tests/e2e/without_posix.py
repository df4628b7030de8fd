"""Companion on a system that has only what Windows has; run by a test."""

import asyncio  # noqa: F401  # while what it needs itself can still be imported
import fcntl
import select
import sys
from types import ModuleType
from typing import Any


def locking(descriptor: int, mode: int, count: int) -> None:
    """Lock as Windows does, which refuses with PermissionError."""
    try:
        fcntl.flock(descriptor, mode)
    except BlockingIOError as error:
        raise PermissionError(13, "locked") from error


def only_sockets(*files: Any) -> Any:
    """Refuse what is no socket, as Windows does."""
    raise OSError(10038, "no socket")


windows = ModuleType("msvcrt")
windows.locking = locking  # type: ignore[attr-defined]
windows.LK_NBLCK, windows.LK_UNLCK = fcntl.LOCK_EX | fcntl.LOCK_NB, fcntl.LOCK_UN  # type: ignore[attr-defined]
select.select = only_sockets
sys.modules["msvcrt"] = windows
for name in ("termios", "fcntl", "tty", "pty", "pwd", "grp", "resource", "readline"):
    sys.modules[name] = None  # type: ignore[assignment]

from companion.__main__ import main  # noqa: E402

sys.exit(main())
