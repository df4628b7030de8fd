"""Erases removed entries and earlier wordings from files that were set aside, whole or broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

from companion.store.codec import Document, encode_document
from companion.store.disk import Disk

_DECODER = json.JSONDecoder()
_NEXT = re.compile(r'\{\s*"(?:kind|id)"\s*:')

Decide: TypeAlias = Callable[[Document | None, str], str | None]
"""Returns what takes the place of an entry, None to leave it, for its document (None: torn) and its text."""


def erase(disk: Disk, path: Path, ids: Iterable[str], now: datetime) -> None:
    """Erase the text of entries from a file in any state, leaving their ids and the time.

    A whole entry is found by its id; of a torn one, everything from its beginning to the next entry goes.
    Raises StoreError; the file is then as it was.
    """
    _rewrite(disk, path, {i: partial(_removal, i, now) for i in ids})


def erase_wordings(
    disk: Disk, path: Path, replaced: Mapping[str, Sequence[Document]], now: Mapping[str, Document]
) -> None:
    """Put entries as they are now in the place of earlier wordings; other wordings of them stay.

    `replaced` are the earlier wordings by id, `now` the entries as they are. Raises StoreError.
    """
    _rewrite(disk, path, {i: partial(_present, each, now[i]) for i, each in replaced.items() if i in now})


def cut(disk: Disk, path: Path, ids: Iterable[str]) -> None:
    """Erase entries from a file in any state as `erase` does, but leave neither their ids nor a time."""
    _rewrite(disk, path, dict.fromkeys(ids, _nothing))


def _rewrite(disk: Disk, path: Path, decisions: Mapping[str, Decide]) -> None:
    # What can't be read as a file was never shown, so nothing that was removed is from there.
    raw = disk.read_whole(path) or b""
    there = {i: decide for i, decide in decisions.items() if i.encode() in raw}
    if not there:
        return
    text = raw.decode("utf-8", "surrogateescape")
    for entry_id, decide in there.items():
        text = _without(text, entry_id, decide)
    erased = text.encode("utf-8", "surrogateescape")
    if erased != raw:
        disk.replace(path, erased)


def _nothing(found: Document | None, text: str) -> str:
    return "" if found is None else "{}"


def _removal(entry_id: str, now: datetime, found: Document | None, text: str) -> str | None:
    if text.startswith(f'{{"id": "{entry_id}", "removed"'):
        return None
    return "" if found is None else json.dumps({"id": entry_id, "removed": now.isoformat()})


def _present(replaced: Sequence[Document], now: Document, found: Document | None, text: str) -> str | None:
    if found is not None:
        return encode_document(now).decode() if found in replaced else None
    # A torn one can only be recognised by its beginning.
    begins = _without_spaces(text)
    return (
        "" if any(_without_spaces(encode_document(d).decode()).startswith(begins) for d in replaced) else None
    )


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _without(text: str, entry_id: str, decide: Decide) -> str:
    at = text.find(entry_id)
    while at >= 0:
        start, end, found = _entry_around(text, at, entry_id)
        if start <= at < end and (left := decide(found, text[start:end])) is not None:
            text = text[:start] + left + text[end:]
            end = start + len(left)
        at = text.find(entry_id, end)
    return text


def _entry_around(text: str, at: int, entry_id: str) -> tuple[int, int, Document | None]:
    """Return where the entry around a position begins and ends, and the entry if it is whole.

    Where another entry has the id in its words, what is returned begins behind the position.
    """
    begin, start = 0, text.rfind("{", 0, at)
    while start >= 0:
        value, end = _decoded(text, start)
        if value is None:
            begin = start
            break
        its_id = value.get("id")
        if end > at and its_id is not None:
            return (start, end, value) if its_id == entry_id else (end, end, None)
        if its_id is not None:
            # What stands behind a whole entry is left of a torn one.
            begin = end
            break
        start = text.rfind("{", 0, start)
    following = _NEXT.search(text, at)
    return begin, following.start() if following else len(text), None


def _decoded(text: str, start: int) -> tuple[Document | None, int]:
    """Return the object that begins at a position, None if it isn't whole, and where it ends."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start
    return value, end
