"""A broken month made whole: from its backup and from what can still be read of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from companion.store import files
from companion.store.codec import ENTRIES, REMOVED, SCHEMA, Broken, Tables, decode, empty, encode, schema_of
from companion.store.erase import scrub
from companion.store.errors import Problem, StoreError, telling
from companion.store.merge import all_documents, merge
from companion.store.migrating import migrate
from companion.store.notices import Notice, What
from companion.store.salvaging import cleaned, salvage


def rebuild(path: Path) -> Tables:
    """Put together what the backup and the broken file have, without writing anything. Raises StoreError.

    Raises `newer_version` when the backup is a newer app's: only that app knows how to mend it.
    """
    raw, backup = _read(path), _read(files.backup_of(path))
    try:
        base = empty() if backup is None else decode(backup)
    except Broken:
        base, _ = merge(empty(), salvage(backup or b""))
    if schema_of(base) > SCHEMA:
        raise StoreError(Problem.NEWER_VERSION, files.backup_of(path))
    merged, _ = merge(migrate(base), salvage(raw or b""))
    tables: Tables = cleaned(merged)
    return tables


def mend(path: Path, tables: Tables, now: Callable[[], datetime]) -> Notice:
    """Write a rebuilt month in the place of the broken one, which is put aside first. Raises StoreError.

    Only for one who holds the folder's lock. Killed in between, the next one finds the month still broken
    and begins again.
    """
    month, count = path.name[:7], len(tables[ENTRIES])
    removed = {d["id"] for d in tables[REMOVED].values() if isinstance(d.get("id"), str)}
    _put_backup_aside(files.backup_of(path), now, removed)
    raw = _read(path)
    if raw is None:
        files.replace(path, encode(tables))
        return Notice(What.MONTH_RESTORED, month, path, count)
    kept = files.aside(path, "corrupt", now())
    files.replace(kept, raw)
    scrub(kept, removed, now())
    if all_documents(tables):
        files.replace(path, encode(tables))
    else:
        with telling(path):
            path.unlink()
    return Notice(What.MONTH_MENDED, month, kept, count)


def _put_backup_aside(backup: Path, now: Callable[[], datetime], removed: set[str]) -> None:
    """A backup that is broken too is kept as it is, under a name that the next backup won't take."""
    raw = _read(backup)
    if raw is None:
        return
    try:
        decode(raw)
    except Broken:
        kept = files.aside(backup, "corrupt", now())
        with telling(backup):
            files.rename(backup, kept)
        scrub(kept, removed, now())


def _read(path: Path) -> bytes | None:
    with telling(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
