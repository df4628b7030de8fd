"""What earlier practices show, for what is offered next."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from threading import Lock

from companion.content.library import orders
from companion.core.entry import UNRATED, AfterSession, CheckIn, Entry, Led, Practice, Rating
from companion.core.moment import Moment
from companion.core.outcomes import NOTHING, Outcome, count_outcomes, with_enough_times
from companion.core.suggest import Person, Suggestion, suggest
from companion.flows.context import Context
from companion.store.errors import StoreError
from companion.store.settings import Settings

MOST_PRACTICES = 500
MOST_ENTRIES = 3000
"""How many of the newest are read: what helped years ago says less, and reading takes time."""
MOST_SENTENCES = 7
RECENT = timedelta(minutes=20)
"""How long a rating still counts as the present one."""


class PracticeLog:
    """The person's newest practices. Until `read` has been called only those since then are known.

    `rating` is the last one given, where that is not long ago.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._earlier: tuple[Practice, ...] = ()
        self.rating = UNRATED
        self._since: dict[str, Practice] = {}
        self._reading = Lock()
        self._is_read = False

    def read(self) -> None:
        """Read the notebook, once; slow, for a thread. What can't be read is taken as nothing."""
        with self._reading:
            if not self._is_read:
                self._earlier, self.rating = _read(self._context)
                self._is_read = True

    def add(self, practice: Practice) -> None:
        """Add a practice of this session, or put it in the place of what it was."""
        self._since[practice.id] = practice

    def sentences(self, key: str) -> tuple[str, ...]:
        """Return what was written in an exercise at other times, newest first, each once."""
        sentences = (words for p in self._all() if p.exercise == key for words in reversed(p.noticed))
        return tuple(islice(dict.fromkeys(sentences), MOST_SENTENCES))

    def suggest(self, moment: Moment) -> tuple[Suggestion, ...]:
        """Return what fits a moment, by the person's settings and practices."""
        settings = self._context.settings
        # The first exercise says something about a person only where they have chosen it.
        first = settings.first_exercise if settings.first_exercise != Settings().first_exercise else ""
        person = Person(settings.hidden, settings.pinned, first, count_outcomes(self._all()))
        return suggest(self._context.library, moment, person, orders())

    def evidence(self, key: str) -> tuple[Outcome, ...]:
        """Return what earlier practices of one exercise show, where there are enough of them."""
        return with_enough_times(count_outcomes(self._all()).get(key, {}))

    def outcome(self, key: str) -> Outcome:
        """Return the counts of all practices of one exercise, however few they are."""
        practices = (practice for practice in self._all() if practice.exercise == key)
        return count_outcomes(practices).get(key, {}).get(None, NOTHING)

    def _all(self) -> tuple[Practice, ...]:
        earlier = (practice for practice in self._earlier if practice.id not in self._since)
        return (*reversed(self._since.values()), *earlier)


def _read(context: Context) -> tuple[tuple[Practice, ...], Rating]:
    try:
        lately = islice(context.notebook.entries(), MOST_ENTRIES)
        entries = [entry for entry in lately if not isinstance(entry, Led)]
    except StoreError:
        return (), UNRATED
    practices = [entry for entry in entries if isinstance(entry, Practice)]
    return tuple(practices[:MOST_PRACTICES]), _recent(entries[0], context) if entries else UNRATED


def _recent(entry: Entry, context: Context) -> Rating:
    """Return the last rating of an entry made in the last 20 minutes."""
    if not timedelta(0) <= context.now() - entry.at <= RECENT:
        return UNRATED
    match entry:
        case Practice():
            return entry.after or entry.before
        case CheckIn():
            return entry.later or entry.rating
        case AfterSession():
            return entry.left
        case Led():
            return UNRATED
