"""What entries of every kind have in common, each read in one place: how it was, the body, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, get_args

from companion.core.entry import UNRATED, AfterSession, Answer, CheckIn, Entry, Practice, Rating, Sensation

KindName: TypeAlias = Literal["checkin", "after", "practice"]
KINDS: tuple[KindName, ...] = get_args(KindName)

QUESTIONS = ("room", "heard", "pace", "held_back", "jarred", "about_them")
"""The questions after a session that have an Answer, in the order in which they are asked."""


def kind_of(entry: Entry) -> KindName:
    """Say what an entry is, by the name that stands in the file."""
    kind: KindName = entry.__struct_config__.tag  # type: ignore[assignment]
    return kind


def rating_of(entry: Entry) -> Rating:
    """Give how it was when the entry began; for an exercise without a "before", how it was after."""
    match entry:
        case Practice():
            return entry.before or entry.after
        case CheckIn():
            return entry.rating
        case AfterSession():
            return entry.left
    return UNRATED


def body_of(entry: Entry) -> tuple[Sensation, ...]:
    """Give what was felt in the body."""
    return () if isinstance(entry, Practice) else entry.body


def having_body(entries: Iterable[Entry]) -> list[Entry]:
    """Give the entries in which something in the body was named."""
    return [entry for entry in entries if body_of(entry)]


def answers_of(entry: AfterSession) -> Iterator[tuple[str, Answer]]:
    """Give the questions that were answered, by name, with their answers."""
    for name in QUESTIONS:
        answer: Answer = getattr(entry, name)
        if answer:
            yield name, answer


def words_in(entry: Entry) -> Iterator[str]:
    """Give every piece of text by which somebody may look for an entry.

    What was put away after a session is left out: it waits until its time.
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
        yield entry.person
        yield entry.session
        yield from (answer.words for _, answer in answers_of(entry))
        yield entry.bring
        if entry.landing:
            yield entry.landing.kind_thing
