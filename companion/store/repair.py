"""Repairs a broken month from its backup and from every whole entry still in the broken file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from companion.store import files
from companion.store.codec import (
    ENTRIES,
    REMOVED,
    SCHEMA,
    Broken,
    Document,
    Tables,
    decode,
    empty,
    encode,
    is_id,
    migrate,
    schema_of,
)
from companion.store.disk import Disk
from companion.store.erase import erase
from companion.store.errors import Problem, StoreError, translate_errors
from companion.store.merge import all_documents, is_removal, merge
from companion.store.notices import Notice, NoticeKind

_DECODER = json.JSONDecoder()


def rebuild(disk: Disk, path: Path) -> Tables:
    """Return a month from its backup and its broken file, writing nothing. Raises StoreError.

    Raises `newer_version` or Locked when the backup is one that this version can't repair from.
    """
    raw, backup = disk.read(path), disk.read(files.backup_of(path))
    try:
        base = empty() if backup is None else decode(backup)
    except Broken:
        base, _ = merge(empty(), salvage(backup or b""))
    if schema_of(base) > SCHEMA:
        raise StoreError(Problem.NEWER_VERSION, files.backup_of(path))
    merged, _ = merge(migrate(base), salvage(raw or b""))
    tables: Tables = without_surrogates(merged)
    return tables


def repair(disk: Disk, path: Path, tables: Tables, now: Callable[[], datetime]) -> Notice:
    """Write a rebuilt month, once the broken file is set aside; the caller holds the folder's lock.

    Raises StoreError. After a crash in between the month is still broken, and is repaired again.
    """
    name, count = path.name[:7], len(tables[ENTRIES])
    removed = {d["id"] for d in tables[REMOVED].values() if isinstance(d.get("id"), str)}
    _set_backup_aside(disk, files.backup_of(path), now, removed)
    raw = disk.read(path)
    if raw is None:
        disk.replace(path, encode(tables))
        return Notice(NoticeKind.MONTH_RESTORED, name, path, count)
    aside = files.aside_name(path, "corrupt", now())
    disk.replace(aside, raw)
    erase(disk, aside, removed, now())
    if all_documents(tables) or files.backup_of(path).exists():
        disk.replace(path, encode(tables))
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
        decode(raw)
    except Broken:
        erase(disk, disk.set_aside(backup, "corrupt", now()), removed, now())


def salvage(raw: bytes) -> list[Document]:
    """Return every whole entry and removal in broken bytes, in the order in which they stand.

    Damaged bytes become lone surrogates, which `merge` ranks below any whole version of the same entry and
    `without_surrogates` replaces before they are written.
    """
    text = raw.decode("utf-8", "surrogateescape")
    found = []
    start = text.find("{")
    while start >= 0:
        end = start + 1
        try:
            value, stop = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            value = None
        if _is_ours(value):
            found.append(value)
            end = stop
        start = text.find("{", end)
    return found


def _is_ours(value: Any) -> bool:
    if not isinstance(value, dict) or not is_id(value.get("id")):
        return False
    return isinstance(value.get("kind"), str) or is_removal(value)


def without_surrogates(value: Any) -> Any:
    """Return data with U+FFFD in the place of bytes that could not be decoded."""
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {without_surrogates(k): without_surrogates(v) for k, v in value.items()}
    if isinstance(value, list):
        return [without_surrogates(v) for v in value]
    return value
