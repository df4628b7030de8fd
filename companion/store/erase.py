"""Erases removed entries from files that were set aside, whole or broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from companion.store.disk import Disk

_DECODER = json.JSONDecoder()
_NEXT = re.compile(r'\{\s*"(?:kind|id)"\s*:')


def erase(disk: Disk, path: Path, ids: Iterable[str], now: datetime) -> None:
    """Erase the text of entries from a file in any state, leaving their ids and the time.

    A whole entry is found by its id; of a torn one, everything from its beginning to the next entry goes.
    Raises StoreError; the file is then as it was.
    """
    raw = disk.read(path) or b""
    found = [i for i in ids if i.encode() in raw]
    text = raw.decode("utf-8", "surrogateescape")
    for entry_id in found:
        text = _without(text, entry_id, now)
    erased = text.encode("utf-8", "surrogateescape")
    if erased != raw:
        disk.replace(path, erased)


def _without(text: str, entry_id: str, now: datetime) -> str:
    removal = json.dumps({"id": entry_id, "removed": now.isoformat()})
    at = text.find(entry_id)
    while at >= 0:
        start, end, is_whole = _entry_around(text, at, entry_id)
        if not text[start:end].startswith(f'{{"id": "{entry_id}", "removed"'):
            left = removal if is_whole else ""
            text = text[:start] + left + text[end:]
            end = start + len(left)
        at = text.find(entry_id, end)
    return text


def _entry_around(text: str, at: int, entry_id: str) -> tuple[int, int, bool]:
    """Return where the entry around a position begins and ends, and whether it is whole."""
    start = text.rfind("{", 0, at)
    nearest = max(start, 0)
    while start >= 0:
        try:
            value, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        if isinstance(value, dict) and value.get("id") == entry_id:
            return start, end, True
        start = text.rfind("{", 0, start)
    following = _NEXT.search(text, at)
    return nearest, following.start() if following else len(text), False
