"""Repairs a broken month from its backup and from every whole entry still in the broken file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from companion.store import codec, files
from companion.store.codec import ENTRIES, REMOVED, SCHEMA, Broken, Document, Tables
from companion.store.disk import Disk
from companion.store.erase import erase
from companion.store.errors import Problem, StoreError, translate_errors
from companion.store.merge import all_documents, is_removal, merge
from companion.store.notices import Notice, NoticeKind


def _number(text: str) -> float | None:
    return number if isfinite(number := float(text)) else None


FIELDS_INSIDE = 3
"""How many ids of entries an entry may have in it, its own among them; today it is one."""
MOST_TORN = 5
"""The most brackets before an id that are followed up; a text before the id may have some in it."""
MOST_OBJECTS = 1_000
"""The most brackets before an id that are tried: what an entry has before it, such as places in the body."""
_ID_FIELD = re.compile(rf'"id"\s*:\s*"(?:{codec.ID})"', re.ASCII)
_DECODER = json.JSONDecoder(parse_float=_number, parse_constant=_number)
"""Reads None in the place of a number that JSON doesn't have, so that it can be written again."""


def rebuild(disk: Disk, path: Path, now: datetime) -> Tables:
    """Return a month from its backup and its broken file, writing nothing. Raises StoreError.

    Raises `newer_version` or Locked when the backup is one that this version can't repair from.
    """
    raw, backup = disk.read_whole(path), disk.read_whole(files.backup_of(path))
    try:
        base = codec.empty() if backup is None else codec.decode(backup)
    except Broken:
        base, _ = merge(codec.empty(), salvage(backup or b""), now)
    if codec.schema_of(base) > SCHEMA:
        raise StoreError(Problem.NEWER_VERSION, files.backup_of(path))
    merged, _ = merge(codec.migrate(base), salvage(raw or b""), now)
    tables: Tables = codec.whole_characters(merged)
    return tables


def repair(disk: Disk, path: Path, tables: Tables, now: Callable[[], datetime]) -> Notice:
    """Write a rebuilt month, once the broken file is set aside; the caller holds the folder's lock.

    Raises StoreError. After a crash in between the month is still broken, and is repaired again.
    """
    name, count = path.name[:7], len(tables[ENTRIES])
    removed = {d["id"] for d in tables[REMOVED].values() if isinstance(d.get("id"), str)}
    _set_backup_aside(disk, files.backup_of(path), now, removed)
    if disk.read(path) is None:
        disk.replace(path, codec.encode(tables))
        return Notice(NoticeKind.MONTH_RESTORED, name, path, count)
    aside = disk.copy_aside(path, "corrupt", now())
    erase(disk, aside, removed, now())
    if all_documents(tables) or files.backup_of(path).exists():
        disk.replace(path, codec.encode(tables))
    else:
        with translate_errors(path):
            path.unlink()
    return Notice(NoticeKind.MONTH_REPAIRED, name, aside, count)


def _set_backup_aside(disk: Disk, backup: Path, now: Callable[[], datetime], removed: set[str]) -> None:
    """Set a broken backup aside, where the next backup won't replace it."""
    raw = disk.read(backup)
    if raw is None:
        return
    try:
        codec.decode(raw)
    except Broken:
        erase(disk, disk.set_aside(backup, "corrupt", now()), removed, now())


def salvage(raw: bytes) -> list[Document]:
    """Return every whole entry and removal in broken bytes, in the order in which they stand.

    Damaged bytes become lone surrogates, which `merge` ranks below any whole version of the same entry and
    `whole_characters` replaces before they are written.
    """
    text = raw.decode("utf-8", "surrogateescape")
    found: list[Document] = []
    fields = [match.start() for match in _ID_FIELD.finditer(text)]
    done = 0
    for field, until in zip(fields, [*fields[FIELDS_INSIDE:], *[len(text)] * FIELDS_INSIDE], strict=False):
        if field >= done:
            # Only the part around it: an error of the decoder counts the lines of all that it was given.
            document, end = _around(text[done:until], field - done)
            done = done + end if document else field
            found += [document] if document else []
    return found


def _around(text: str, field: int) -> tuple[Document | None, int]:
    """Return the entry whose id stands at a position, None if it isn't whole, and where it ends."""
    start, torn = field, 0
    for _ in range(MOST_OBJECTS):
        start = text.rfind("{", 0, start)
        if start < 0 or torn >= MOST_TORN:
            break
        try:
            value, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            torn += 1
        else:
            if _is_ours(value) and end > field:
                return value, end
    return None, 0


def _is_ours(value: Any) -> bool:
    if not isinstance(value, dict) or not codec.is_id(value.get("id")):
        return False
    return isinstance(value.get("kind"), str) or is_removal(value)
