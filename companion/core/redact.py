"""An entry without what a person wrote in their own words, to be shown to someone else."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from companion.core.entry import Entry

LABELS = frozenset(
    (
        *("id", "tags", "feelings", "Practice.exercise", "Practice.name", "AfterSession.person"),
        *("AfterSession.session", "Sensation.region", "Sensation.words", "Answer.choice"),
        *("Landing.exercises", "Landing.words"),
    )
)
"""Text fields that stay, most with the class that they belong to: what is chosen from a list or a label."""


def redact(entry: Entry) -> Entry:
    """Return an entry without its note and without any line of the person's own words.

    Ratings, words for the body, feelings, tags and people stay. A text field that is not in LABELS goes, so
    that a new one is private until it is decided that it may stay.
    """
    found: Entry | None = _redacted(entry)
    assert found is not None
    return found


def _redacted(value: Any) -> Any:
    """Return a value without own words; None for a struct that is nothing without them."""
    if isinstance(value, tuple):
        return tuple(map(_redacted, value))
    if not isinstance(value, Struct):
        return value
    changes: dict[str, Any] = {}
    for name, default in _fields(type(value)).items():
        if default is not None:
            changes[name] = default
        elif (now := _redacted(before := getattr(value, name))) is not before:
            changes[name] = now
    if any(new is msgspec.NODEFAULT for new in changes.values()):
        return None
    return msgspec.structs.replace(value, **changes)


@cache
def _fields(model: type[Struct]) -> dict[str, Any]:
    """Return each field with what takes the place of its text: None if it stays, NODEFAULT if nothing can."""
    return {
        field.name: field.default
        if field.type in (str, str | None, tuple[str, ...])
        and not LABELS & {field.name, f"{model.__name__}.{field.name}"}
        else None
        for field in msgspec.structs.fields(model)
    }
