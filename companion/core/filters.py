"""The filters of a history: each admits an entry or does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

from msgspec import Struct

from companion.core.bare import bare
from companion.core.entries import KINDS, KindName, body_of, kind_of, people_in, rating_of, words_in
from companion.core.entry import AfterSession, Entry, Led, State


class _Filter(Struct, frozen=True):
    """What all filters share.

    `several` says that two of a kind may be on at once, `cheap` that an entry need not be read whole,
    `name` is the name in the content. `values` returns what a filter of this kind may be about, so that it
    finds something in some entries; nothing where that is typed.
    """

    name: ClassVar[str]
    several: ClassVar[bool] = False
    cheap: ClassVar[bool] = True
    values: ClassVar[Any] = staticmethod(lambda entries: ())

    def admits(self, entry: Entry) -> bool:
        """Whether the entry passes."""
        raise NotImplementedError

    @classmethod
    def choices(cls, entries: Iterable[Entry]) -> list[Any]:
        """Return the filters of this kind that find something in some entries."""
        kind: Callable[[Any], Any] = cls
        return [kind(value) for value in cls.values(entries)]


class Kind(_Filter, frozen=True):
    """Entries of one kind."""

    name = "kind"
    values = staticmethod(lambda entries: KINDS)
    kind: KindName

    def admits(self, entry: Entry) -> bool:
        return kind_of(entry) == self.kind


class InState(_Filter, frozen=True):
    """Entries that began in one state."""

    name = "state"
    values = staticmethod(lambda entries: State)
    state: State

    def admits(self, entry: Entry) -> bool:
        return rating_of(entry).state is self.state


class WithPerson(_Filter, frozen=True):
    """Sessions with one person, by the name that the person was given."""

    name = "person"
    values = staticmethod(people_in)
    person: str

    def admits(self, entry: Entry) -> bool:
        return isinstance(entry, AfterSession) and entry.person == self.person


class Tagged(_Filter, frozen=True):
    """Entries with a tag."""

    name = "tag"
    values = staticmethod(lambda entries: _sorted(tag for entry in entries for tag in entry.tags))
    several = True
    tag: str

    def admits(self, entry: Entry) -> bool:
        return self.tag in entry.tags


class About(_Filter, frozen=True):
    """Entries that name one region of the body."""

    name = "region"
    values = staticmethod(lambda entries: _sorted(felt.region for each in entries for felt in body_of(each)))
    several = True
    cheap = False
    region: str

    def admits(self, entry: Entry) -> bool:
        return any(sensation.region == self.region for sensation in body_of(entry))


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
    """Entries whose text contains each of some words, in capitals or not.

    `keys` has for each of the words the keys of those that the lists show with it, where it isn't in the key.
    """

    name = "containing"
    cheap = False
    text: str
    keys: tuple[frozenset[str], ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, as `bare` returns them."""
        return tuple(bare(self.text).split())

    def admits(self, entry: Entry) -> bool:
        found = list(words_in(entry))
        text = bare("\n".join(found))
        keys = dict(zip(self.words, self.keys, strict=False))
        return all(word in text or any(key in found for key in keys.get(word, ())) for word in self.words)


Filter: TypeAlias = Kind | InState | WithPerson | Tagged | About | Since | Until | Containing
FILTERS: tuple[type[Filter], ...] = (Kind, InState, WithPerson, Tagged, About, Since, Until, Containing)
"""All kinds of filter, in the order in which they are offered; a Containing is typed on a line of its own."""


def admitted(entries: Iterable[Entry], filters: Iterable[Filter]) -> list[Entry]:
    """Return the entries that all filters admit, in their order; sessions that were led by theirs alone."""
    ordered = sorted(filters, key=lambda each: not each.cheap)
    own = not any(isinstance(each, Kind) and each.kind == "led" for each in ordered)
    found = (entry for entry in entries if not (own and isinstance(entry, Led)))
    return [entry for entry in found if all(each.admits(entry) for each in ordered)]


def words_of(filters: Iterable[Filter]) -> tuple[str, ...]:
    """Return the words that are searched for, as `bare` returns them."""
    return tuple(word for one in filters if isinstance(one, Containing) for word in one.words)


def with_added(filters: Iterable[Filter], added: Iterable[Filter]) -> tuple[Filter, ...]:
    """Return the filters with some more, each in the place of one of its kind unless there may be several."""
    new = tuple(added)
    replaced = {type(each) for each in new if not each.several}
    return tuple(dict.fromkeys((*(each for each in filters if type(each) not in replaced), *new)))


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted(set(values), key=str.casefold)
