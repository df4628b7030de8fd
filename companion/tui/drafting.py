"""Keeps what is half said on disk, within a second of each change and out of the way of the keys."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn
from companion.store.drafts import Drafts
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

WAIT = 0.3
"""Seconds that a change waits for the next one, so that a word is written once and not letter by letter."""


class HalfSaid(Struct, frozen=True, omit_defaults=True):
    """An entry that isn't finished, the question it was left at, and whether it is in the notebook."""

    entry: CheckIn | AfterSession
    page: str = ""
    again: bool = False

    @property
    def name(self) -> str:
        """The name of its draft: each entry has its own, so that two windows don't write over each other."""
        return self.entry.id

    @property
    def empty(self) -> bool:
        """Whether nothing was said, or all of it taken back: then there is nothing to offer."""
        return not self.again and self.entry == type(self.entry)(id=self.entry.id, at=self.entry.at)

    @property
    def landing(self) -> bool:
        """Whether it was left within the landing."""
        return self.page.startswith("landing.")


def started(drafts: Drafts) -> list[HalfSaid]:
    """Give what was started and not finished, the newest first, as far as it can be read."""
    names = sorted(drafts.names(), key=lambda name: str(drafts.kept_at(name)), reverse=True)
    return [half for name in names if (half := read(drafts, name))]


def read(drafts: Drafts, name: str) -> HalfSaid | None:
    """Give one draft, None if there is none or it is from a version that says things differently."""
    found = drafts.get(name)
    if found is None:
        return None
    try:
        return msgspec.convert(found, HalfSaid)
    except msgspec.ValidationError:
        return None


class Drafting:
    """Writes the newest of what it is handed, one at a time; what is let go stays gone."""

    def __init__(self, app: CompanionApp) -> None:
        self.app = app
        self.drafts = Drafts(app.context.places.drafts)
        self._next: HalfSaid | None = None
        self._writing = asyncio.Lock()
        self._told = False

    def put(self, half: HalfSaid) -> None:
        """Have it written soon."""
        waiting = self._next is not None
        self._next = half
        if not waiting:
            # A worker of the app's own: one of the screen's would end with it.
            self.app.run_worker(self._soon(), group="drafts", exit_on_error=False)

    async def flush(self) -> None:
        """Write what waits now."""
        async with self._writing:
            half, self._next = self._next, None
            if half is None:
                return
            try:
                if half.empty:
                    await asyncio.to_thread(self.drafts.let_go, half.name)
                else:
                    await asyncio.to_thread(self.drafts.keep, half.name, half)
            except StoreError as error:
                self._tell(error)

    async def let_go(self, name: str) -> None:
        """Remove the draft, because it was kept as an entry or let go."""
        self._next = None
        async with self._writing:
            try:
                await asyncio.to_thread(self.drafts.let_go, name)
            except StoreError as error:
                self._tell(error)

    async def _soon(self) -> None:
        await asyncio.sleep(WAIT)
        await self.flush()

    def _tell(self, error: StoreError) -> None:
        """Say once that drafts can't be written; what is said stays on the screen all the same."""
        if not self._told:
            self._told = True
            self.app.notify(phrase(error.key, **error.facts), markup=False)
