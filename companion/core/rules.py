"""Which exercises a moment leaves out, whatever else speaks for them."""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from companion.core.entry import is_high
from companion.core.exercise import Breath, Exercise, Listen, Notice, Press, Tap, Today, Words
from companion.core.moment import PLACES, Moment, Need

SHORTEST_LINE = 38
"""How many characters a short form may have to stand on one line of the smallest screen."""
INSIDE = ("imagery", "inward", "breath")
"""What turns attention inside."""
TASKS = ("counting", *INSIDE)
STRAINING = ("moving", "weight")
"""What raises the pulse, where it can do harm at all."""


def suits(exercise: Exercise, need: Need) -> bool:
    """Return whether an exercise suits a state; what suits both up and flat suits one that is unclear.

    What is for an occasion suits no state: it is named for that occasion, or not offered.
    """
    if "occasion" in exercise.careful:
        return False
    unclear = need in (Need.UNCLEAR, Need.NOT_ASKED)
    wanted = {"up", "flat"} if unclear else {need.value}
    return "any" in exercise.suits or wanted <= set(exercise.suits)


def asks_for(exercise: Exercise, *what: str) -> bool:
    """Return whether it asks for any of these: "imagery", "inward" attention, "counting", "breath"."""
    found = set(exercise.careful)
    for step in exercise.steps:
        if isinstance(step, Breath):
            found.add("breath")
        elif isinstance(step, Notice) and step.count > 3:
            found.add("counting")
    return not found.isdisjoint(what)


def is_bare(exercise: Exercise) -> bool:
    """Return whether each step is one line with nothing to choose, to type or to remember."""
    plain = Words | Press | Tap | Today | Listen | Notice | Breath
    return not exercise.holds_breath and all(
        isinstance(step, plain) and len(step.short) <= SHORTEST_LINE for step in exercise.at_peak().steps
    )


def has_voice(exercise: Exercise) -> bool:
    """Return whether others would hear it, as far as its file says how it can be done."""
    return bool(exercise.fits) and not {"silent", "in public"} & set(exercise.fits)


def fits_places(exercise: Exercise, moment: Moment) -> bool:
    """Return whether it can be done where the person is, and as they can."""
    return all(PLACES[place] in exercise.fits for place in moment.places)


def is_left_out(exercise: Exercise, moment: Moment, named: Collection[Need]) -> bool:
    """Return whether a rule leaves an exercise out of a moment.

    `named` are the needs whose order names this exercise: it is meant for these, and for no others.
    """
    if exercise.holds_breath or not fits_places(exercise, moment):
        return True
    if "urge" in exercise.careful and Need.URGE not in named:
        return True
    if exercise.ask_first and not may_ask_first(moment):
        return True
    if any(_is_never_for(exercise, need) for need in moment.needs if need not in named):
        return True
    if named or exercise.ask_first:
        return False
    too_early = not moment.done and any(_is_not_first(exercise, need) for need in moment.needs)
    return too_early or (moment.high and _is_too_much(exercise))


def may_ask_first(moment: Moment) -> bool:
    """Return whether what has to be asked about first may be offered: at a peak, after two others."""
    return moment.need is Need.UP and is_high(moment.rating) and len(moment.done) >= 2


def _is_too_much(exercise: Exercise) -> bool:
    """Return whether it is too much for the worst moment: to read, to count, to picture, or to risk."""
    return exercise.harm or not is_bare(exercise) or asks_for(exercise, *TASKS)


def _is_never_for(exercise: Exercise, need: Need) -> bool:
    match need:
        # Movement and contact; no pictures, nothing inward.
        case Need.FLAT:
            return asks_for(exercise, "inward", "imagery")
        # No breath either.
        case Need.FLASHBACK:
            return asks_for(exercise, *INSIDE)
        # Heat goes down by calming; stamping and pushing keep it up.
        case Need.ANGRY:
            return exercise.harm and exercise.through in STRAINING
        case Need.ASHAMED:
            return asks_for(exercise, "inward")
        case Need.NIGHT:
            shows_time = any(isinstance(step, Today) for step in exercise.steps)
            return shows_time or (has_voice(exercise) and exercise.through != "people")
        case Need.URGE:
            return exercise.through != "people"
        case (
            Need.UP | Need.SETTLED | Need.UNCLEAR | Need.NOT_ASKED | Need.SAD | Need.AFTER
            | Need.BREATHWORK | Need.PUBLIC | Need.STILL
        ):  # fmt: skip
            return False
        case never:
            assert_never(never)


def _is_not_first(exercise: Exercise, need: Need) -> bool:
    match need:
        case Need.UP:
            return asks_for(exercise, "imagery", "inward") or has_voice(exercise)
        # Nothing in the mouth.
        case Need.FLAT:
            return asks_for(exercise, "breath") or exercise.through == "taste or smell"
        # Outside before inside.
        case Need.UNCLEAR | Need.NOT_ASKED:
            return asks_for(exercise, *TASKS)
        case Need.SAD:
            return asks_for(exercise, "counting")
        case Need.AFTER | Need.BREATHWORK:
            return asks_for(exercise, "imagery", "inward")
        case _:
            return False
