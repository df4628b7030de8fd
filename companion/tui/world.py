"""What the screens are handed of the world: where things are, what time it is, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from random import choice
from time import monotonic
from typing import TYPE_CHECKING, Any

from companion.store.paths import Places
from companion.store.settings import Settings

if TYPE_CHECKING:
    from companion.content.exercises import Library
    from companion.store.claims import Claims
    from companion.store.notebook import Notebook


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass
class World:
    """Handed in, so that a test can have a still one: `now` is local, `clock` gives seconds, `choose`
    takes one of several at random.
    """

    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = _now
    clock: Callable[[], float] = monotonic
    choose: Callable[[Sequence[Any]], Any] = choice

    @cached_property
    def notebook(self) -> Notebook:
        """What is kept; opened when it is first needed."""
        return self.open_notebook()

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
        from companion.content.exercises import library

        return library(self.places.own_exercises)

    def close(self) -> None:
        """Take from the backups what was removed; what can't be done now is done when it is next opened."""
        from contextlib import suppress

        from companion.store.errors import StoreError

        if "notebook" in vars(self):
            with suppress(StoreError):
                self.notebook.close()
