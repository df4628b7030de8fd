"""Which exercises fit: the state, the number, what was just done, and the person's own evidence.

The rules bar an exercise from a moment; what is left is put in order. Evidence never outweighs a rule:
slow breathing that helped ten times is still not offered to a person who feels far away.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, assert_never

from companion.core.entry import UNRATED, Rating, State
from companion.core.exercise import Breath, Exercise, Listen, Notice, Press, Tap, Today, Words
from companion.core.outcomes import KnownOutcomes, balance, last_verdict

HOW_MANY = 3
PEAK = 9
"""From this number on there is room for one line and no task."""
COLD_FROM = 8
"""Below this, an exercise that has to be asked about first isn't worth its risk."""
SHORTEST_LINE = 38
"""How many characters a short form may have to stand on one line of the smallest screen."""
INSIDE = ("imagery", "inward", "breath")
"""What turns attention inside."""


class Need(StrEnum):
    """What an exercise has to suit."""

    UP = "up"
    FLAT = "flat"
    FLASHBACK = "flashback"
    SETTLED = "settled"
    UNCLEAR = "unclear"


class Reason(StrEnum):
    """Why something is offered, if it isn't just that it suits the need."""

    PEAK = "peak"
    DIFFERENT = "different"
    HELPED = "helped"
    AGAIN = "again"
    PINNED = "pinned"
    FIRST = "first"


class Moment(NamedTuple):
    """How it is, and the keys of what was done in this sitting, the last one last."""

    rating: Rating = UNRATED
    flashback: bool = False
    done: tuple[str, ...] = ()

    @property
    def need(self) -> Need:
        """What is needed, as far as it is known."""
        if self.flashback:
            return Need.FLASHBACK
        match self.rating.state:
            case State.UP | State.FLAT | State.SETTLED as state:
                return Need[state.name]
        return Need.UNCLEAR

    @property
    def number(self) -> int:
        """The number from 0 to 10, 0 where there is none."""
        return self.rating.intensity or 0


class Person(NamedTuple):
    """What a person has set and what their practices show; `first` is the exercise that `now` begins with."""

    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    first: str = ""
    evidence: KnownOutcomes = {}


class Suggestion(NamedTuple):
    """An exercise by key, and why it is offered: the content has a sentence for each need and reason."""

    key: str
    reason: Need | Reason


Usual = Mapping[str, tuple[str, ...]]
"""For each need, and for "peak", the keys that are usually tried first, in order."""


def suggest(
    exercises: Mapping[str, Exercise], moment: Moment, person: Person, usual: Usual
) -> tuple[Suggestion, ...]:
    """Return three suggestions, fewer where the rules leave fewer, at least one if there is any exercise.

    `exercises` come in the order in which the person wants to see them. The three work through
    different things where that is possible.
    """
    firsts = _firsts(moment, usual)
    fits = [
        key
        for key, exercise in exercises.items()
        if key not in person.hidden
        and (key in firsts or _suits(exercise, moment.need))
        and not is_barred(exercise, moment)
    ]
    fits.sort(key=lambda key: _rank(key, moment, person, firsts))
    last = exercises.get(moment.done[-1]) if moment.done else None
    liked = [key for key in fits if not _disliked(key, moment, person)]
    fresh = [key for key in liked if key not in moment.done]
    other = [key for key in fresh if _different(exercises[key], last)]
    chosen = _spread(other or fresh or liked or fits, exercises) or _at_least_one(exercises, moment, person)
    return tuple(Suggestion(key, _reason(key, moment, person, last)) for key in chosen)


def _firsts(moment: Moment, usual: Usual) -> tuple[str, ...]:
    at_peak = moment.number >= PEAK and moment.need in (Need.UP, Need.UNCLEAR)
    return usual.get("peak" if at_peak else moment.need.value, ())


def _suits(exercise: Exercise, need: Need) -> bool:
    """Whether an exercise suits a need; what suits both up and flat suits a state that is unclear."""
    if "occasion" in exercise.careful:
        # It is named by an order, or not offered.
        return False
    wanted = {"up", "flat"} if need is Need.UNCLEAR else {need.value}
    return "any" in exercise.suits or wanted <= set(exercise.suits)


