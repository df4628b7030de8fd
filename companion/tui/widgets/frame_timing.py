"""When the next frame of a breath is due: soon while it moves fast, late while it rests, at each turn."""

from __future__ import annotations

from companion.core.pacing import Beat

SOONEST, LATEST, LATEST_WHEN_STILL = 1 / 12, 1 / 6, 1 / 4
"""Seconds between two frames while it moves fastest, while it rests, and where only seconds are counted."""
TURN = 0.002
"""The seconds after the turn of a phase at which a frame is due, so as not to be too early."""


def seconds_to_next(before: Beat, now: Beat, passed: float, still: bool, sizes: int) -> float:
    """Return the seconds until the picture changes, from two beats read `passed` seconds apart.

    `sizes` is how many sizes the shape is drawn in. `still` is a shape that changes once a second.
    """
    latest = LATEST_WHEN_STILL if still else LATEST
    if before.phase is not now.phase or passed <= 0:
        return SOONEST
    moved = abs(now.openness - before.openness) * sizes
    wait = latest if still else min(latest, max(SOONEST, passed / moved)) if moved else latest
    # While it is paused no turn comes.
    if now.left < before.left:
        wait = min(wait, (now.left % 1 if still else now.left) + TURN)
    return wait
