"""Between the typed entries of the core and the documents that TinyDB keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from companion.core.entry import Entry
from companion.store.codec import Document

_BEGINNING = datetime.min.replace(tzinfo=UTC)


class Unreadable(ValueError):
    """A document that is not an entry of this version; nothing of it is part of the error."""


def to_entry(document: Document) -> Entry:
    """Make the typed entry of a document. Raises Unreadable."""
    try:
        entry: Entry = msgspec.convert(document, Entry)
    except (msgspec.ValidationError, ValueError, OverflowError):
        raise Unreadable from None
    return entry


def to_document(entry: Entry, old: Document | None = None) -> Document:
    """Make the document of an entry; what `old` has and this version doesn't know survives."""
    carried = _carry(old or {}, entry)
    try:
        written = msgspec.json.encode(carried)
    except UnicodeEncodeError:
        # A terminal can hand over half a character; the rest of the sentence is worth more.
        written = msgspec.json.encode(whole_characters(carried))
    # Read again, so that what is in memory is what a later reading gives: lists, no tuples.
    document: Document = msgspec.json.decode(written)
    return document


def _carry(old: Document, value: msgspec.Struct) -> Document:
    fresh: Document = msgspec.to_builtins(value)
    known = set()
    for field in _fields(type(value)):
        known.add(field.encode_name)
        # An empty answer made anew is not the default itself, and would be written as {}.
        if isinstance(field.default, msgspec.Struct) and field.default == getattr(value, field.name):
            fresh.pop(field.encode_name, None)
    known.add(value.__struct_config__.tag_field or "")
    for name, before in old.items():
        if name not in known:
            fresh[name] = before
            continue
        now = getattr(value, name, None)
        if isinstance(now, msgspec.Struct) and isinstance(before, dict):
            inner = _carry(before, now)
            if inner:
                fresh[name] = inner
        elif isinstance(now, tuple) and isinstance(before, list) and name in fresh:
            fresh[name] = _carry_each(before, now, fresh[name])
    return fresh


# It looks at the annotations anew each time, which took longer than all the rest.
_fields = cache(msgspec.structs.fields)


def _carry_each(before: list[Any], now: tuple[Any, ...], fresh: list[Any]) -> list[Any]:
    """Pair sensations by their region: that is what makes one the same sensation as before."""
    by_region = {d["region"]: d for d in before if isinstance(d, dict) and isinstance(d.get("region"), str)}
    return [
        _carry(by_region.get(getattr(value, "region", ""), {}), value)
        if isinstance(value, msgspec.Struct)
        else plain
        for value, plain in zip(now, fresh, strict=True)
    ]


def whole_characters(value: Any) -> Any:
    """Put U+FFFD in the place of half characters, anywhere in builtin data."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, dict):
        return {whole_characters(k): whole_characters(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [whole_characters(v) for v in value]
    return value


def changed_at(document: Document) -> datetime:
    """Say when a document was last changed or removed; the beginning of time if never."""
    for name in ("removed", "changed"):
        value = document.get(name)
        if isinstance(value, str):
            try:
                found = datetime.fromisoformat(value)
                return (found if found.utcoffset() is not None else found.replace(tzinfo=UTC)).astimezone(UTC)
            except (ValueError, OverflowError):
                continue
    return _BEGINNING


def later_than(document: Document | None, now: datetime) -> datetime:
    """Give the time of a change: now, or just after the last change when the clock was set back."""
    last = changed_at(document) if document else _BEGINNING
    return now if now > last else (last + timedelta(microseconds=1)).astimezone(now.tzinfo)
