"""Whether a file with the name of one of the app's is one by its content too, so that it may be deleted."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from companion.store import codec
from companion.store.codec import Broken
from companion.store.disk import Disk, is_age
from companion.store.errors import Locked, StoreError
from companion.store.folder import FileKind, StoredFile
from companion.store.own import OWN
from companion.store.settings import Settings
from companion.store.strays import PRIVATE

_AN_ID = re.compile(rf'"id"\s*:\s*"(?:{codec.ID})"'.encode())
_SETTINGS = {"language", *(field.name for field in msgspec.structs.fields(Settings))}
_PLAN = {"notice", "alone", "places", "people", "professionals", "safer", "staying", "hidden"}
"""The names in the plan; store does not know content."""
_KEY = re.compile(r"^\s*\[*\s*(\w+)", re.MULTILINE)


def is_ours(disk: Disk, file: StoredFile) -> bool:
    """Whether the content of a file is what its name says, whole or torn; one with nothing in it is.

    False for what can't be read, so that nothing is deleted which nobody could look at.
    """
    try:
        raw = disk.read(file.path)
    except Locked:
        # Nobody needs the passphrase to remove a sealed notebook.
        if file.kind in (FileKind.KEY, FileKind.TEMPORARY):
            return True
        return disk.is_sealed and file.kind in PRIVATE | OWN
    except StoreError:
        return False
    if raw is None:
        return False
    return not raw.strip(b"\0 \t\r\n") or RECOGNISED[file.kind](raw)


def _is_month(raw: bytes) -> bool:
    try:
        codec.decode(raw)
    except Broken:
        return _json(raw) is None and _AN_ID.search(raw) is not None
    return True


def _is_draft(raw: bytes) -> bool:
    found = _json(raw)
    if found is None:
        return b'"entry"' in raw and _AN_ID.search(raw) is not None
    entry = found.get("entry") if isinstance(found, dict) else None
    return isinstance(entry, dict) and codec.is_id(entry.get("id"))


def _is_shown(raw: bytes) -> bool:
    found = _json(raw)
    return isinstance(found, dict) and all(isinstance(at, str) and _is_time(at) for at in found.values())


def _is_log(raw: bytes) -> bool:
    return _is_time(raw.partition(b"\n")[0].decode(errors="replace"))


def _is_temporary(raw: bytes) -> bool:
    # It may have been cut short anywhere.
    return raw.startswith((b"{", b"[")) or any(
        check(raw)
        for check in (_is_settings, _is_people, _is_plan, _is_cards, _is_exercise, _is_key, _is_marker)
    )


def _is_settings(raw: bytes) -> bool:
    return bool(_keys(raw) & _SETTINGS)


def _is_people(raw: bytes) -> bool:
    return bool(_keys(raw) & {"people", "lines"})


def _is_plan(raw: bytes) -> bool:
    return bool(_keys(raw) & _PLAN)


def _is_cards(raw: bytes) -> bool:
    return "cards" in _keys(raw)


def _is_exercise(raw: bytes) -> bool:
    return {"name", "steps"} <= _keys(raw)


def _keys(raw: bytes) -> set[str]:
    """Return the names in a TOML file at its top; of a broken one those at the beginnings of lines."""
    text = raw.decode("utf-8-sig", "replace")
    try:
        return set(tomllib.loads(text))
    except (ValueError, RecursionError):
        return set(_KEY.findall(text))


def _json(raw: bytes) -> Any:
    """Return what whole JSON holds, None for anything else."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_key(raw: bytes) -> bool:
    return is_age(raw) or raw.startswith(b"age1")


def _is_marker(raw: bytes) -> bool:
    return raw.rstrip().endswith(b"notebook")


def _never(raw: bytes) -> bool:
    return False


RECOGNISED: dict[FileKind, Callable[[bytes], bool]] = {
    **dict.fromkeys(
        (FileKind.MONTH, FileKind.BACKUP, FileKind.COPY, FileKind.ASIDE, FileKind.SNAPSHOT), _is_month
    ),
    **dict.fromkeys((FileKind.LOCK, FileKind.OTHER), _never),
    FileKind.DRAFT: _is_draft,
    FileKind.INBOX: _is_month,
    **dict.fromkeys((FileKind.KEY, FileKind.SEALED_OWN), _is_key),
    FileKind.MARKER: _is_marker,
    FileKind.TEMPORARY: _is_temporary,
    FileKind.SETTINGS: _is_settings,
    FileKind.PEOPLE: _is_people,
    FileKind.PLAN: _is_plan,
    FileKind.CARDS: _is_cards,
    FileKind.EXERCISE: _is_exercise,
    FileKind.LOG: _is_log,
    FileKind.SHOWN: _is_shown,
}
"""For each kind, whether bytes with something in them are what a file of it holds."""
