"""Movements in words: a phase as it is spoken, and what is said after the last round."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.catalog import number, phrase
from companion.core.pacing import Phase, PhaseTiming

SHORTEST_COUNTED = 2.0
"""Seconds of a phase from which on they are said with its word."""


def spoken_phase(phase: Phase, seconds: float) -> str:
    """Return the word for a phase of a movement, with its seconds unless it is over as soon as it is said."""
    word = phrase(f"phases.{phase}")
    if seconds < SHORTEST_COUNTED:
        return word
    return phrase("exercise.phase", phase=word, seconds=number(seconds))


def last_round(timings: Sequence[PhaseTiming]) -> str:
    """Return what is said when all rounds of a movement with these phases are over."""
    phases = {timing.phase for timing in timings}
    how = "cool" if Phase.COOL in phases else "held" if Phase.HOLD in phases else "other"
    return phrase(f"exercise.last_round.{how}")
