"""What is done to an entry that was saved: edit, tag, delete."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.flows.save import save
from companion.store.errors import StoreError


async def edit(front: FrontEnd, context: Context, entry: Entry) -> Entry | None:
    """Ask the questions of an entry again, and return it as it is saved then; None if it stays as it is.

    One that is open in another window is not opened.
    """
    from companion.flows.drafts import Draft, read_draft
    from companion.flows.entries import ask
    from companion.store.drafts import Drafts

    if not await front.in_thread(partial(context.locks.acquire, entry.id)):
        front.notify(phrase("checkin.elsewhere"))
        return None
    draft = read_draft(Drafts(context.places.drafts), entry.id) or Draft(entry, begun=context.now())
    edited = await ask(front, context, replace(draft, again=True))
    saved = await _as_saved(front, context, edited) if edited else None
    return saved if saved != entry else None


async def tag(front: FrontEnd, context: Context, entry: Entry) -> Entry | None:
    """Ask for a tag and add it to an entry; None if it stays as it is."""
    given = (await front.line(phrase("changing.own_tag")) or "").strip()
    if not given or given in entry.tags:
        return None
    tagged = replace(entry, tags=(*entry.tags, given))
    saved = await save(front, context, tagged, again=True)
    return await _as_saved(front, context, tagged) if saved else None


async def delete(front: FrontEnd, context: Context, entry: Entry) -> Entry | None:
    """Delete an entry and return it as it was, so that it can be restored; None if it can't be deleted."""
    try:
        return await front.in_thread(partial(context.notebook.remove, entry.id))
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))
        return None


async def _as_saved(front: FrontEnd, context: Context, entry: Entry) -> Entry:
    """Return an entry as the notebook has it, with the time of the change."""
    return await front.in_thread(partial(context.notebook.get, entry.id)) or entry
