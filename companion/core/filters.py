"""The filters of a history: each admits an entry or does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar, TypeAlias
from unicodedata import normalize

from msgspec import Struct

from companion.core.entries import KINDS, KindName, body_of, kind_of, people_in, rating_of, words_in
from companion.core.entry import AfterSession, Entry, State


class _Filter(Struct, frozen=True):
    """What all filters share.

    `several` says that two of a kind may be on at once, `cheap` that an entry need not be read whole,
    `name` is the name in the content.
    """

    name: ClassVar[str]
    several: ClassVar[bool] = False
    cheap: ClassVar[bool] = True

    def admits(self, entry: Entry) -> bool:
        """Whether the entry passes."""
        raise NotImplementedError

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> Sequence[Filter]:
        """Return the filters of this kind that find something in some entries; none where a date is typed."""
        return ()


class Kind(_Filter, frozen=True):
    """Entries of one kind."""

    name = "kind"
    kind: KindName

    def admits(self, entry: Entry) -> bool:
        return kind_of(entry) == self.kind

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> Sequence[Kind]:
        return [cls(kind) for kind in KINDS]


class InState(_Filter, frozen=True):
    """Entries that began in one state."""

    name = "state"
    state: State

    def admits(self, entry: Entry) -> bool:
        return rating_of(entry).state is self.state

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> Sequence[InState]:
        return [cls(state) for state in State]


class WithPerson(_Filter, frozen=True):
    """Sessions with one person, by the name that the person was given."""

    name = "person"
    person: str

    def admits(self, entry: Entry) -> bool:
        return isinstance(entry, AfterSession) and entry.person == self.person

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> Sequence[WithPerson]:
        return [cls(person) for person in people_in(entries)]


class Tagged(_Filter, frozen=True):
    """Entries with a tag."""

    name = "tag"
    several = True
    tag: str

    def admits(self, entry: Entry) -> bool:
        return self.tag in entry.tags

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> Sequence[Tagged]:
        return [cls(tag) for tag in _sorted(tag for entry in entries for tag in entry.tags)]


class About(_Filter, frozen=True):
    """Entries that name one region of the body."""

    name = "region"
    several = True
    cheap = False
    region: str

    def admits(self, entry: Entry) -> bool:
        return any(sensation.region == self.region for sensation in body_of(entry))

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> Sequence[About]:
        return [cls(region) for region in _sorted(felt.region for each in entries for felt in body_of(each))]


class Since(_Filter, frozen=True):
    """Entries of a day and after it, by the calendar where they were written."""

    name = "since"
    day: date

    def admits(self, entry: Entry) -> bool:
        return entry.at.date() >= self.day


class Until(_Filter, frozen=True):
    """Entries of a day and before it, by the calendar where they were written."""

    name = "until"
    day: date

    def admits(self, entry: Entry) -> bool:
        return entry.at.date() <= self.day


class Containing(_Filter, frozen=True, dict=True):
    """Entries whose text contains each of some words, in capitals or not."""

    name = "containing"
    cheap = False
    text: str

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(plain(self.text).split())

    def admits(self, entry: Entry) -> bool:
        text = plain("\n".join(words_in(entry)))
        return all(word in text for word in self._words)


Filter: TypeAlias = Kind | InState | WithPerson | Tagged | About | Since | Until | Containing
FILTERS: tuple[type[Filter], ...] = (Kind, InState, WithPerson, Tagged, About, Since, Until, Containing)
"""All kinds of filter, in the order in which they are offered; a Containing is typed on a line of its own."""


def plain(text: str) -> str:
    """Return a text in the form in which texts are compared, without capitals or ways of writing a sign."""
    return (text if text.isascii() else normalize("NFKC", text)).casefold()


def admitted(entries: Iterable[Entry], filters: Iterable[Filter]) -> list[Entry]:
    """Return the entries that all filters admit, in their order."""
    ordered = sorted(filters, key=lambda each: not each.cheap)
    return [entry for entry in entries if all(each.admits(entry) for each in ordered)]


def with_added(filters: Iterable[Filter], added: Iterable[Filter]) -> tuple[Filter, ...]:
    """Return the filters with some more, each in the place of one of its kind unless there may be several."""
    new = tuple(added)
    replaced = {type(each) for each in new if not each.several}
    return tuple(dict.fromkeys((*(each for each in filters if type(each) not in replaced), *new)))


def _sorted(values: Iterable[str]) -> Iterator[str]:
    return iter(sorted(set(values), key=str.casefold))
