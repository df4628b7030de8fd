"""When the next frame of a breath is due: soon while it moves fast, late while it rests, at each turn."""

from __future__ import annotations

from companion.core.pacing import Beat

SOONEST, LATEST, LATEST_WHEN_STILL = 1 / 12, 1 / 6, 1 / 4
"""Seconds between two frames while it moves fastest, while it rests, and where only a word changes."""
TURN = 0.002
"""The seconds after the turn of a phase at which a frame is due, so as not to be too early."""


def seconds_to_next(before: Beat, now: Beat, passed: float, still: bool, sizes: int) -> float:
    """Return the seconds until the picture changes, from two beats read `passed` seconds apart.

    `sizes` is how many sizes the shape is drawn in. `still` is a shape without movement.
    """
    latest = LATEST_WHEN_STILL if still else LATEST
    if before.phase is not now.phase or passed <= 0:
        return SOONEST
    moved = abs(now.openness - before.openness) * sizes
    wait = latest if still else min(latest, max(SOONEST, passed / moved)) if moved else latest
    done = now.fraction - before.fraction
    if done > 0:
        wait = min(wait, max(TURN, (1 - now.fraction) * passed / done + TURN))
    return wait
