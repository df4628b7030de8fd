"""The person's own words from earlier entries, offered again in forms.

They are read from the entries and stored nowhere else, so the words of a deleted entry are gone from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from companion.core.entry import AfterSession, CheckIn, Entry, Led, Practice


class Vocabulary(NamedTuple):
    """Words by what they were used for, each once, the most recent first."""

    sensations: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    led: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def vocabulary_of(entries: Iterable[Entry]) -> Vocabulary:
    """Return the words in `entries`, which come newest first."""
    # Dicts keep the order in which words first come, and each word once.
    found: tuple[dict[str, None], ...] = tuple({} for _ in Vocabulary._fields)
    for entry in entries:
        for words, more in zip(found, _words_of(entry), strict=True):
            words.update(dict.fromkeys(filter(None, more)))
    return Vocabulary(*map(tuple, found))


def _words_of(entry: Entry) -> Vocabulary:
    if isinstance(entry, Practice):
        return Vocabulary(tags=entry.tags)
    sensations = tuple(word for felt in entry.body for word in felt.words)
    match entry:
        case CheckIn():
            return Vocabulary(sensations, entry.feelings, tags=entry.tags)
        case AfterSession():
            named = (entry.person,), (entry.session,)
            return Vocabulary(sensations, entry.feelings, *named, tags=entry.tags)
        case Led():
            return Vocabulary(sensations, led=(entry.person,), tags=entry.tags)
