"""What entries of all kinds have in common: kind, rating, body, text, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, Literal, TypeAlias, assert_never, get_args

from companion.core import questions
from companion.core.entry import UNRATED, AfterSession, CheckIn, Entry, Led, Practice, Rating, Sensation

KindName: TypeAlias = Literal["checkin", "after", "practice", "led"]
OPEN = {
    *("named, not mended", "not named", "partly", "not yet"),
    *("I said it, and it was not", "I did not say it"),
}
"""Answers after a session by which something is still open between two people."""
KINDS: tuple[KindName, ...] = get_args(KindName)


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


def people_in(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the people of the sessions among some entries, each once, by name."""
    people = {entry.person for entry in entries if isinstance(entry, AfterSession) and entry.person}
    return tuple(sorted(people, key=str.casefold))


def sessions_with(entries: Iterable[Entry], person: str) -> tuple[AfterSession, ...]:
    """Return the sessions with one person, oldest first."""
    found = [entry for entry in entries if isinstance(entry, AfterSession) and entry.person == person]
    return tuple(sorted(found, key=lambda entry: entry.at))


def people_unmended(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the people with whom something that felt wrong is still open, by the newest entry that says so.

    The entries come newest first.
    """
    found: dict[str, bool] = {}
    for entry in entries:
        if isinstance(entry, AfterSession) and entry.person:
            said = {entry.mended.choice, entry.mended_since.choice, entry.jarred.choice} - {None}
            if said:
                found.setdefault(entry.person, not said.isdisjoint(OPEN))
    return frozenset(person for person, is_open in found.items() if is_open)


def words_in(entry: Entry) -> Iterator[str]:
    """Return every text by which an entry can be searched for.

    What was set aside is not part of it: it stays out of sight until its time.
    """
    found: tuple[str | tuple[str | Sensation, ...], ...] = SEARCHED[type(entry)](entry)
    if isinstance(entry, AfterSession) and entry.landing:
        found += IN_LANDING(entry)
    for given in found:
        for one in (given,) if isinstance(given, str) else given:
            yield from (one,) if isinstance(one, str) else (one.region, *one.words)


def _paths(asked: Iterable[questions.AnyQuestion]) -> Iterator[str]:
    """Return where the answers are that are texts, words or sensations."""
    for question in asked:
        match question:
            case questions.ChooseQuestion():
                yield f"{question.field}.words"
            case questions.TextQuestion() | questions.WordsQuestion() | questions.BodyQuestion():
                yield question.field
            case questions.RateQuestion() | questions.SetAsideQuestion():
                pass
            case questions.RestQuestion() | questions.ReviewQuestion():
                pass
            case never:
                assert_never(never)


SEARCHED: dict[type[Entry], Callable[[Entry], Any]] = {
    CheckIn: attrgetter(*_paths(questions.CHECK_IN)),
    AfterSession: attrgetter(*_paths(questions.AFTER_SESSION)),
    Led: attrgetter(*_paths(questions.LED)),
    Practice: attrgetter(*_paths(questions.PRACTICE), "name", "noticed"),
}
"""What reads the answers by which an entry can be searched for."""
IN_LANDING = attrgetter(*_paths(questions.LANDING))
