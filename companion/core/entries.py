"""What entries of all kinds have in common: kind, rating, body, text, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, get_args

from companion.core.entry import UNRATED, AfterSession, Answer, CheckIn, Entry, Practice, Rating, Sensation
from companion.core.questions import (
    AFTER_SESSION,
    CHOOSE,
    ChooseQuestion,
    TextQuestion,
    WordsQuestion,
    answer,
)

KindName: TypeAlias = Literal["checkin", "after", "practice"]
KINDS: tuple[KindName, ...] = get_args(KindName)
TEXTS = tuple(
    question.field
    for question in AFTER_SESSION
    if isinstance(question, TextQuestion) or (isinstance(question, WordsQuestion) and question.alone)
)
"""The fields of an entry after a session that hold a text or one word."""


def kind_of(entry: Entry) -> KindName:
    """Return the kind of an entry, as it is stored."""
    kind: KindName = entry.__struct_config__.tag  # type: ignore[assignment]
    return kind


def rating_of(entry: Entry) -> Rating:
    """Return the rating at the beginning of an entry; for an exercise without one, the rating after it."""
    match entry:
        case Practice():
            return entry.before or entry.after
        case CheckIn():
            return entry.rating
        case AfterSession():
            return entry.left
    return UNRATED


def body_of(entry: Entry) -> tuple[Sensation, ...]:
    """Return the sensations in the body."""
    return () if isinstance(entry, Practice) else entry.body


def having_body(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries with a sensation in the body."""
    return [entry for entry in entries if body_of(entry)]


def answers_of(entry: AfterSession) -> Iterator[tuple[ChooseQuestion, Answer]]:
    """Return the questions with fixed answers that were answered, with their answers."""
    for question in CHOOSE:
        given: Answer = answer(entry, question.field)
        if given:
            yield question, given


def people_in(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the people of the sessions among some entries, each once, by name."""
    people = {entry.person for entry in entries if isinstance(entry, AfterSession) and entry.person}
    return tuple(sorted(people, key=str.casefold))


def sessions_with(entries: Iterable[Entry], person: str) -> tuple[AfterSession, ...]:
    """Return the sessions with one person, oldest first."""
    found = [entry for entry in entries if isinstance(entry, AfterSession) and entry.person == person]
    return tuple(sorted(found, key=lambda entry: entry.at))


def words_in(entry: Entry) -> Iterator[str]:
    """Return every text by which an entry can be searched for.

    What was set aside is not part of it: it stays out of sight until its time.
    """
    yield entry.note
    yield from entry.tags
    if isinstance(entry, Practice):
        yield entry.name
        yield from entry.noticed
        return
    yield from entry.feelings
    for sensation in entry.body:
        yield sensation.region
        yield from sensation.words
    if isinstance(entry, AfterSession):
        yield from (getattr(entry, field) for field in TEXTS)
        yield from (given.words for _, given in answers_of(entry))
        if entry.landing:
            yield from entry.landing.words
            yield entry.landing.kind_thing
