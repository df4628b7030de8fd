"""What is left of a crash: one sentence on the terminal, and a log in which nothing private can be."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from companion.content.catalog import phrase


def sentence(log_path: Path) -> str:
    """Say that something went wrong, what is kept, and where the log is."""
    return phrase("crash.sentence", path=log_path)


def log(error: BaseException, path: Path) -> None:
    """Add an error to the log: types, files, lines, functions; no message and no variables.

    A message can quote what somebody wrote, so it is left out along with the variables. If the log
    can't be written there is nothing better to do than to go on leaving.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
        ) as file:
            file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{_outline(error)}\n")
    except OSError:
        pass


def _outline(error: BaseException | None) -> str:
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(type(error).__name__)
        # Textual's report of a failed worker holds the failure itself.
        error = error.__cause__ or error.__context__ or getattr(error, "error", None)
    return "\n".join(lines)
