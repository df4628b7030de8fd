"""Drafts of entries: on disk within a second of each change, until the entry is saved or discarded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock, Timer

import msgspec
from msgspec import Struct

from companion.core.entry import Entry, Practice
from companion.store.drafts import Drafts
from companion.store.errors import StoreError

WAIT = 0.3
"""Seconds from a change to writing it, so that a word is written once and not letter by letter."""


class Draft(Struct, frozen=True, omit_defaults=True):
    """An unfinished entry, the field of the question it was left at, and whether it was saved before.

    The names of the fields are those in the files.
    """

    entry: Entry
    page: str = ""
    again: bool = False

    @property
    def name(self) -> str:
        """The draft's name: each entry has its own, so that two windows don't overwrite each other's."""
        return self.entry.id

    @property
    def empty(self) -> bool:
        """Whether nothing was answered, so that there is nothing to find again."""
        if self.again or isinstance(self.entry, Practice):
            return False
        return self.entry == type(self.entry)(id=self.entry.id, at=self.entry.at)

    @property
    def in_landing(self) -> bool:
        """Whether it was left within the landing."""
        return self.page.startswith("landing.")


def all_drafts(drafts: Drafts) -> list[Draft]:
    """Return the drafts that can be read, the most recently written first."""
    return [draft for name in drafts.names() if (draft := read_draft(drafts, name))]


def read_draft(drafts: Drafts, name: str) -> Draft | None:
    """Return a draft by name; None if there is none, or it was written by a version that differs."""
    try:
        return msgspec.convert(drafts.get(name), Draft | None)
    except msgspec.ValidationError:
        return None


class DraftWriter:
    """Writes the newest draft that it was given, from a thread of its own.

    A change waits `wait` seconds for the next one; 0 writes at once, in the thread of the caller. The
    first error is handed to `failed`, in whichever thread it comes up; the later ones say the same.
    """

    def __init__(self, drafts: Drafts, failed: Callable[[StoreError], None], wait: float = WAIT) -> None:
        self._drafts = drafts
        self._failed = failed
        self._wait = wait
        self._next: Draft | None = None
        self._timer: Timer | None = None
        self._changing = Lock()
        self._writing = Lock()
        self._has_failed = False

    def put(self, draft: Draft) -> None:
        """Write a draft soon, unless a newer one comes before."""
        with self._changing:
            self._next = draft
            if self._wait and self._timer is None:
                self._timer = Timer(self._wait, self.flush)
                self._timer.daemon = True
                self._timer.start()
        if not self._wait:
            self.flush()

    def flush(self) -> None:
        """Write now what waits; a draft with no answers is deleted instead."""
        with self._writing:
            draft = self._take()
            if draft and draft.empty:
                self._try(partial(self._drafts.delete, draft.name))
            elif draft:
                self._try(partial(self._drafts.save, draft.name, draft))

    def delete(self, name: str) -> None:
        """Delete a draft, because the entry was saved or discarded."""
        with self._writing:
            self._take()
            self._try(partial(self._drafts.delete, name))

    def _take(self) -> Draft | None:
        with self._changing:
            if self._timer:
                self._timer.cancel()
            draft, self._next, self._timer = self._next, None, None
            return draft

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except StoreError as error:
            if not self._has_failed:
                self._has_failed = True
                self._failed(error)
