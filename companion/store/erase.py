"""What somebody removed goes from files that were put aside as well, whole or broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from companion.store import files
from companion.store.errors import telling

_DECODER = json.JSONDecoder()
_NEXT = re.compile(r'\{\s*"(?:kind|id)"\s*:')


def scrub(path: Path, ids: Iterable[str], now: datetime) -> None:
    """Take entries' text out of a file, leaving id and time, whatever state the file is in.

    A whole entry is found by its id. Of a torn one, everything from its beginning to the next entry goes.
    Raises StoreError; the file is then as it was.
    """
    with telling(path):
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return
    found = [i for i in ids if i.encode() in raw]
    text = raw.decode("utf-8", "surrogateescape")
    for entry_id in found:
        text = _without(text, entry_id, now)
    scrubbed = text.encode("utf-8", "surrogateescape")
    if scrubbed != raw:
        files.replace(path, scrubbed)


def _without(text: str, entry_id: str, now: datetime) -> str:
    left = json.dumps({"id": entry_id, "removed": now.isoformat()})
    at = text.find(entry_id)
    while at >= 0:
        start, end, is_whole = _around(text, at, entry_id)
        if not text[start:end].startswith(f'{{"id": "{entry_id}", "removed"'):
            put = left if is_whole else ""
            text = text[:start] + put + text[end:]
            end = start + len(put)
        at = text.find(entry_id, end)
    return text


def _around(text: str, at: int, entry_id: str) -> tuple[int, int, bool]:
    """Find where the entry around a place begins and ends, and whether it is whole."""
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
