"""An entry without what a person wrote in their own words, to be shown to someone else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, assert_never

import msgspec
from msgspec import Struct

from companion.core import filters as by
from companion.core.entry import Entry, Practice
from companion.core.filters import Filter
from companion.core.questions import AFTER_SESSION, CHECK_IN, KIND_THINGS, LED, SESSIONS, ChooseQuestion

TEXTS = (str, str | None, tuple[str, ...])
"""The types of the fields that hold text."""
LISTED = {
    "Sensation.region": "regions",
    "Sensation.words": "sensations",
    "Landing.words": "sensations",
    "CheckIn.feelings": "feelings",
    "AfterSession.feelings": "feelings",
    "AfterSession.session": "sessions",
    "Answer.choice": "answers",
    "Landing.exercises": "exercises",
    "Landing.kind_thing": "kind_things",
}
"""Fields of which those words stay that are in a list, and the name of the list. Any other text goes."""
KEPT = frozenset(
    {"Practice.id", "CheckIn.id", "AfterSession.id", "Led.id", "Practice.exercise", "Practice.name"}
)
"""Fields that stay: an id is no word, and the exercise is decided on as a whole."""


class Listed(Struct, frozen=True, kw_only=True):
    """The words that are nobody's own, because a list offers them to everybody.

    `exercises` are the names of the app's exercises by key, `own_exercise` stands for any other.
    """

    regions: Collection[str]
    sensations: Collection[str]
    feelings: Collection[str]
    exercises: Mapping[str, str]
    own_exercise: str
    sessions: Collection[str] = SESSIONS
    kind_things: Collection[str] = KIND_THINGS
    answers: Collection[str] = frozenset(
        answer
        for question in (*CHECK_IN, *AFTER_SESSION, *LED)
        if isinstance(question, ChooseQuestion)
        for answer in question.answers
    )


def redact(entry: Entry, listed: Listed) -> Entry:
    """Return an entry in which no word of the person's own is left, only what was chosen from a list.

    A new text field is private until it is decided that it may stay.
    """
    if isinstance(entry, Practice):
        name = listed.exercises.get(entry.exercise, listed.own_exercise)
        key = entry.exercise if entry.exercise in listed.exercises else "own"
        entry = msgspec.structs.replace(entry, exercise=key, name=name)
    found: Entry | None = _redacted(entry, listed)
    assert found is not None
    return found


def redacted_filters(filters: Iterable[Filter], listed: Listed) -> list[Filter]:
    """Return the filters that name nothing of the person's own."""
    return [each for each in filters if not _is_own(each, listed)]


def _is_own(one: Filter, listed: Listed) -> bool:
    match one:
        case by.WithPerson() | by.Tagged() | by.Containing():
            return True
        case by.About(region):
            return region not in listed.regions
        case by.Kind() | by.InState() | by.Since() | by.Until():
            return False
    assert_never(one)


def _redacted(value: Any, listed: Listed) -> Any:
    """Return a value without own words; None for a struct that is nothing without them."""
    if isinstance(value, tuple):
        return tuple(inner for each in value if (inner := _redacted(each, listed)) is not None)
    if not isinstance(value, Struct):
        return value
    changes: dict[str, Any] = {}
    for name, (default, words) in _texts(type(value)).items():
        given = getattr(value, name)
        known = getattr(listed, words) if words else ()
        if isinstance(given, tuple):
            changes[name] = tuple(word for word in given if word in known)
        elif given not in known:
            changes[name] = default
    for name in value.__struct_fields__:
        if name not in changes:
            changes[name] = _redacted(getattr(value, name), listed)
    if any(new is msgspec.NODEFAULT for new in changes.values()):
        return None
    return msgspec.structs.replace(value, **changes)


@cache
def _texts(model: type[Struct]) -> dict[str, tuple[Any, str]]:
    """Return each field of text with its default, and the name of its list, if it has one."""
    names = {field.name: f"{model.__name__}.{field.name}" for field in msgspec.structs.fields(model)}
    return {
        field.name: (field.default, LISTED.get(names[field.name], ""))
        for field in msgspec.structs.fields(model)
        if field.type in TEXTS and names[field.name] not in KEPT
    }
