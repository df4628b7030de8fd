"""A process that is killed at a file operation, without a process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.store import files


class Killed(BaseException):
    """Raised in the place of a file operation; nothing of ours catches it."""


OPERATIONS = ("open_temporary", "write", "sync", "link", "rename", "sync_folder")


def killed_at(number: int, call: Callable[[], Any], also: tuple[str, ...] = ("unlink", "rename")) -> bool:
    """Call something that is killed at a file operation, from 0; return False if it ended before."""
    count = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count > number:
                # Whoever is killed cleans nothing up either.
                raise Killed
            return real(*arguments, **options)

        return operation

    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            patch.setattr(files, name, counted(getattr(files, name)))
        for name in also:
            patch.setattr(Path, name, counted(getattr(Path, name)))
        try:
            call()
        except Killed:
            return True
    return False
