"""A person's own order: what is kept on top, what is hidden, what comes before what."""

from __future__ import annotations

from collections.abc import Sequence


def toggled(keys: Sequence[str], key: str) -> tuple[str, ...]:
    """Put a key at the end, or take it out if it is there."""
    return tuple(other for other in keys if other != key) if key in keys else (*keys, key)


def moved(keys: Sequence[str], key: str, by: int) -> tuple[str, ...]:
    """Move a key some places down or up, as far as the ends; a key that isn't there moves nothing."""
    if key not in keys:
        return tuple(keys)
    others = [other for other in keys if other != key]
    at = min(len(others), max(0, list(keys).index(key) + by))
    return (*others[:at], key, *others[at:])
