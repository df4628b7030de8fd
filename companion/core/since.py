"""What was written since the last session with one person: body, hardest and easiest days, what to bring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from companion.core.body_counts import Counts, count_regions
from companion.core.entries import sessions_with
from companion.core.entry import AfterSession, CheckIn, Entry, Led, Practice, Rating, State, unsettled
from companion.core.to_bring import lines_to_bring

SESSIONS_BACK = 3
"""Sessions of which the lines that were brought are shown, too; open lines are shown from all of them."""
DAYS = 3
"""How many of the hardest and of the easiest days are named at most."""


class Moment(NamedTuple):
    """A rating, and the entry in which it was given."""

    rating: Rating
    entry: Entry


class LineToBring(NamedTuple):
    """A line to bring, and the entry about the session after which it was written."""

    words: str
    session: AfterSession

    @property
    def brought(self) -> bool:
        """Whether it is marked as brought."""
        return self.words in self.session.brought


@dataclass(frozen=True)
class SinceMet:
    """What was written since the last session with a person, and what is open since then.

    `count` is how many entries there are, `body` what they name in the body. `hardest` and `easiest` have one
    moment a day, the hardest and the easiest day first. `to_bring` are the lines of the last sessions and
    those of older ones that were not brought, the newest session first.
    """

    last: AfterSession
    count: int
    body: Counts
    hardest: tuple[Moment, ...]
    easiest: tuple[Moment, ...]
    to_bring: tuple[LineToBring, ...]


def since_met(entries: Iterable[Entry], person: str) -> SinceMet | None:
    """Return what is among entries since the last session with a person; None without a session."""
    entries = tuple(entries)
    sessions = sessions_with(entries, person)
    if not sessions:
        return None
    last = sessions[-1]
    later = [entry for entry in entries if entry.at > last.at and not isinstance(entry, Led)]
    return SinceMet(
        last,
        len(later),
        count_regions(later),
        hardest_days(later),
        easiest_days(later),
        tuple(_to_bring(sessions)),
    )


def _to_bring(sessions: Sequence[AfterSession]) -> Iterator[LineToBring]:
    recent = sessions[-SESSIONS_BACK:]
    for session in reversed(sessions):
        for line in (LineToBring(words, session) for words in lines_to_bring(session)):
            if session in recent or not line.brought:
                yield line


def hardest_days(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """Return the hardest moment of each of the hardest days: by state first, then by number, then by day.

    A number without a state counts from where a landing would be offered.
    """
    hardest = [max(moments, key=_hardness) for moments in _by_day(entries).values()]
    return tuple(sorted(filter(_is_hard, hardest), key=_hardness, reverse=True)[:DAYS])


def easiest_days(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """Return a settled moment of each of the easiest days: those on which no moment was hard.

    The lowest number that was given on a day counts first, then the newest day.
    """
    found: list[tuple[int, date, Moment]] = []
    for day, moments in _by_day(entries).items():
        settled = [moment for moment in moments if moment.rating.state is State.SETTLED]
        if settled and not any(map(_is_hard, moments)):
            found.append((-max(map(_strength, moments)), day, settled[0]))
    return tuple(moment for *_, moment in sorted(found, key=lambda each: each[:2], reverse=True)[:DAYS])


def _by_day(entries: Iterable[Entry]) -> dict[date, list[Moment]]:
    days: defaultdict[date, list[Moment]] = defaultdict(list)
    for entry in entries:
        for rating in filter(None, _ratings(entry)):
            days[entry.at.date()].append(Moment(rating, entry))
    return days


def _ratings(entry: Entry) -> Sequence[Rating]:
    match entry:
        case Practice():
            return entry.before, entry.after
        case CheckIn():
            return entry.rating, entry.later
        case AfterSession():
            return entry.left, *((entry.landing.before, entry.landing.after) if entry.landing else ())
        case Led():
            return ()


def _strength(moment: Moment) -> int:
    """Return how strong a state is; a number with settled is no strength of an alarm."""
    return 0 if moment.rating.state is State.SETTLED else moment.rating.intensity or 0


def _is_hard(moment: Moment) -> bool:
    return unsettled(moment.rating) and moment.rating.state is not State.SETTLED


def _hardness(moment: Moment) -> tuple[bool, bool, int, date]:
    state, number = moment.rating.state, moment.rating.intensity or 0
    return _is_hard(moment), state in (State.UP, State.FLAT), number, moment.entry.at.date()
