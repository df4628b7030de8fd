"""Locks a sealed notebook that is open: under the cover, after idle minutes, after the machine slept."""

from __future__ import annotations

import asyncio
from time import monotonic, time
from typing import Any

from textual import work
from textual.events import Event, InputEvent, Key, MouseDown

from companion.content.catalog import phrase
from companion.tui.cover import CoverApp
from companion.tui.screens.page import Page

LOOKS = 5.0
"""Seconds from one look at the clocks to the next."""
SLEPT = 30.0
"""Seconds that the time of day is ahead of the clock that stands still while the machine sleeps.

On Windows it goes on: there the next look is late by as much.
"""
TYPING = 3
"""How many times the minutes that are set words may wait in a line before it counts as idle too."""


class LockingApp(CoverApp):
    """An app that drops the key of a sealed notebook, and the pages that show entries."""

    has_locked = False
    """Whether a page was closed because the notebook was locked: its flow ends at home, not in the shell."""
    _used_at = 0.0
    _looked_at = 0.0
    _drift = 0.0

    def on_mount(self) -> None:
        """Look at the clocks from time to time."""
        self._used_at = self._looked_at = monotonic()
        self._drift = time() - monotonic()
        self.set_interval(LOOKS, self.lock_if_idle)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent):
            self._used_at = monotonic()
        if isinstance(event, Key | MouseDown) and not event.is_forwarded and self._lock_if_sealed():
            # It was meant for what has just been closed.
            return
        await super().on_event(event)

    def lock_if_idle(self) -> None:
        """Lock after the minutes that are set without a key, later where words are typed; after a sleep."""
        now, drift = monotonic(), time() - monotonic()
        slept = drift - self._drift > SLEPT or now - self._looked_at > LOOKS + SLEPT
        self._looked_at, self._drift = now, drift
        minutes = self.context.settings.lock_after
        idle = 0.0 if minutes == "never" else (now - self._used_at) / (60 * int(minutes))
        if self.context.is_open and (slept or idle > (TYPING if self._is_typing else 1)):
            self.lock()
        self._lock_if_sealed()

    def _lock_if_sealed(self) -> bool:
        """Close entries that another window has sealed since they were opened; whether a page was closed."""
        is_shown = any(page.SHOWS_ENTRIES for page in self._pages())
        if not is_shown or self.context.has_locked or not self.context.is_locked:
            return False
        is_closed = self._close_history()
        self._lock("locked.elsewhere")
        return is_closed

    @property
    def _is_typing(self) -> bool:
        # They take long to load, and home has neither.
        from textual.widgets import Input, TextArea

        match self.focused:
            case Input() as line:
                return bool(line.value)
            case TextArea() as area:
                return bool(area.text)
        return False

    def action_cover(self) -> None:
        """Cover the terminal, and lock."""
        super().action_cover()
        self.lock()

    def lock(self) -> None:
        """Lock the notebook, and close what shows entries; an entry that is being changed stays."""
        self.silence()
        self.context.stays_locked = True
        if self.context.is_open:
            self._save_own()
            self._close_history()
            self._lock()

    def lock_now(self) -> None:
        """Lock before this returns."""
        self.silence()
        self.context.stays_locked = True
        if self.context.is_open:
            self._save_own()
            self._close_history()
            self.context.lock()
            self._close_entries()
            self.show_own()

    def _save_own(self) -> None:
        for page in self._pages():
            page.save_own()

    def show_own(self) -> None:
        """Show own files on every page as they are now, locked or open."""
        for page in self._pages():
            page.show_own()

    def _pages(self) -> list[Page[Any]]:
        return [screen for screen in self.screen_stack if isinstance(screen, Page)]

    @work(group="locking")
    async def _lock(self, sentence: str = "locked.again") -> None:
        await asyncio.to_thread(self.context.lock)
        self._close_entries()
        self.show_own()
        self.notify(phrase(sentence))

    def _close_history(self) -> bool:
        stack = self._pages()
        pages = [at for at, screen in enumerate(stack) if screen.SHOWS_ENTRIES]
        # A page of another flow above it goes on; what shows entries closes when it is seen again.
        if not pages or any(screen.awaited for screen in stack[pages[0] + 1 :]):
            return False
        self.has_locked = True
        while self.screen is not stack[pages[0]]:
            self.pop_screen()
        stack[pages[0]].dismiss(None)
        return True

    def _close_entries(self) -> None:
        """Close entries that a flow shows, such as an import: it finds out then that all is locked."""
        if isinstance(here := self.screen, Page) and here.SHOWS_ENTRIES and here.awaited:
            self.has_locked = True
            here.dismiss(None)
