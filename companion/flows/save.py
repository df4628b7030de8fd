"""Saves an entry, and asks what to do about one that can't be written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import assert_never

from msgspec.structs import replace

from companion.core.entry import Entry
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.store.errors import StoreError


async def save(front: FrontEnd, context: Context, entry: Entry, *, again: bool = False) -> bool:
    """Write an entry to the notebook, or to a file the person names; False if it was discarded.

    `again` is for an entry that may have been written before; one that stands there as it is, but for the
    time of the last change, isn't written. With nobody to ask, what can't be written is discarded.
    """
    in_notebook: Callable[[], object] = partial(_write, context, entry, again=again)
    write = in_notebook
    while True:
        try:
            await front.in_thread(write)
        except StoreError as error:
            if front.unattended:
                return False
            match await front.not_saved(error):
                case "retry":
                    write = in_notebook
                case "discard":
                    return False
                case Path() as path:
                    from companion.export.save import save_elsewhere

                    write = partial(save_elsewhere, entry, path)
                case never:
                    assert_never(never)
        else:
            return True


def _write(context: Context, entry: Entry, *, again: bool) -> None:
    saved = context.notebook.get(entry.id) if again else None
    if saved is None or replace(saved, changed=entry.changed) != entry:
        (context.notebook.restore if again else context.notebook.add)(entry)
