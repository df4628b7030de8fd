"""What the screens are handed of the world: where things are, what time it is, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from companion.store.paths import Places
from companion.store.settings import Settings

if TYPE_CHECKING:
    from companion.content.exercises import Library
    from companion.store.notebook import Notebook


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass
class World:
    """Handed in, so that a test can have a still one: `now` is the local time, `clock` gives seconds."""

    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = _now
    clock: Callable[[], float] = monotonic

    @cached_property
    def notebook(self) -> Notebook:
        """What is kept; opened when it is first needed."""
        return self.open_notebook()

    def open_notebook(self) -> Notebook:
        """Give the same notebook by a handle of its own, for reading in another thread."""
        from companion.store.notebook import Notebook

        return Notebook(self.places.notebook, now=self.now)

    @cached_property
    def library(self) -> Library:
        """All exercises, the person's own among them."""
        from companion.content.exercises import library

        return library(self.places.own_exercises)
