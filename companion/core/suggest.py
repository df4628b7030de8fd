"""Which exercises fit: the state, the number, what was just done, and the person's own evidence.

The rules bar an exercise from a moment; what is left is put in order. A rule is never outweighed by
evidence: slow breathing that helped ten times is still not offered to somebody who is far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


class Need(StrEnum):
    """What an exercise has to suit."""

    UP = "up"
    FLAT = "flat"
    FLASHBACK = "flashback"
    SETTLED = "settled"
    UNCLEAR = "unclear"


class Reason(StrEnum):
    """Why something is offered; each has its sentence in the content."""

    PEAK = "peak"
    UP = "up"
    FLAT = "flat"
    FLASHBACK = "flashback"
    SETTLED = "settled"
    UNCLEAR = "unclear"
    DIFFERENT = "different"
    HELPED = "helped"
    AGAIN = "again"
    PINNED = "pinned"
    FIRST = "first"


@dataclass(frozen=True)
class Moment:
    """How it is, and the keys of what was done in this sitting, the last one last."""

    rating: Rating = UNRATED
    flashback: bool = False
    done: tuple[str, ...] = ()

    @property
    def need(self) -> Need:
        """What is needed, as far as it is known."""
        if self.flashback:
            return Need.FLASHBACK
        known = {State.UP: Need.UP, State.FLAT: Need.FLAT, State.SETTLED: Need.SETTLED}
        return known.get(self.rating.state, Need.UNCLEAR) if self.rating.state else Need.UNCLEAR

    @property
    def number(self) -> int:
        """The number from 0 to 10, 0 where none was given."""
        return self.rating.intensity or 0


@dataclass(frozen=True)
class Person:
    """What somebody has set and what their own practices show; `first` is what `now` begins with."""

    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    first: str = ""
    evidence: KnownOutcomes = field(default_factory=dict)


@dataclass(frozen=True)
class Suggestion:
    """An exercise by key, and why it is offered."""

    key: str
    reason: Reason


Usual = Mapping[str, tuple[str, ...]]
"""For each need, and for "peak", the keys that are usually tried first, in order."""


def suggest(
    exercises: Mapping[str, Exercise], moment: Moment, person: Person, usual: Usual
) -> tuple[Suggestion, ...]:
    """Give three suggestions, fewer where the rules leave fewer, and one at least if there is any exercise.

    `exercises` come in the order in which the person wants to see them. The three work through
    different things where that can be.
    """
    firsts = _firsts(moment, usual)
    fits = [
        key for key in exercises if key not in person.hidden and _fits(key, exercises[key], moment, firsts)
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


def _fits(key: str, exercise: Exercise, moment: Moment, firsts: tuple[str, ...]) -> bool:
    if not (key in firsts or _suits(exercise, moment.need)):
        return False
    return not any(rule(exercise, moment) for rule in RULES.values())


def _suits(exercise: Exercise, need: Need) -> bool:
    """What suits up and flat alike suits somebody who can't tell; settled asks for nothing in particular."""
    if "any" in exercise.suits:
        return True
    if need is Need.UNCLEAR:
        return {"up", "flat"} <= set(exercise.suits)
    return need.value in exercise.suits


def asks_for(exercise: Exercise, what: str) -> bool:
    """Whether an exercise asks for imagery, looking inward, counting or minding the breath."""
    if what == "breath" and any(isinstance(step, Breath) for step in exercise.steps):
        return True
    if what == "counting" and any(isinstance(step, Notice) and step.count > 3 for step in exercise.steps):
        return True
    return what in exercise.careful


def is_bare(exercise: Exercise) -> bool:
    """Whether each step is one line with nothing to choose, to type or to remember."""
    plain = Words | Press | Tap | Today | Listen | Notice | Breath
    return not exercise.holds_breath and all(
        isinstance(step, plain) and len(step.short) <= SHORTEST_LINE for step in exercise.steps
    )


def _inside(exercise: Exercise) -> bool:
    return any(asks_for(exercise, what) for what in ("imagery", "inward", "breath"))


RULES: dict[str, Callable[[Exercise, Moment], bool]] = {
    "flat: movement and contact before the breath": lambda exercise, moment: (
        moment.need is Need.FLAT and asks_for(exercise, "breath") and not moment.done
    ),
    "flat: nothing inward, no pictures": lambda exercise, moment: (
        moment.need is Need.FLAT and (asks_for(exercise, "inward") or asks_for(exercise, "imagery"))
    ),
    "flashback: no pictures, no breath, nothing inward": lambda exercise, moment: (
        moment.need is Need.FLASHBACK and _inside(exercise)
    ),
    "not known: outside before inside": lambda exercise, moment: (
        moment.need is Need.UNCLEAR and _inside(exercise) and not moment.done
    ),
    "9 or 10: one line a step, nothing to count, nothing to picture": lambda exercise, moment: (
        moment.number >= PEAK
        and (
            not is_bare(exercise)
            or any(asks_for(exercise, what) for what in ("counting", "imagery", "inward"))
        )
    ),
    "asked about first: never at once, and only at a peak": lambda exercise, moment: (
        exercise.ask_first
        and not (len(moment.done) >= 2 and moment.need is Need.UP and moment.number >= COLD_FROM)
    ),
    "breath-holds, and what is for urges, are there to be chosen": lambda exercise, moment: (
        exercise.holds_breath or "urge" in exercise.careful
    ),
}
"""Each rule says when it bars an exercise from a moment; the name is the rule in words."""


def _rank(key: str, moment: Moment, person: Person, firsts: tuple[str, ...]) -> tuple[float, ...]:
    """The lower the earlier: the person's own word, then their evidence, then what is usual."""
    return (
        person.pinned.index(key) if key in person.pinned else len(person.pinned),
        last_verdict(person.evidence, key) != "again",
        -balance(person.evidence, key, moment.rating.state),
        key != person.first,
        firsts.index(key) if key in firsts else len(firsts),
    )


def _disliked(key: str, moment: Moment, person: Person) -> bool:
    """Whether somebody said so, or has found it harder afterwards more often than easier."""
    return (
        last_verdict(person.evidence, key) == "not for me"
        or balance(person.evidence, key, moment.rating.state) < 0
    )


def _different(exercise: Exercise, last: Exercise | None) -> bool:
    """Whether it works through something else than the last; a file without `through` may well do so."""
    return last is None or exercise.through is None or exercise.through != last.through


def _spread(keys: list[str], exercises: Mapping[str, Exercise]) -> list[str]:
    """The first three that work through different things, then whatever comes next."""
    chosen: list[str] = []
    for key in keys:
        if all(_different(exercises[key], exercises[other]) for other in chosen):
            chosen.append(key)
    rest = [key for key in keys if key not in chosen]
    return (chosen + rest)[:HOW_MANY]


def _at_least_one(exercises: Mapping[str, Exercise], moment: Moment, person: Person) -> list[str]:
    """When the rules and the person's own choices leave nothing: the plainest there is."""

    def candidates() -> Iterator[str]:
        yield from (key for key in exercises if key not in person.hidden and "any" in exercises[key].suits)
        yield from exercises

    plain = [key for key in candidates() if not exercises[key].ask_first and not _inside(exercises[key])]
    last = moment.done[-1:]
    return ([key for key in plain if key not in last] or plain or list(exercises))[:1]


def _reason(key: str, moment: Moment, person: Person, last: Exercise | None) -> Reason:
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
    return Reason.PEAK if moment.number >= PEAK else Reason(moment.need.value)
