"""The ids of entries, without the models: saving one check-in needs no more."""

from __future__ import annotations

from datetime import UTC, datetime


def new_id(at: datetime, randomness: bytes) -> str:
    """Return an id that sorts by time: UTC to the microsecond, then four random bytes in hexadecimal.

    `randomness` is at least four bytes; it keeps entries of the same microsecond apart, for example
    after a clock was set back. Raises ValueError if `at` has no UTC offset.
    """
    if at.utcoffset() is None:
        raise ValueError("an id needs a time with an offset")
    return f"{first_id(at)}-{randomness[:4].hex()}"


def first_id(at: datetime) -> str:
    """Return how the ids of a moment begin: in UTC, since ids sort by time."""
    # Not strftime, whose %Y has three digits for a year before 1000 on some systems, and which is slow.
    utc = at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{utc[:4]}{utc[5:7]}{utc[8:13]}{utc[14:16]}{utc[17:26]}"


def month_of(entry_id: str) -> str:
    """Return the month, such as 2026-11, under which the entry with this id is stored."""
    return f"{entry_id[:4]}-{entry_id[4:6]}"