def asks_for(exercise: Exercise, *what: str) -> bool:
    """Whether an exercise asks for any of these: "imagery", "inward" attention, "counting", "breath"."""
    found = set(exercise.careful)
    for step in exercise.steps:
        if isinstance(step, Breath):
            found.add("breath")
        elif isinstance(step, Notice) and step.count > 3:
            found.add("counting")
    return not found.isdisjoint(what)


def is_bare(exercise: Exercise) -> bool:
    """Whether each step is one line with nothing to choose, to type or to remember."""
    plain = Words | Press | Tap | Today | Listen | Notice | Breath
    return not exercise.holds_breath and all(
        isinstance(step, plain) and len(step.short) <= SHORTEST_LINE for step in exercise.steps
    )


def is_barred(exercise: Exercise, moment: Moment) -> bool:
    """Whether a rule bars an exercise from a moment."""
    at_once = not moment.done
    match moment.need:
        # Movement and contact before the breath; nothing inward, no pictures.
        case Need.FLAT:
            barred = asks_for(exercise, "inward", "imagery") or (at_once and asks_for(exercise, "breath"))
        # No pictures, no breath, nothing inward.
        case Need.FLASHBACK:
            barred = asks_for(exercise, *INSIDE)
        # Outside before inside.
        case Need.UNCLEAR:
            barred = at_once and asks_for(exercise, *INSIDE)
        case Need.UP | Need.SETTLED:
            barred = False
        case never:
            assert_never(never)
    if moment.number >= PEAK:
        # One line a step, no harm to read about first, nothing to count, nothing to picture.
        barred = (
            barred
            or (exercise.harm and not exercise.ask_first)
            or not is_bare(exercise)
            or asks_for(exercise, "counting", "imagery", "inward")
        )
    if exercise.ask_first:
        # Never at once, and only at a peak.
        peak = moment.need is Need.UP and moment.number >= COLD_FROM
        barred = barred or not (peak and len(moment.done) >= 2)
    # Breath-holds, and what is for urges, are there to be chosen.
    return barred or exercise.holds_breath or "urge" in exercise.careful


def _rank(key: str, moment: Moment, person: Person, firsts: tuple[str, ...]) -> tuple[float, ...]:
    """Return a rank, the lower the earlier: by pins and verdicts, then by evidence, then by what is usual."""
    return (
        person.pinned.index(key) if key in person.pinned else len(person.pinned),
        last_verdict(person.evidence, key) != "again",
        -balance(person.evidence, key, moment.rating.state),
        key != person.first,
        firsts.index(key) if key in firsts else len(firsts),
    )


def _disliked(key: str, moment: Moment, person: Person) -> bool:
    """Whether the person said so, or found it harder afterwards more often than easier."""
    harder = balance(person.evidence, key, moment.rating.state) < 0
    return harder or last_verdict(person.evidence, key) == "not for me"


def _different(exercise: Exercise, last: Exercise | None) -> bool:
    """Whether it works through something else than the last; a file without `through` may well do so."""
    return last is None or exercise.through is None or exercise.through != last.through


def _spread(keys: list[str], exercises: Mapping[str, Exercise]) -> list[str]:
    """Return the first three that work through different things, then whatever comes next."""
    chosen: list[str] = []
    for key in keys:
        if all(_different(exercises[key], exercises[other]) for other in chosen):
            chosen.append(key)
    return sorted(keys, key=lambda key: key not in chosen)[:HOW_MANY]


def _at_least_one(exercises: Mapping[str, Exercise], moment: Moment, person: Person) -> list[str]:
    """Return the plainest exercise there is, when the rules and the person's choices leave none."""
    shown = [key for key in exercises if key not in person.hidden and "any" in exercises[key].suits]
    plain = [
        key
        for key in (*shown, *exercises)
        if not exercises[key].ask_first and not asks_for(exercises[key], *INSIDE)
    ]
    fresh = [key for key in plain if key not in moment.done[-1:]]
    return (fresh or plain or list(exercises))[:1]


def _reason(key: str, moment: Moment, person: Person, last: Exercise | None) -> Need | Reason:
    if key in person.pinned:
        return Reason.PINNED
    if last_verdict(person.evidence, key) == "again":
        return Reason.AGAIN
    if balance(person.evidence, key, moment.rating.state) > 0:
        return Reason.HELPED
    if key == person.first:
        return Reason.FIRST
    if last is not None:
        return Reason.DIFFERENT
    return Reason.PEAK if moment.number >= PEAK else moment.need
