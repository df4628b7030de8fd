"""The entries of the notebook: a practice, a check-in, an entry after a session, had or led.

Every class is immutable. A missing answer is None or empty: no field is required of a person.

None of them can be part of a reference cycle, hence `gc=False`: with 100,000 entries in memory a garbage
collection would otherwise stop the app for a third of a second.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from companion.core.state import State as State

Intensity: TypeAlias = Annotated[int, Meta(ge=0, le=10)]
"""0 (none) to 10 (the most there can be), as on Wolpe's subjective units of distress scale (1969)."""

Timestamp: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""A local time with its UTC offset, so that the wall clock time can be shown in any other zone."""


FIRST_YEAR, LAST_YEAR = 2, 9998
"""A time in any other year has no day before it or after it, or no such time in another zone."""


def _check_years(**times: datetime | None) -> None:
    """Raise ValueError, with the name as msgspec has it, for a time at the edge of the calendar."""
    for name, time in times.items():
        if time is not None and not FIRST_YEAR <= time.year <= LAST_YEAR:
            raise ValueError(f"`$.{name}`")


class Rating(Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=False):
    """A state, a number from 0 to 10, both or neither."""

    state: State | None = None
    intensity: Intensity | None = None

    def __bool__(self) -> bool:
        return self.state is not None or self.intensity is not None


UNRATED = Rating()


HIGH = 8
"""From this number on, one thing at a time is enough to read."""


def is_high(rating: Rating) -> bool:
    """Return whether a state other than settled is as strong as HIGH, or stronger."""
    return rating.state is not State.SETTLED and (rating.intensity or 0) >= HIGH


def unsettled(left: Rating) -> bool:
    """Return whether a session was left in a heightened or a flat state."""
    return left.state in (State.UP, State.FLAT) or is_high(left)


class Sensation(Struct, frozen=True, gc=False, omit_defaults=True):
    """What is felt in one region of the body; `words` come from the list or are the person's own."""

    region: str
    words: tuple[str, ...] = ()
    strength: Literal["a little", "some", "a lot"] | None = None
    change: Literal["more", "less", "different"] | None = None


class Answer(Struct, frozen=True, gc=False, omit_defaults=True):
    """The answer to a question with fixed answers: one of them, a line of own words, both or neither."""

    choice: str | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return self.choice is not None or bool(self.words)


class SetAside(Struct, frozen=True, gc=False, omit_defaults=True):
    """Something set aside after a session or in an exercise, and not shown before `until`.

    Without a time it is shown only on request. `done` is set when the person is finished with it.
    """

    words: str
    until: Timestamp | None = None
    done: bool = False

    def __post_init__(self) -> None:
        _check_years(until=self.until)


class Landing(Struct, frozen=True, gc=False, omit_defaults=True):
    """The landing after a session: the ratings before and after, and what was done between them.

    `exercises` are keys of exercises, `words` describe the body.
    """

    before: Rating = UNRATED
    after: Rating = UNRATED
    exercises: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kind_thing: str = ""
    put_away: SetAside | None = None


class EntryBase(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all entries have: an id, the time they are about, the time of the last change, a note and tags.

    `imported` names the import that an entry came with, such as "20261130T112233.000000-daylio".
    """

    id: str
    at: Timestamp
    changed: Timestamp | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    imported: str = ""

    def __post_init__(self) -> None:
        _check_years(at=self.at, changed=self.changed)


class Practice(EntryBase, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="practice"):
    """An exercise that was begun, with the ratings before and after it.

    `exercise` is its key (the file's name without the suffix), `name` its name at that time, so that
    the entry can be read when the file is gone. `seconds` is the time spent in it without pauses.
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
    """State, body and feelings at one moment. `later` is the rating after the grounding that followed."""

    rating: Rating = UNRATED
    body: tuple[Sensation, ...] = ()
    feelings: tuple[str, ...] = ()
    later: Rating = UNRATED


class AfterSession(EntryBase, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="after"):
    """How a session was left, and how the working relationship feels in the body.

    The questions are not a published instrument, and the answers are never summed into a score. `brought`
    are the lines of `bring` that the person has marked as brought. `mended_since` is about what was open
    after an earlier session. Nothing asks any more for `room`, `held_back`, `jarred` and `about_them`.
    """

    person: str = ""
    session: str = ""
    left: Rating = UNRATED
    body: tuple[Sensation, ...] = ()
    feelings: tuple[str, ...] = ()
    room: Answer = Answer()
    heard: Answer = Answer()
    could_say: Answer = Answer()
    pushed: Answer = Answer()
    pace: Answer = Answer()
    mended: Answer = Answer()
    mended_since: Answer = Answer()
    go_back: Answer = Answer()
    held_back: Answer = Answer()
    jarred: Answer = Answer()
    about_them: Answer = Answer()
    bring: str = ""
    brought: tuple[str, ...] = ()
    landing: Landing | None = None


class Led(EntryBase, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="led"):
    """What somebody asks themselves after a session that they led for another person.

    `person` is a letter or initials of that person. It is no part of one's own charts and of what is
    exported, unless it is asked for.
    """

    person: str = ""
    could_bring: Answer = Answer()
    seemed_heard: Answer = Answer()
    criticism: Answer = Answer()
    rupture: Answer = Answer()
    hurried: Answer = Answer()
    body: tuple[Sensation, ...] = ()
    next_time: str = ""


Entry: TypeAlias = Practice | CheckIn | AfterSession | Led
"""Any entry of the notebook."""
