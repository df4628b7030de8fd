"""What flows are given: where things are, what time it is, the notebook and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from random import choice
from time import monotonic
from typing import TYPE_CHECKING, Any

from companion.store.paths import Places
from companion.store.settings import Settings

if TYPE_CHECKING:
    from companion.content.library import Library
    from companion.store.claims import Claims
    from companion.store.notebook import Notebook
    from companion.store.notices import Notice


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass
class Context:
    """Handed in, so that a test can have a still one: `now` is local, `clock` gives seconds, `choose`
    takes one of several at random.
    """

    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = _now
    clock: Callable[[], float] = monotonic
    choose: Callable[[Sequence[Any]], Any] = choice
    _untold: list[Notice] = field(default_factory=list)
    _told: set[Notice] = field(default_factory=set)

    @cached_property
    def notebook(self) -> Notebook:
        """What is kept; opened when it is first needed."""
        return self.open_notebook()

    @contextmanager
    def reading(self) -> Iterator[Notebook]:
        """Give the notebook for one reading, as `open_notebook` does; what it noticed is told soon."""
        notebook = self.open_notebook()
        try:
            yield notebook
        finally:
            self._untold += notebook.notices

    def take_notices(self) -> list[Notice]:
        """Give what was noticed about the notebook since the last time, each only once."""
        if "notebook" in vars(self):
            self._untold += self.notebook.notices
            self.notebook.notices.clear()
        found = [notice for notice in dict.fromkeys(self._untold) if notice not in self._told]
        self._told.update(found)
        self._untold.clear()
        return found

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.now().date()

    @cached_property
    def claims(self) -> Claims:
        """The drafts that this window is writing."""
        from companion.store.claims import Claims

        return Claims(self.places.drafts)

    def open_notebook(self) -> Notebook:
        """Give the same notebook by a handle of its own, for reading in another thread."""
        from companion.store.notebook import Notebook

        return Notebook(self.places.notebook, now=self.now)

    @property
    def library(self) -> Library:
        """All exercises, the person's own among them, in the person's order."""
        return self._exercises.ordered(self.settings.order)

    @cached_property
    def _exercises(self) -> Library:
        from companion.content.library import library

        return library(self.places.own_exercises)

    def read_exercises(self) -> None:
        """Read the exercises anew when they are next asked for: a file of the person's own has changed."""
        vars(self).pop("_exercises", None)

    def close(self) -> None:
        """Take from the backups what was removed; what can't be done now is done when it is next opened."""
        from contextlib import suppress

        from companion.store.errors import StoreError

        if "notebook" in vars(self):
            with suppress(StoreError):
                self.notebook.close()
