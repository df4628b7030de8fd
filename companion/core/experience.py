"""A person's own evidence: what practising an exercise has gone with, for them and nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from companion.core.entry import Practice, Rating, State

FEWEST = 5
"""Nothing is read out of fewer practices than this: two good days are luck as often as not."""
ALARMED = (State.UP, State.FLAT)


@dataclass(frozen=True)
class Experience:
    """What is known of one exercise. `rated` were rated before and after, so that they can be compared.

    `eased` and `harder` count those after which it was easier or harder. `word` is the last that was
    said about the exercise itself; a word of the person's own counts at once, the numbers after FEWEST.
    """

    rated: int = 0
    eased: int = 0
    harder: int = 0
    finished: int = 0
    word: Literal["again", "not for me"] | None = None

    @property
    def balance(self) -> float:
        """From -1 (always harder afterwards) to 1 (always easier); 0 while there is too little to say."""
        return (self.eased - self.harder) / self.rated if self.rated >= FEWEST else 0.0


def experience_of(practices: Iterable[Practice]) -> dict[str, Experience]:
    """Gather the evidence for each exercise, by key, from practices in any order."""
    by_exercise: defaultdict[str, list[Practice]] = defaultdict(list)
    for practice in practices:
        by_exercise[practice.exercise].append(practice)
    return {key: _gathered(some) for key, some in by_exercise.items()}


def _gathered(practices: list[Practice]) -> Experience:
    changes = [change for p in practices if (change := changed(p.before, p.after)) is not None]
    said = [p for p in sorted(practices, key=lambda p: p.id) if p.again]
    return Experience(
        rated=len(changes),
        eased=sum(change < 0 for change in changes),
        harder=sum(change > 0 for change in changes),
        finished=sum(p.finished for p in practices),
        word=said[-1].again if said else None,
    )


def changed(before: Rating, after: Rating) -> int | None:
    """Say whether it was easier afterwards (below 0), harder (above 0) or the same; None if unknown.

    Two numbers are compared as they are. Without them only settling, or no longer being settled, counts:
    going from up to flat is neither better nor worse.
    """
    if before.intensity is not None and after.intensity is not None:
        return after.intensity - before.intensity
    if before.state is None or after.state is None or State.CANT_TELL in (before.state, after.state):
        return None
    return (after.state in ALARMED) - (before.state in ALARMED)
