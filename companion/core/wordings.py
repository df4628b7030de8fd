"""Two wordings of one entry: brought together where that is possible, else side by side in the note."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from companion.core.entry import Entry


def is_same(one: Entry, other: Entry) -> bool:
    """Return whether two entries say the same, whenever they were changed."""
    return replace(one, changed=other.changed) == other


def differing(one: Entry, other: Entry) -> list[str]:
    """Return the fields in which two entries of one kind differ, but for the time of the change."""
    return [f for f in one.__struct_fields__ if f != "changed" and getattr(one, f) != getattr(other, f)]


def with_both_changes(before: Entry | None, mine: Entry, theirs: Entry) -> Entry | None:
    """Return `theirs` with all that was changed from `before` to `mine`.

    None where both have changed the same answer and not to the same, or `before` isn't known.
    """
    if type(mine) is not type(theirs):
        return None
    changes: dict[str, Any] = {}
    for field in differing(mine, theirs):
        if type(before) is not type(mine):
            return None
        was = getattr(before, field)
        if getattr(mine, field) == was:
            continue
        if getattr(theirs, field) != was:
            return None
        changes[field] = getattr(mine, field)
    return replace(theirs, **changes)


def with_note(entry: Entry, words: str) -> Entry:
    """Return an entry with words at the end of its note, as a paragraph of their own."""
    return replace(entry, note="\n\n".join(filter(None, (entry.note, words))))
