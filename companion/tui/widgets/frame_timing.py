"""When to look at a beat again: often while it moves fast, seldom while it rests, and at each turn."""

from __future__ import annotations

from companion.core.pacing import Beat

SOONEST, LATEST, LATEST_WHEN_STILL = 1 / 12, 1 / 6, 1 / 4
"""Seconds between two frames while it moves fastest, while it rests, and where only a word changes."""
TURN = 0.002
"""How long after the turn of a phase to look, in seconds, so as not to be too early."""


def seconds_to_next(before: Beat, now: Beat, passed: float, still: bool, sizes: int) -> float:
    """Give the seconds until there is something new to see, from two looks `passed` seconds apart.

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
