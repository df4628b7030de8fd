"""How exercises have gone for this person: counts, without a grade, and nothing below five times.

The same counts are shown to the person and order the suggestions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Literal, NamedTuple

from companion.core.entry import Entry, Practice, Rating, State

MIN_TIMES = 5
"""The fewest times from which anything is concluded, so that one odd evening decides nothing."""
ALARMED = (State.UP, State.FLAT)


class Outcome(NamedTuple):
    """One exercise, begun in one state or, where `state` is None, in any.

    `left` counts the times it was left early. `compared` counts the times with a rating before and after, of
    which `easier` and `harder` count changes. `rated` counts those with two numbers, of which neither is
    settled's; `before` and `after` are their medians, None where `rated` is below MIN_TIMES. `verdict` is the
    latest one on the exercise itself.
    """

    exercise: str = ""
    name: str = ""
    state: State | None = None
    times: int = 0
    left: int = 0
    again: int = 0
    not_for_me: int = 0
    verdict: Literal["again", "not for me"] | None = None
    compared: int = 0
    easier: int = 0
    harder: int = 0
    rated: int = 0
    before: float | None = None
    after: float | None = None


KnownOutcomes = Mapping[str, Mapping[State | None, Outcome]]
"""Outcomes by exercise key, then by the state it was begun in, None for any."""
NOTHING = Outcome()


def count_outcomes(entries: Iterable[Entry]) -> dict[str, dict[State | None, Outcome]]:
    """Count the outcomes of the practices among entries in any order, however few they are."""
    practices: defaultdict[str, list[Practice]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Practice):
            practices[entry.exercise].append(entry)
    return {key: _by_state(sorted(done, key=lambda practice: practice.id)) for key, done in practices.items()}


def outcomes_of(entries: Iterable[Entry]) -> tuple[Outcome, ...]:
    """Return the outcomes with enough times, most frequent exercise first: in all, then by state.

    The name of an exercise is the one it had the last time.
    """
    found = sorted(
        count_outcomes(entries).values(),
        key=lambda groups: (-groups[None].times, groups[None].name.casefold(), groups[None].exercise),
    )
    return tuple(each for groups in found for each in with_enough_times(groups))


def with_enough_times(groups: Mapping[State | None, Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes of one exercise that rest on enough times."""
    return tuple(each for each in groups.values() if each.times >= MIN_TIMES)


def balance(known: KnownOutcomes, exercise: str, state: State | None) -> float:
    """Return the balance of an exercise begun in a state or, with too few times for that, in any.

    From -1 (always harder afterwards) to 1 (always easier); 0 while there is too little to compare.
    """
    groups = known.get(exercise, {})
    here = groups.get(state, NOTHING)
    found = here if here.compared >= MIN_TIMES else groups.get(None, NOTHING)
    return (found.easier - found.harder) / found.compared if found.compared >= MIN_TIMES else 0.0


def last_verdict(known: KnownOutcomes, exercise: str) -> Literal["again", "not for me"] | None:
    """Return the latest verdict on an exercise; it counts at once, however few the times."""
    return known.get(exercise, {}).get(None, NOTHING).verdict


def changed(before: Rating, after: Rating) -> int | None:
    """Return whether it was easier afterwards (below 0), harder (above 0) or the same; None if unknown.

    The state counts before the number: settled is easier than up or flat, whatever the numbers. From up to
    flat is neither, without two numbers. A number with settled says nothing about the alarm.
    """
    states = (before.state, after.state)
    if State.SETTLED in states:
        known = None not in states and State.CANT_TELL not in states
        return (after.state in ALARMED) - (before.state in ALARMED) if known else None
    if before.intensity is not None and after.intensity is not None:
        return after.intensity - before.intensity
    return 0 if before.state in ALARMED and after.state in ALARMED else None


def _by_state(done: Sequence[Practice]) -> dict[State | None, Outcome]:
    """Count practices of one exercise, oldest first."""
    groups: dict[State | None, Outcome] = {None: _sum(done, done[-1].name, None)}
    for state in State:
        if begun := [practice for practice in done if practice.before.state is state]:
            groups[state] = _sum(begun, done[-1].name, state)
    return groups


def _sum(done: Sequence[Practice], name: str, state: State | None) -> Outcome:
    words = [practice.again for practice in done if practice.again]
    changes = [change for p in done if (change := changed(p.before, p.after)) is not None]
    pairs = [
        (p.before.intensity, p.after.intensity)
        for p in done
        if p.before.intensity is not None
        and p.after.intensity is not None
        # With settled there is no alarm that could be strong or weak.
        and State.SETTLED not in (p.before.state, p.after.state)
    ]
    before, after = map(median, zip(*pairs, strict=True)) if len(pairs) >= MIN_TIMES else (None, None)
    return Outcome(
        exercise=done[0].exercise,
        name=name,
        state=state,
        times=len(done),
        left=sum(not p.finished for p in done),
        again=words.count("again"),
        not_for_me=words.count("not for me"),
        verdict=words[-1] if words else None,
        compared=len(changes),
        easier=sum(change < 0 for change in changes),
        harder=sum(change > 0 for change in changes),
        rated=len(pairs),
        before=before,
        after=after,
    )
