"""What exercises have been like for this person: counted, never graded, and silent below five times.

A median needs numbers from before and after; five is where one odd evening stops deciding it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from companion.core.entry import Entry, Practice, State

LEAST = 5
"""Times below which nothing is said."""


@dataclass(frozen=True)
class Evidence:
    """One exercise, begun in one state or, where `state` is None, in any.

    `left` counts how often it was left on the way; `rated` how many times have a number before and
    after, of which `before` and `after` are the medians, None where `rated` is below LEAST.
    """

    exercise: str
    name: str
    state: State | None
    times: int
    left: int
    again: int
    not_for_me: int
    rated: int
    before: float | None
    after: float | None


def evidence(entries: Iterable[Entry]) -> tuple[Evidence, ...]:
    """Give what there is to say, the most often done exercise first, each with the states it was begun in.

    The name is the one that an exercise had the last time it was done.
    """
    practices: dict[str, list[Practice]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Practice):
            practices[entry.exercise].append(entry)
    found = [_of_one(done) for done in practices.values() if len(done) >= LEAST]
    found.sort(key=lambda groups: (-groups[0].times, groups[0].name.casefold(), groups[0].exercise))
    return tuple(each for groups in found for each in groups)


def _of_one(done: list[Practice]) -> list[Evidence]:
    name = max(done, key=lambda practice: practice.at).name
    groups = [_sum(name, None, done)]
    for state in State:
        begun = [practice for practice in done if practice.before.state is state]
        if len(begun) >= LEAST:
            groups.append(_sum(name, state, begun))
    return groups


def _sum(name: str, state: State | None, done: list[Practice]) -> Evidence:
    pairs = [
        (p.before.intensity, p.after.intensity)
        for p in done
        if p.before.intensity is not None and p.after.intensity is not None
    ]
    enough = len(pairs) >= LEAST
    return Evidence(
        exercise=done[0].exercise,
        name=name,
        state=state,
        times=len(done),
        left=sum(not p.finished for p in done),
        again=sum(p.again == "again" for p in done),
        not_for_me=sum(p.again == "not for me" for p in done),
        rated=len(pairs),
        before=float(median(before for before, _ in pairs)) if enough else None,
        after=float(median(after for _, after in pairs)) if enough else None,
    )
