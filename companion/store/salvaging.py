"""Whole entries out of a broken file: torn, mixed up, or with the marks of a merge by lines."""

from __future__ import annotations

import json
from typing import Any

from companion.store.codec import Document, is_id
from companion.store.merge import is_removal

_DECODER = json.JSONDecoder()


def salvage(raw: bytes) -> list[Document]:
    """Give every whole entry, and what is left of removed ones, in the order in which they stand.

    Damaged bytes come as lone surrogates, which `merge` ranks below any whole version of the same entry and
    `cleaned` replaces before they are written.
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


def cleaned(value: Any) -> Any:
    """Put U+FFFD where bytes could not be read."""
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {cleaned(k): cleaned(v) for k, v in value.items()}
    if isinstance(value, list):
        return [cleaned(v) for v in value]
    return value
