"""Puts entries into the notebook, and stays with somebody whose words can't be written just now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from companion.content.catalog import phrase
from companion.store.errors import StoreError

NOTICE_SECONDS = 30

if TYPE_CHECKING:
    from companion.core.entry import Entry
    from companion.tui.app import CompanionApp


async def keep(app: CompanionApp, entry: Entry, *, again: bool) -> bool:
    """Add an entry, or put it in the place of what it was; ask what to do when that fails.

    `again` is for an entry that was kept before, or let go when it could not be.

    True when it is kept, False when somebody let it go.
    """
    from companion.export.save import save_elsewhere
    from companion.tui.screens.not_saved import NotSaved

    notebook = app.context.notebook
    in_notebook: Callable[[], None] = partial(notebook.restore if again else notebook.add, entry)
    write = in_notebook
    while True:
        try:
            await asyncio.to_thread(write)
        except StoreError as error:
            if app.unattended:
                return False
            decision = await app.push_screen_wait(NotSaved(error))
            if decision == "let_go":
                return False
            write = (
                in_notebook
                if not decision or decision == "again"
                else partial(save_elsewhere, entry, decision)
            )
        else:
            tell_notices(app)
            return True


def tell_notices(app: CompanionApp) -> None:
    """Say in a sentence each what the notebook has found and mended, once."""
    for notice in app.context.take_notices():
        app.notify(phrase(notice.key, **notice.facts), timeout=NOTICE_SECONDS, markup=False)
