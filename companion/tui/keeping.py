"""Puts entries into the notebook, and stays with somebody whose words can't be written just now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.core.entry import Entry
    from companion.tui.app import CompanionApp


async def keep(app: CompanionApp, entry: Entry, *, again: bool) -> bool:
    """Add an entry, or change it if it is there `again`; ask what to do when that fails.

    True when it is kept, False when somebody let it go.
    """
    while True:
        try:
            notebook = app.world.notebook
            await asyncio.to_thread(notebook.change if again else notebook.add, entry)
        except StoreError as error:
            from companion.tui.screens.not_saved import NotSaved

            if not await app.push_screen_wait(NotSaved(error, entry)):
                return False
        else:
            return True
