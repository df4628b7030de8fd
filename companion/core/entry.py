"""What is kept: a practice, a check-in, how it was after a session.

Every model is immutable and carries no behaviour beyond its own shape; what they say together is in
`history`. Absent answers are None or empty: nothing here is ever required of a person.

None of them can be part of a cycle, so the garbage collector is told to pass over them: with 100,000
entries in memory it would otherwise stop everything for a third of a second at a time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct


class State(StrEnum):
    """The four words for how the alarm is; see the design's section on state."""

    UP = "up"
    FLAT = "flat"
    SETTLED = "settled"
    CANT_TELL = "can't tell"


Intensity: TypeAlias = Annotated[int, Meta(ge=0, le=10)]
"""0 (nothing of it) to 10 (as much as there can be); a bare number, as Wolpe's 1969 scale of distress."""

Timestamp: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""A time with its offset, so that the clock on the wall then can always be shown again."""


class Rating(Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=False):
    """How it is: a state, a number from 0 to 10, both or neither."""

    state: State | None = None
    intensity: Intensity | None = None

    def __bool__(self) -> bool:
        return self.state is not None or self.intensity is not None


UNRATED = Rating()


UNSETTLED_FROM = 6
"""From this number on somebody is offered a landing, whatever word they gave."""


def unsettled(left: Rating) -> bool:
    """Whether somebody left a session in a heightened or a flat state."""
    return left.state in (State.UP, State.FLAT) or (left.intensity or 0) >= UNSETTLED_FROM


class Sensation(Struct, frozen=True, gc=False, omit_defaults=True):
    """What is felt in one region of the body, in words from the list or the person's own."""

    region: str
    words: tuple[str, ...] = ()
    strength: Literal["a little", "some", "a lot"] | None = None
    change: Literal["more", "less", "different"] | None = None


class Answer(Struct, frozen=True, gc=False, omit_defaults=True):
    """One skippable question: a choice, a line of own words, both or neither."""

    choice: str | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return self.choice is not None or bool(self.words)


class SetAside(Struct, frozen=True, gc=False, omit_defaults=True):
    """What was set down, after a session or in an exercise, not to be shown again before `until`.

    Without a time it is shown only to somebody who asks for it. `done` says that it was looked at again.
    """

    words: str
    until: Timestamp | None = None
    done: bool = False


class Landing(Struct, frozen=True, gc=False, omit_defaults=True):
    """What was done so that nobody is left in a heightened state, and how it was before and after.

    `words` are for the body then.
    """

    before: Rating = UNRATED
    after: Rating = UNRATED
    exercises: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kind_thing: str = ""
    put_away: SetAside | None = None


class EntryBase(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all entries share: an id, the time they are about, a note and tags."""

    id: str
    at: Timestamp
    changed: Timestamp | None = None
    note: str = ""
    tags: tuple[str, ...] = ()


class Practice(EntryBase, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="practice"):
    """An exercise that was begun: how it was before and after, and whether it was walked to its end.

    `exercise` is the key (the file's name without its ending), `name` what it was called then, so that
    the entry can be read when the file is gone. `seconds` is the time spent in it, pauses left out.
    """

    exercise: str
    name: str
    before: Rating = UNRATED
    after: Rating = UNRATED
    finished: bool = False
    seconds: Annotated[int, Meta(ge=0)] = 0
    noticed: tuple[str, ...] = ()
    again: Literal["again", "not for me"] | None = None
    put_away: SetAside | None = None


class CheckIn(EntryBase, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="checkin"):
    """How it is now: state, body, feelings. `later` is the answer to "and now?" after grounding."""

    rating: Rating = UNRATED
    body: tuple[Sensation, ...] = ()
    feelings: tuple[str, ...] = ()
    later: Rating = UNRATED


class AfterSession(EntryBase, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="after"):
    """How somebody left a session, and how the working relationship sits in the body.

    The questions are our own and are never added up: an answer is evidence to look at, not a score.
    """

    person: str = ""
    session: str = ""
    left: Rating = UNRATED
    body: tuple[Sensation, ...] = ()
    feelings: tuple[str, ...] = ()
    room: Answer = Answer()
    heard: Answer = Answer()
    pace: Answer = Answer()
    held_back: Answer = Answer()
    jarred: Answer = Answer()
    about_them: Answer = Answer()
    bring: str = ""
    landing: Landing | None = None


Entry: TypeAlias = Practice | CheckIn | AfterSession
"""Anything that is kept in the notebook."""


def new_id(at: datetime, randomness: bytes) -> str:
    """Give an id that sorts by time: UTC to the microsecond, then four random bytes in hexadecimal.

    `at` carries an offset; `randomness` is at least four bytes. Two entries of one microsecond differ
    by their randomness, so a clock that was set back can't make two entries one.
    """
    if at.utcoffset() is None:
        raise ValueError("an id needs a time with an offset")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S.%f}-{randomness[:4].hex()}"


def month_of(entry_id: str) -> str:
    """Give the month, as 2026-11, in which an entry's id says that it is kept."""
    return f"{entry_id[:4]}-{entry_id[4:6]}"
