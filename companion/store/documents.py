"""Converts typed entries to the documents in a month's tables, and back."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from companion.core.entry import LAST_YEAR, Entry
from companion.store.codec import Document, whole_characters

FIELD = re.compile(r"field `(\w+)`|`\$\.([^`]+)`")
"""The field in an error of msgspec: one that is missing, or the path of one that can't be read."""


class _Id(msgspec.Struct):
    id: str
    kind: str = ""


class _Ids(msgspec.Struct):
    entries: dict[str, _Id]


_BEGINNING = datetime.min.replace(tzinfo=UTC)
_END = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


def to_entry(document: Document) -> Entry | None:
    """Return a document as a typed entry, None if this version can't read it as one."""
    entries = to_entries([document])
    return entries[0] if entries else None


def to_entries(documents: list[Document]) -> list[Entry] | None:
    """Return documents as typed entries, faster than one by one; None if one of them can't be read."""
    try:
        return msgspec.convert(documents, list[Entry])
    except (ValueError, OverflowError):
        return None


def unreadable_field(document: Document) -> str:
    """Return the first field for which a document is no entry, such as "rating.intensity"; no value of it.

    Empty for something that can't be an entry at all.
    """
    if not document:
        return ""
    try:
        msgspec.convert(document, Entry)
    except (ValueError, OverflowError) as error:
        found = FIELD.search(str(error))
        return next(filter(None, found.groups()), "") if found else ""
    return "id"


def count_ids(raw: bytes) -> int:
    """Count the entries in the bytes of a month, but for sessions that were led, which stand apart.

    No more of them is read than their ids and kinds.
    """
    return sum(each.kind != "led" for each in msgspec.json.decode(raw, type=_Ids).entries.values())


def to_document(entry: Entry, old: Document | None = None) -> Document:
    """Return an entry as a document, with the fields of `old` that this version doesn't know."""
    # Memory then has what the next reading has: lists, no tuples.
    document: Document = _with_unknown(old or {}, entry)
    if old is None:
        with suppress(UnicodeEncodeError):
            # Ten times as fast, for an import of years; half characters need the other way.
            document = msgspec.json.decode(msgspec.json.encode(document))
            return document
    document = whole_characters(document)
    return document


def _with_unknown(old: Document, value: msgspec.Struct) -> Document:
    fresh: Document = msgspec.to_builtins(value)
    known = set()
    for field in _fields(type(value)):
        known.add(field.encode_name)
        # An empty answer that equals the default without being it would be written as {}.
        if isinstance(field.default, msgspec.Struct) and field.default == getattr(value, field.name):
            fresh.pop(field.encode_name, None)
    known.add(value.__struct_config__.tag_field or "")
    for name, before in old.items():
        if name not in known:
            fresh[name] = before
            continue
        now = getattr(value, name, None)
        if isinstance(now, msgspec.Struct) and isinstance(before, dict):
            inner = _with_unknown(before, now)
            if inner:
                fresh[name] = inner
        elif isinstance(now, tuple) and isinstance(before, list) and name in fresh:
            fresh[name] = _with_unknown_items(before, now, fresh[name])
    return fresh


# Cached: it evaluates the annotations each time, which took longer than all the rest.
_fields = cache(msgspec.structs.fields)


def _with_unknown_items(before: list[Any], now: tuple[Any, ...], fresh: list[Any]) -> list[Any]:
    """Pair sensations by their region, which is what identifies one."""
    by_region = {d["region"]: d for d in before if isinstance(d, dict) and isinstance(d.get("region"), str)}
    return [
        _with_unknown(by_region.get(getattr(value, "region", ""), {}), value)
        if isinstance(value, msgspec.Struct)
        else plain
        for value, plain in zip(now, fresh, strict=True)
    ]


def changed_at(document: Document) -> datetime:
    """Return when a document was last changed or removed; the beginning of time if never.

    A time at the end of the calendar is brought forward, so that another change can come after it.
    """
    for name in ("removed", "changed"):
        value = document.get(name)
        if isinstance(value, str):
            try:
                found = datetime.fromisoformat(value)
                if found.year > LAST_YEAR:
                    return _END
                return (found if found.utcoffset() is not None else found.replace(tzinfo=UTC)).astimezone(UTC)
            except (ValueError, OverflowError):
                continue
    return _BEGINNING


def has_time(document: Document) -> bool:
    """Whether it can be read when a document was last changed or removed."""
    return changed_at(document) > _BEGINNING


def later_than(document: Document | None, now: datetime) -> datetime:
    """Return the time of a change: now, or just after the last change if the clock was set back."""
    last = changed_at(document) if document else _BEGINNING
    return now if now > last else (last + timedelta(microseconds=1)).astimezone(now.tzinfo)


def new_version(entry: Entry, old: Document | None, removal: Document | None, now: datetime) -> Document:
    """Return an entry as a document that is newer than its last change or removal."""
    last = later_than(removal or old, now)
    return to_document(msgspec.structs.replace(entry, changed=last), old)
