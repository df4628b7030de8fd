"""How it is at one moment, as far as it was said, and what is needed then."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from companion.core.entry import UNRATED, Rating, State, is_high


class Need(StrEnum):
    """What an exercise has to suit: a state, an occasion that was named, or where a person is."""

    NOT_ASKED = "not_asked"
    UP = "up"
    FLAT = "flat"
    FLASHBACK = "flashback"
    SETTLED = "settled"
    UNCLEAR = "unclear"
    ANGRY = "angry"
    SAD = "sad"
    ASHAMED = "ashamed"
    NIGHT = "night"
    AFTER = "after"
    BREATHWORK = "breathwork"
    URGE = "urge"
    PUBLIC = "public"
    STILL = "still"


OCCASIONS = (Need.ANGRY, Need.SAD, Need.ASHAMED, Need.NIGHT, Need.AFTER, Need.BREATHWORK, Need.URGE)
"""What may be named beside a state; "after" is after a session, "breathwork" after one of these."""
PLACES = {Need.PUBLIC: "in public", Need.STILL: "lying down"}
"""Where a person is, or that they can't stand, with what an exercise then has to fit."""


class Moment(NamedTuple):
    """How it is, and the keys of what was done in this sitting, the last one last.

    `occasion` is one of OCCASIONS, `places` are some of PLACES. `in_a_hurry` says that a person began at
    once and nobody asked how strong it is: until they say so, it may well be high.
    """

    rating: Rating = UNRATED
    flashback: bool = False
    done: tuple[str, ...] = ()
    occasion: Need | None = None
    places: frozenset[Need] = frozenset()
    in_a_hurry: bool = False

    @property
    def need(self) -> Need:
        """What is needed, as far as the state says it."""
        if self.flashback:
            return Need.FLASHBACK
        match self.rating.state:
            case State.UP | State.FLAT | State.SETTLED as state:
                return Need[state.name]
        return Need.UNCLEAR if self.rating else Need.NOT_ASKED

    @property
    def is_said(self) -> bool:
        """Whether anything was said about it."""
        return bool(self.rating or self.flashback or self.occasion or self.places)

    def toggled(self, need: Need) -> Moment:
        """Return the moment with a flashback, an occasion or a place, or without it if it was there."""
        if need is Need.FLASHBACK:
            return self._replace(flashback=not self.flashback)
        if need in PLACES:
            return self._replace(places=self.places ^ {need})
        return self._replace(occasion=None if self.occasion is need else need)

    @property
    def needs(self) -> tuple[Need, ...]:
        """All that is needed, what was named first."""
        occasion = (self.occasion,) if self.occasion else ()
        return (*occasion, *sorted(self.places), self.need)

    @property
    def high(self) -> bool:
        """Whether there is room for one line, and for no task."""
        unsaid = self.rating.intensity is None and self.rating.state is not State.SETTLED
        return is_high(self.rating) or (self.in_a_hurry and unsaid)
