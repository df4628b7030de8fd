"""A crash leaves one sentence on the terminal, and a log without private text."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from companion.content.catalog import phrase


def report(error: BaseException | None, path: Path | None) -> str:
    """Log an error, None for one that isn't known, and return the sentence to print.

    The log gets the time, types, files, lines and functions; no message and no variables, which can quote
    what the person wrote. A log that can't be written is skipped.
    """
    text = f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{_outline(error)}\n"
    is_logged = path is not None and _log(text, path)
    return phrase("crash.sentence", path=path) if is_logged else phrase("crash.unlogged")


def _log(text: str, path: Path) -> bool:
    """Write at the end of a private log; return whether that was possible."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A pipe in its place would wait for ever.
        if path.exists() and not path.is_file():
            return False
        with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return False
    return True


def _outline(error: BaseException | None) -> str:
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(type(error).__name__)
        # Textual's report of a failed worker holds the failure itself.
        error = error.__cause__ or error.__context__ or getattr(error, "error", None)
    return "\n".join(lines)
