"""The filters of a history: values that admit an entry or don't, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias
from unicodedata import normalize

from companion.core.entries import KindName, body_of, kind_of, rating_of, words_in
from companion.core.entry import AfterSession, Entry, State


@dataclass(frozen=True)
class Kind:
    """Entries of one kind."""

    kind: KindName

    def admits(self, entry: Entry) -> bool:
        """Whether the entry is of this kind."""
        return kind_of(entry) == self.kind


@dataclass(frozen=True)
class InState:
    """Entries that began in one state."""

    state: State

    def admits(self, entry: Entry) -> bool:
        """Whether this was the state when the entry began."""
        return rating_of(entry).state is self.state


@dataclass(frozen=True)
class WithPerson:
    """Sessions with one person, by the label that they were given."""

    person: str

    def admits(self, entry: Entry) -> bool:
        """Whether the session was with this person."""
        return isinstance(entry, AfterSession) and entry.person == self.person


@dataclass(frozen=True)
class Tagged:
    """Entries with a tag."""

    tag: str

    def admits(self, entry: Entry) -> bool:
        """Whether the entry has the tag."""
        return self.tag in entry.tags


@dataclass(frozen=True)
class About:
    """Entries that name one region of the body."""

    region: str

    def admits(self, entry: Entry) -> bool:
        """Whether the entry names the region."""
        return any(sensation.region == self.region for sensation in body_of(entry))


@dataclass(frozen=True)
class Since:
    """Entries of a day and after it, by the calendar where they were written."""

    day: date

    def admits(self, entry: Entry) -> bool:
        """Whether the entry is of this day or later."""
        return entry.at.date() >= self.day


@dataclass(frozen=True)
class Until:
    """Entries of a day and before it, by the calendar where they were written."""

    day: date

    def admits(self, entry: Entry) -> bool:
        """Whether the entry is of this day or earlier."""
        return entry.at.date() <= self.day


@dataclass(frozen=True)
class Saying:
    """Entries in whose text every one of some words is found, in capitals or not."""

    text: str

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(plain(self.text).split())

    def admits(self, entry: Entry) -> bool:
        """Whether each of the words is somewhere in the entry."""
        everything = plain("\n".join(words_in(entry)))
        return all(word in everything for word in self._words)


Filter: TypeAlias = Kind | InState | WithPerson | Tagged | About | Since | Until | Saying


def plain(text: str) -> str:
    """Give a text in the form in which texts are compared: capitals and ways of writing a sign are one."""
    return (text if text.isascii() else normalize("NFKC", text)).casefold()


def admitted(entries: Iterable[Entry], filters: Iterable[Filter]) -> list[Entry]:
    """Give the entries that every one of the filters admits, in their order."""
    # The cheap ones first: looking for words reads a whole entry.
    ordered = sorted(filters, key=lambda each: isinstance(each, Saying | About))
    return [entry for entry in entries if all(each.admits(entry) for each in ordered)]
