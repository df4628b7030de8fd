"""What exercises have been like for this person: counted, never graded, and silent below five times.

The same evidence is told to them and orders what is offered to them. Medians need numbers from before
and after; five is where one odd evening stops deciding anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from companion.core.entry import Entry, Practice, Rating, State

LEAST = 5
"""Times below which nothing is said and nothing is put in order."""
ALARMED = (State.UP, State.FLAT)


@dataclass(frozen=True)
class Evidence:
    """One exercise, begun in one state or, where `state` is None, in any.

    `left` counts how often it was left on the way. Of `compared` times it is known how it was before and
    after: `easier` and `harder` count those that changed. `rated` counts those with two numbers, of which
    `before` and `after` are the medians, None where `rated` is below LEAST. `word` is the last that was
    said about the exercise itself.
    """

    exercise: str = ""
    name: str = ""
    state: State | None = None
    times: int = 0
    left: int = 0
    again: int = 0
    not_for_me: int = 0
    word: Literal["again", "not for me"] | None = None
    compared: int = 0
    easier: int = 0
    harder: int = 0
    rated: int = 0
    before: float | None = None
    after: float | None = None

    @property
    def balance(self) -> float:
        """From -1 (always harder afterwards) to 1 (always easier); 0 while there is too little to say."""
        return (self.easier - self.harder) / self.compared if self.compared >= LEAST else 0.0


Known = Mapping[str, Mapping[State | None, Evidence]]
"""For each exercise by key, what is known of it begun in any state (None) and in each."""
NOTHING = Evidence()


def gather(entries: Iterable[Entry]) -> dict[str, dict[State | None, Evidence]]:
    """Count what the practices among some entries show, in any order, however few they are."""
    practices: defaultdict[str, list[Practice]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Practice):
            practices[entry.exercise].append(entry)
    return {key: _by_state(sorted(done, key=lambda practice: practice.id)) for key, done in practices.items()}


def evidence(entries: Iterable[Entry]) -> tuple[Evidence, ...]:
    """Give what there is to say, the most often done exercise first, each with the states it was begun in.

    The name is the one that an exercise had the last time it was done.
    """
    found = sorted(
        gather(entries).values(),
        key=lambda groups: (-groups[None].times, groups[None].name.casefold(), groups[None].exercise),
    )
    return tuple(each for groups in found for each in enough(groups))


def enough(groups: Mapping[State | None, Evidence]) -> tuple[Evidence, ...]:
    """Of what is known of one exercise, give what rests on times enough to be told."""
    return tuple(each for each in groups.values() if each.times >= LEAST)


def balance(known: Known, exercise: str, state: State | None) -> float:
    """Say how an exercise has gone when begun in a state; where that is too little to say, in any."""
    groups = known.get(exercise, {})
    here = groups.get(state, NOTHING)
    return (here if here.compared >= LEAST else groups.get(None, NOTHING)).balance


def word(known: Known, exercise: str) -> Literal["again", "not for me"] | None:
    """Give the last word that was said about an exercise; it counts at once, however few the times."""
    return known.get(exercise, {}).get(None, NOTHING).word


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


def _by_state(done: Sequence[Practice]) -> dict[State | None, Evidence]:
    """Count practices of one exercise, oldest first."""
    groups: dict[State | None, Evidence] = {None: _sum(done, done[-1].name, None)}
    for state in State:
        if begun := [practice for practice in done if practice.before.state is state]:
            groups[state] = _sum(begun, done[-1].name, state)
    return groups


def _sum(done: Sequence[Practice], name: str, state: State | None) -> Evidence:
    words = [practice.again for practice in done if practice.again]
    changes = [change for p in done if (change := changed(p.before, p.after)) is not None]
    pairs = [
        (p.before.intensity, p.after.intensity)
        for p in done
        if p.before.intensity is not None and p.after.intensity is not None
    ]
    medians = (
        [float(median(numbers)) for numbers in zip(*pairs, strict=True)] if len(pairs) >= LEAST else None
    )
    return Evidence(
        exercise=done[0].exercise,
        name=name,
        state=state,
        times=len(done),
        left=sum(not p.finished for p in done),
        again=words.count("again"),
        not_for_me=words.count("not for me"),
        word=words[-1] if words else None,
        compared=len(changes),
        easier=sum(change < 0 for change in changes),
        harder=sum(change > 0 for change in changes),
        rated=len(pairs),
        before=medians[0] if medians else None,
        after=medians[1] if medians else None,
    )
