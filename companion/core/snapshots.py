"""The folders of snapshots: their names."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,4}))?", re.ASCII)


def snapshot_key(name: str) -> tuple[date, int] | None:
    """Return the day of a folder of snapshots, and which of that day it is; None for another folder.

    The first is 2026-11-29, the second 2026-11-29-2.
    """
    match = _NAME.fullmatch(name)
    with suppress(ValueError):
        return (date.fromisoformat(match[1]), int(match[2] or 1)) if match else None
    return None
