"""Which exercises are offered: by the rules, the usual order, and the person's own evidence.

The rules leave an exercise out of a moment; what is left is put in order. Evidence never outweighs a rule:
slow breathing that helped ten times is still not offered to a person who feels far away.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from companion.core.exercise import Exercise
from companion.core.moment import Moment, Need
from companion.core.outcomes import KnownOutcomes, balance, last_verdict
from companion.core.rules import INSIDE, asks_for, fits_places, is_left_out, suits

HOW_MANY = 3


class Reason(StrEnum):
    """Why something is offered, if it isn't just that it suits the need."""

    PEAK = "peak"
    DIFFERENT = "different"
    HELPED = "helped"
    AGAIN = "again"
    PINNED = "pinned"
    FIRST = "first"


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


Order = Mapping[str, tuple[str, ...]]
"""For each need the keys that are usually tried first."""


class Orders(NamedTuple):
    """What is usually tried first at 8 to 10, and what at 0 to 7 or where nobody said how strong it is."""

    high: Order
    low: Order


class _Asked(NamedTuple):
    """What suggestions are made from; `order` holds for each need of the moment what is tried first."""

    exercises: Mapping[str, Exercise]
    moment: Moment
    person: Person
    order: dict[Need, tuple[str, ...]]

    @property
    def firsts(self) -> tuple[str, ...]:
        """All that is tried first, each once."""
        return tuple(dict.fromkeys(key for keys in self.order.values() for key in keys))

    def fits(self, key: str) -> bool:
        """Return whether an exercise suits the moment and no rule leaves it out."""
        exercise, person, moment = self.exercises[key], self.person, self.moment
        named = [need for need, keys in self.order.items() if key in keys]
        if key in person.hidden or not (named or suits(exercise, moment.need)):
            return False
        if exercise.ask_first and key not in (*person.pinned, person.first):
            # It is put there by the person, at another time, or not at all.
            return False
        return not is_left_out(exercise, moment, named)

    def usual(self, key: str) -> tuple[float, ...]:
        """Return a rank without evidence, the lower the earlier: pins, the person's own first, the order."""
        pinned, firsts = self.person.pinned, self.firsts
        return (
            pinned.index(key) if key in pinned else len(pinned),
            key != self.person.first,
            firsts.index(key) if key in firsts else len(firsts),
        )

    def known(self, key: str) -> tuple[float, ...]:
        """Return a rank by pins and verdicts, then by evidence, then by what is usual."""
        evidence, (pinned, *usual) = self.person.evidence, self.usual(key)
        again = last_verdict(evidence, key) == "again"
        return (pinned, not again, -balance(evidence, key, self.moment.rating.state), *usual)

    def liked(self, key: str) -> bool:
        """Return whether the person never said otherwise, nor found it harder more often than easier."""
        evidence = self.person.evidence
        harder = balance(evidence, key, self.moment.rating.state) < 0
        return not harder and last_verdict(evidence, key) != "not for me"


def suggest(
    exercises: Mapping[str, Exercise], moment: Moment, person: Person, orders: Orders
) -> tuple[Suggestion, ...]:
    """Return three suggestions, fewer where the rules leave fewer, at least one if there is any exercise.

    `exercises` come in the order in which the person wants to see them. What the orders don't name works
    through something different, where that is possible.
    """
    column = orders.high if moment.high else orders.low
    asked = _Asked(exercises, moment, person, {need: column.get(need, ()) for need in moment.needs})
    fits = list(filter(asked.fits, exercises))
    last = moment.done[-1] if moment.done else ""
    through = exercises.get(last)
    liked = list(filter(asked.liked, fits))
    fresh = [key for key in liked if key not in moment.done]
    other = [key for key in fresh if _different(exercises[key], through)]
    # The same one at once would be no other.
    once_more = [key for key in liked if key != last]
    chosen = _spread(_in_order(other or fresh or once_more or liked or fits, asked), asked)
    return tuple(Suggestion(key, _reason(key, asked, through)) for key in chosen or _at_least_one(asked))


def _in_order(keys: list[str], asked: _Asked) -> list[str]:
    """Return the keys with evidence in place of what is usual, but for the first place.

    At the beginning of a sitting nothing is first by evidence, and what can do harm never is.
    """
    usual, known = sorted(keys, key=asked.usual), sorted(keys, key=asked.known)
    harmless = [key for key in known if not asked.exercises[key].harm or key == usual[0]]
    first = (harmless if asked.moment.done else usual)[:1]
    return [*first, *(key for key in known if key not in first)]


def _different(exercise: Exercise, last: Exercise | None) -> bool:
    """Whether it works through something else than the last; a file without `through` may well do so."""
    return last is None or exercise.through is None or exercise.through != last.through


def _spread(keys: list[str], asked: _Asked) -> list[str]:
    """Return the first three: those of the order, and others that work through different things."""
    exercises, firsts = asked.exercises, asked.firsts
    chosen: list[str] = []
    for key in keys:
        if key in firsts or all(_different(exercises[key], exercises[other]) for other in chosen):
            chosen.append(key)
    return sorted(keys, key=lambda key: key not in chosen)[:HOW_MANY]


def _at_least_one(asked: _Asked) -> list[str]:
    """Return the plainest exercise there is, when the rules and the person's choices leave none."""
    exercises, moment = asked.exercises, asked.moment
    shown = [key for key in exercises if key not in asked.person.hidden and "any" in exercises[key].suits]
    plain = [
        key
        for key in (*shown, *exercises)
        if not exercises[key].ask_first and not exercises[key].harm and not asks_for(exercises[key], *INSIDE)
    ]
    plain.sort(key=lambda key: not fits_places(exercises[key], moment))
    fresh = [key for key in plain if key not in moment.done[-1:]]
    return (fresh or plain or list(exercises))[:1]


def _reason(key: str, asked: _Asked, last: Exercise | None) -> Need | Reason:
    evidence, moment = asked.person.evidence, asked.moment
    if key in asked.person.pinned:
        return Reason.PINNED
    if last_verdict(evidence, key) == "again":
        return Reason.AGAIN
    if balance(evidence, key, moment.rating.state) > 0:
        return Reason.HELPED
    if key == asked.person.first:
        return Reason.FIRST
    if last is not None:
        return Reason.DIFFERENT
    if moment.high:
        return Reason.PEAK
    return next((need for need, keys in asked.order.items() if key in keys), moment.need)
