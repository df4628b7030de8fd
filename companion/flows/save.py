"""Saves an entry, and asks what to do about one that can't be written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.flows.drafts import DraftWriter

LAST_SECOND = 1.0
"""Seconds in which a draft is tried again when the app is asked to end: soon after it would be killed."""


async def save(front: FrontEnd, context: Context, entry: Entry, *, again: bool = False) -> bool:
    """Write an entry to the notebook, or to a file the person names; False if it was discarded.

    `again` is for an entry that may have been written before; one that stands there as it is, but for the
    time of the last change, isn't written. With nobody to ask, what can't be written is discarded.
    """
    return await _until_written(front, partial(_write, context, entry, again=again), entry)


async def save_draft(front: FrontEnd, drafts: DraftWriter) -> None:
    """Write what waits of a draft, and ask about one that can't be written as about an entry.

    With nobody to ask it is tried for a second; one that can't be written even then is reported.
    """
    drafts.flush()
    if not drafts.problem or not (draft := drafts.waiting):
        return
    if not front.unattended:
        await _until_written(front, drafts.write, draft.entry)
        if drafts.problem:
            # It is in another file now, or was discarded.
            with suppress(StoreError):
                drafts.delete(draft.name)
    elif not await front.in_thread(partial(drafts.write_within, LAST_SECOND)):
        front.notify(phrase("not_saved.left", path=drafts.problem.path))


async def _until_written(front: FrontEnd, first: Callable[[], object], entry: Entry) -> bool:
    """Write an entry by `first`, or to a file the person names; False if it was discarded."""
    write = first
    while True:
        try:
            await front.in_thread(write)
        except StoreError as error:
            if front.unattended:
                return False
            match await front.not_saved(error):
                case "retry":
                    write = first
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
