"""What is done to an entry that was saved: edit, tag, delete."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, Entry
from companion.core.to_bring import with_mark
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

    if not await front.in_thread(partial(context.locks.acquire, entry.id)):
        front.notify(phrase("checkin.elsewhere"))
        return None
    draft = read_draft(context.drafts, entry.id)
    if draft is None:
        # Not as the list has it, which may be older.
        entry = await _as_saved(front, context, entry)
        draft = Draft(entry, begun=context.now(), before=entry)
    edited = await ask(front, context, replace(draft, again=True))
    saved = await _as_saved(front, context, edited) if edited else None
    return saved if saved != entry else None


async def tag(front: FrontEnd, context: Context, entry: Entry) -> Entry | None:
    """Ask for a tag and add it to an entry; None if it stays as it is."""
    given = (await front.line(phrase("changing.own_tag")) or "").strip()
    now = await _as_saved(front, context, entry)
    if not given or given in now.tags:
        return None
    tagged = replace(now, tags=(*now.tags, given))
    saved = await save(front, context, tagged, again=True, before=now)
    return await _as_saved(front, context, tagged) if saved else None


async def mark_brought(
    front: FrontEnd, context: Context, session: AfterSession, line: str, brought: bool
) -> AfterSession | None:
    """Mark a line to bring as brought, or take the mark off; return the session as it is then.

    None if that could not be saved.
    """
    now = await _as_saved(front, context, session)
    assert isinstance(now, AfterSession)
    marked = with_mark(now, line, brought)
    saved = await save(front, context, marked, again=True, before=now)
    found = await _as_saved(front, context, marked) if saved else None
    return found if isinstance(found, AfterSession) else None


async def delete(front: FrontEnd, context: Context, entry: Entry) -> Entry | None:
    """Delete an entry with the draft of changes to it, and return it as it was, so that it can be restored.

    None if it can't be deleted.
    """
    try:
        return await front.in_thread(partial(_delete, context, entry.id))
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))
        return None


def _delete(context: Context, entry_id: str) -> Entry:
    from companion.flows.drafts import read_draft

    deleted, drafts = context.notebook.remove(entry_id), context.drafts
    # A window in which the entry is being edited goes on with its own draft.
    if context.locks.acquire(entry_id):
        try:
            if draft := read_draft(drafts, entry_id):
                context.deleted_edits[entry_id] = draft
            drafts.delete(entry_id)
            for path in drafts.copies(entry_id):
                drafts.delete_copy(path)
        finally:
            context.locks.release(entry_id)
    return deleted


def restore(context: Context, entry: Entry) -> Entry:
    """Save a deleted entry again, with the draft of changes to it; slow. Returns the entry as it is then.

    One that a merge has brought back meanwhile stays as it is. Raises StoreError.
    """
    notebook = context.notebook
    with notebook.lock():
        if notebook.get(entry.id) is None:
            notebook.restore(entry)
    if draft := context.deleted_edits.get(entry.id):
        context.drafts.save(draft.name, draft)
        del context.deleted_edits[entry.id]
    return notebook.get(entry.id) or entry


async def _as_saved(front: FrontEnd, context: Context, entry: Entry) -> Entry:
    """Return an entry as the notebook has it, with the time of the change."""
    return await front.in_thread(partial(context.notebook.get, entry.id)) or entry
