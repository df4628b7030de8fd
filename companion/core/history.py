"""The history as a value: entries, the filters on them, and what they say together.

chest = history & Kind("checkin") & About("chest")
len(chest), chest.facts, chest - About("chest")
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from companion.core.entries import KINDS, KindName
from companion.core.entry import AfterSession, Entry, State
from companion.core.filters import (
    About,
    Filter,
    InState,
    Kind,
    Saying,
    Since,
    Tagged,
    Until,
    WithPerson,
    admitted,
)


@dataclass(frozen=True)
class Facts:
    """What a history is about, for a sentence; each is empty where nothing was asked for."""

    count: int = 0
    kinds: tuple[KindName, ...] = ()
    states: tuple[State, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sayings: tuple[str, ...] = ()


@dataclass(frozen=True)
class History:
    """Entries, newest first, seen through filters; both stay as they are, a change gives a new one."""

    kept: tuple[Entry, ...] = ()
    filters: frozenset[Filter] = frozenset()

    def __and__(self, another: Filter) -> History:
        return History(self.kept, self.filters | {another})

    def __sub__(self, one: Filter) -> History:
        return History(self.kept, self.filters - {one})

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that all filters admit, newest first."""
        return tuple(admitted(self.kept, self.filters))

    @property
    def facts(self) -> Facts:
        """What this history is about, and how many entries it has."""
        return facts(self.filters, len(self))


def facts(filters: frozenset[Filter], count: int) -> Facts:
    """Put filters and a count in the order in which they are said; of two days the narrower is said."""
    return Facts(
        count,
        kinds=tuple(kind for kind in KINDS if Kind(kind) in filters),
        states=tuple(state for state in State if InState(state) in filters),
        people=tuple(sorted(f.person for f in filters if isinstance(f, WithPerson))),
        tags=tuple(sorted(f.tag for f in filters if isinstance(f, Tagged))),
        regions=tuple(sorted(f.region for f in filters if isinstance(f, About))),
        since=max((f.day for f in filters if isinstance(f, Since)), default=None),
        until=min((f.day for f in filters if isinstance(f, Until)), default=None),
        sayings=tuple(sorted(f.text for f in filters if isinstance(f, Saying))),
    )


def sessions_with(entries: tuple[Entry, ...], person: str) -> tuple[AfterSession, ...]:
    """Give what was said after each session with one person, oldest first."""
    found = [e for e in entries if isinstance(e, AfterSession) and e.person == person]
    return tuple(sorted(found, key=lambda entry: entry.at))


def people_in(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Give the people of the sessions by name, each once."""
    people = {e.person for e in entries if isinstance(e, AfterSession) and e.person}
    return tuple(sorted(people, key=str.casefold))
