"""Drafts of entries: on disk within a second of each change, until the entry is saved or discarded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Lock, Timer
from time import monotonic, sleep

import msgspec
from msgspec import Struct

from companion.core.entry import Entry, Practice, Timestamp
from companion.store.drafts import Drafts
from companion.store.errors import Problem, StoreError

WAIT = 0.3
"""Seconds from a change to writing it, so that a word is written once and not letter by letter."""
RETRY = 1.0
"""Seconds from a draft that could not be written to the next attempt."""
POLL = 0.1
"""Seconds between two attempts when there is little time left."""


class Draft(Struct, frozen=True, omit_defaults=True):
    """An unfinished entry, the field of the question it was left at, and whether it was saved before.

    `begun` is when a saved entry was opened again, `before` how it was then. The names of the fields are
    those in the files.
    """

    entry: Entry
    page: str = ""
    again: bool = False
    begun: Timestamp | None = None
    before: Entry | None = None

    @property
    def name(self) -> str:
        """The draft's name: each entry has its own, so that two windows don't overwrite each other's."""
        return self.entry.id

    @property
    def began(self) -> datetime:
        """When the person began to write it."""
        return self.begun or self.entry.at

    @property
    def empty(self) -> bool:
        """Whether nothing was answered, so that there is nothing to find again."""
        if isinstance(self.entry, Practice):
            return not (self.again or self.entry.noticed or self.entry.put_away)
        return not self.again and self.entry == self.base

    @property
    def base(self) -> Entry | None:
        """The entry as it was before anything was answered; None if that isn't known."""
        if self.again or isinstance(self.entry, Practice):
            return self.before
        return type(self.entry)(id=self.entry.id, at=self.entry.at)

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


def read_copy(drafts: Drafts, path: Path) -> Draft | None:
    """Return a copy of a draft; None if this version can't read it."""
    try:
        return msgspec.convert(drafts.get_copy(path), Draft | None)
    except msgspec.ValidationError:
        return None


class DraftWriter:
    """Writes the newest draft that it was given, from a thread of its own; what fails is tried again.

    A change waits `wait` seconds for the next one; 0 writes at once, in the thread of the caller, and once.
    `problem` is why the newest draft can't be written, None as soon as it is.
    """

    def __init__(self, drafts: Drafts, wait: float = WAIT) -> None:
        self.problem: StoreError | None = None
        self._drafts = drafts
        self._wait = wait
        self._next: Draft | None = None
        self._timer: Timer | None = None
        self._changing = Lock()
        self._writing = Lock()
        self._stopped = False

    @property
    def waiting(self) -> Draft | None:
        """The draft that is not written yet."""
        return self._next

    def put(self, draft: Draft) -> None:
        """Write a draft soon, unless a newer one comes before."""
        with self._changing:
            self._next = draft
            self._start(self._wait)
        if not self._wait:
            self.flush()

    def flush(self) -> None:
        """Write now what waits; a draft with no answers is deleted instead."""
        with self._writing:
            draft = self._take()
            if draft is None:
                return
            try:
                if draft.empty:
                    self._drafts.delete(draft.name)
                else:
                    self._drafts.save(draft.name, draft)
            except StoreError as error:
                self._failed(draft, error)
            else:
                self.problem = None

    def write(self) -> None:
        """Write now what waits. Raises StoreError; it waits still, then."""
        self.flush()
        if self.problem:
            raise self.problem

    def write_within(self, seconds: float) -> bool:
        """Try to write what waits for some seconds; return whether it is written."""
        until = monotonic() + seconds
        self.flush()
        while self.problem and monotonic() < until:
            sleep(POLL)
            self.flush()
        return self.problem is None

    def delete(self, name: str) -> None:
        """Delete a draft, because the entry was saved or discarded. Raises StoreError."""
        with self._writing:
            self._take()
            self.problem = None
            self._drafts.delete(name)

    def stop(self) -> None:
        """Try no more."""
        with self._changing:
            self._stopped = True
            if self._timer:
                self._timer.cancel()

    def _start(self, seconds: float) -> None:
        if self._wait and self._timer is None and not self._stopped:
            self._timer = Timer(seconds, self.flush)
            self._timer.daemon = True
            self._timer.start()

    def _failed(self, draft: Draft, error: StoreError) -> None:
        """Keep a draft for the next attempt, unless a newer one has come or nothing would be lost with it."""
        # Of a disk that is missing, the path of the notebook says more.
        path = error.path if error.problem is Problem.NOTEBOOK_GONE else self._drafts.folder
        self.problem = None if draft.empty else StoreError(error.problem, path, error.code)
        with self._changing:
            if self._next is None:
                self._next = draft
            self._start(RETRY)

    def _take(self) -> Draft | None:
        with self._changing:
            if self._timer:
                self._timer.cancel()
            draft, self._next, self._timer = self._next, None, None
            return draft
