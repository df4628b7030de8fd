"""What earlier practices show, read from the notebook while somebody is busy with a step."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from itertools import islice

from companion.content.library import usual
from companion.core.entry import UNRATED, AfterSession, CheckIn, Entry, Practice, Rating
from companion.core.outcomes import Outcome, count_outcomes, with_enough_times
from companion.core.suggest import Moment, Person, Suggestion, suggest
from companion.flows.context import Context
from companion.store.errors import StoreError
from companion.store.settings import Settings

MOST_PRACTICES = 500
MOST_ENTRIES = 3000
"""How far back is looked: what helped years ago says less, and nobody waits for it."""
MOST_SENTENCES = 7
STILL_SO = timedelta(minutes=20)
"""For how long an answer to "how is it?" is taken to be still true."""


class PracticeLog:
    """Reads once, in a thread of its own; until that is done it knows nothing, and that is no trouble.

    It begins `later`, in seconds, or as soon as somebody waits for it. `rating` is how it was in the
    last entry, where that is not long ago. `add` tells it of what was done since, so that a word said
    a minute ago counts.
    """

    def __init__(self, context: Context, later: float = 0.0) -> None:
        self._context = context
        self._earlier: tuple[Practice, ...] = ()
        self.rating = UNRATED
        self._since: dict[str, Practice] = {}
        self._wanted = asyncio.Event()
        self._reading = asyncio.create_task(self._read(later))

    async def _read(self, later: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wanted.wait(), later)
        self._earlier, self.rating = await asyncio.to_thread(_read, self._context)

    async def ready(self) -> None:
        """Wait until everything is read."""
        self._wanted.set()
        await self._reading

    def add(self, practice: Practice) -> None:
        """Take in a practice, or what was said about it since."""
        self._since[practice.id] = practice

    def sentences(self, key: str) -> tuple[str, ...]:
        """What was written in an exercise at other times, the last first, each once."""
        said = (words for p in self._all() if p.exercise == key for words in reversed(p.noticed))
        return tuple(islice(dict.fromkeys(said), MOST_SENTENCES))

    def suggest(self, moment: Moment) -> tuple[Suggestion, ...]:
        """Say what fits a moment, with all that is known and set."""
        settings = self._context.settings
        # The first exercise says something about a person only where they have chosen it.
        first = settings.first_exercise if settings.first_exercise != Settings().first_exercise else ""
        person = Person(settings.hidden, settings.pinned, first, count_outcomes(self._all()))
        return suggest(self._context.library, moment, person, usual())

    def evidence(self, key: str) -> tuple[Outcome, ...]:
        """What earlier times with one exercise show, as far as they are enough to say anything."""
        return with_enough_times(
            count_outcomes(practice for practice in self._all() if practice.exercise == key).get(key, {})
        )

    def _all(self) -> tuple[Practice, ...]:
        earlier = (practice for practice in self._earlier if practice.id not in self._since)
        return (*reversed(self._since.values()), *earlier)


def _read(context: Context) -> tuple[tuple[Practice, ...], Rating]:
    """Read the last practices through a notebook of their own, which no other thread is using."""
    try:
        with context.reading() as notebook:
            entries = list(islice(notebook.entries(), MOST_ENTRIES))
    except StoreError:
        return (), UNRATED
    practices = [entry for entry in entries if isinstance(entry, Practice)]
    return tuple(practices[:MOST_PRACTICES]), _recent(entries[0], context) if entries else UNRATED


def _recent(entry: Entry, context: Context) -> Rating:
    """How it was in an entry of a little while ago, after it rather than before."""
    if not timedelta(0) <= context.now() - entry.at <= STILL_SO:
        return UNRATED
    match entry:
        case Practice():
            return entry.after or entry.before
        case CheckIn():
            return entry.later or entry.rating
        case AfterSession():
            return entry.left
