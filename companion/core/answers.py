"""The answers in an entry: how they are read and written, and which questions are asked about it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar, assert_never

from msgspec.structs import replace

from companion.core.entry import (
    AfterSession,
    Answer,
    CheckIn,
    Entry,
    Landing,
    Led,
    Practice,
    SetAside,
    unsettled,
)
from companion.core.questions import AFTER_SESSION, CHECK_IN, LED, PRACTICE, REVIEW, AnyQuestion, Question

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def all_questions(entry: Entry) -> tuple[AnyQuestion, ...]:
    """Return all questions that may be asked about an entry in their order, the review last."""
    match entry:
        case CheckIn():
            return *CHECK_IN, REVIEW
        case AfterSession():
            return *AFTER_SESSION, REVIEW
        case Led():
            return *LED, REVIEW
        case Practice():
            return *PRACTICE, REVIEW


def is_asked(
    question: Question, entry: Entry, *, editing: bool, more: bool = False, unmended: Collection[str] = ()
) -> bool:
    """Return whether a question is asked about an entry as it is now.

    `editing` says that a saved entry was opened again, `more` that more questions are wanted; `unmended` are
    the people with whom something was left open.
    """
    given = bool(answer(entry, question.field))
    match question.when:
        case "always":
            return True
        case "unsettled" | "landed" | "not landed":
            assert isinstance(entry, AfterSession)
            return not editing and question.when == _landing_due(entry)
        case "more":
            return more or editing or given
        case "unmended":
            return given or (more and getattr(entry, "person", "") in unmended)
        case "editing":
            return editing
        case "earlier":
            return editing and given
    assert_never(question.when)


def answer(entry: Entry, field: str) -> Any:
    """Return the answer in a field of an entry; None for a path that names no field."""
    outer, _, inner = field.rpartition(".")
    return getattr(landing_of(entry) if outer else entry, inner, None)


def answered(entry: AnyEntry, field: str, value: Any) -> AnyEntry:
    """Return the entry with another answer in a field; a text of spaces alone is none."""
    outer, _, inner = field.rpartition(".")
    value = _without_blank_text(value)
    changes = {outer: replace(landing_of(entry), **{inner: value})} if outer else {inner: value}
    return replace(entry, **changes)


def _without_blank_text(value: Any) -> Any:
    match value:
        case str():
            return value if value.strip() else ""
        case Answer():
            return replace(value, words=_without_blank_text(value.words))
        case SetAside() if not value.words.strip():
            return None
        case _:
            return value


def landing_of(entry: Entry) -> Landing:
    """Return the landing of an entry; one that begins now has the rating with which the session was left."""
    assert isinstance(entry, AfterSession)
    return entry.landing or Landing(before=entry.left)


def _landing_due(entry: AfterSession) -> str:
    """Return what is to be asked about a landing as the entry is now; "" if none is needed."""
    if entry.landing:
        return "not landed" if unsettled(entry.landing.after) else "landed"
    return "unsettled" if unsettled(entry.left) else ""
