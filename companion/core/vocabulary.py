"""What a person has named before, so that it can be offered again: taken from entries, kept nowhere else.

When an entry is removed, its words are no longer offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from companion.core.entry import AfterSession, CheckIn, Entry


class Vocabulary(NamedTuple):
    """The person's words, the newest first, for what they were used for."""

    sensations: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def vocabulary_of(entries: Iterable[Entry]) -> Vocabulary:
    """Gather what was named in some entries, given newest first."""
    # A dict keeps the order in which words first come and each of them once.
    sensations: dict[str, None] = {}
    feelings: dict[str, None] = {}
    people: dict[str, None] = {}
    sessions: dict[str, None] = {}
    tags: dict[str, None] = {}
    for entry in entries:
        tags |= dict.fromkeys(entry.tags)
        if isinstance(entry, CheckIn | AfterSession):
            sensations |= dict.fromkeys(word for felt in entry.body for word in felt.words)
            feelings |= dict.fromkeys(entry.feelings)
        if isinstance(entry, AfterSession):
            people |= dict.fromkeys([entry.person] if entry.person else [])
            sessions |= dict.fromkeys([entry.session] if entry.session else [])
    return Vocabulary(*map(tuple, (sensations, feelings, people, sessions, tags)))
