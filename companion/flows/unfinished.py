"""Drafts that were left: claimed for this window, offered with what they are, deleted, brought back."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.wordings import with_both_changes
from companion.flows.context import Context
from companion.flows.drafts import Draft, DraftWriter, all_drafts, read_copy
from companion.flows.front import FrontEnd, Offer
from companion.flows.wordings import choose_wording
from companion.store.errors import StoreError
from companion.text.dates import full_date
from companion.text.entries import title


async def claim_draft(
    front: FrontEnd, context: Context, fits: Callable[[Draft], bool] = lambda draft: True
) -> Draft | None:
    """Claim the newest draft that fits and isn't being written in another window."""

    def claim() -> Draft | None:
        drafts = context.drafts
        drafts.adopt_copies()
        found = filter(fits, all_drafts(drafts))
        return next((draft for draft in found if context.locks.acquire(draft.name)), None)

    return await front.in_thread(claim)


async def with_copies(front: FrontEnd, context: Context, draft: Draft) -> Draft | None:
    """Return a claimed draft with what a sync tool's copies of it have; the copies are deleted.

    Where both answer the same question differently the person is asked; None if that is left open.
    """
    drafts = context.drafts
    for path in drafts.copies(draft.name):
        if (copy := read_copy(drafts, path)) is None or copy.name != draft.name:
            continue
        entry: Entry | str | None = with_both_changes(draft.base, copy.entry, draft.entry)
        if entry is None:
            entry = await choose_wording(front, draft.entry, copy.entry, is_draft=True)
        if entry is None or isinstance(entry, str):
            return None
        draft = replace(draft, entry=entry)
        try:
            drafts.save(draft.name, draft)
            drafts.delete_copy(path)
        except StoreError as error:
            front.notify(phrase(error.key, **error.facts))
    return draft


async def offer_draft(front: FrontEnd, context: Context, draft: Draft, *names: str) -> str | None:
    """Offer a claimed draft; it is released unless the person goes on with it."""
    chosen = None
    try:
        choices = {name: phrase(f"checkin.{name}") for name in names}
        chosen = await front.choose(Offer(phrase("checkin.started"), choices, "go_on", about(draft)))
    finally:
        if chosen == "discard":
            delete_draft(front, DraftWriter(context.drafts), draft.name)
            offer_undo(front, context, draft)
        if chosen != "go_on":
            context.locks.release(draft.name)
    return chosen


def about(draft: Draft) -> str:
    """Return what a draft is and when it was begun."""
    what, began = title(draft.entry), draft.began
    facts: dict[str, object] = {"day": full_date(began.date()), "time": f"{began:%H:%M}"}
    if not draft.again:
        return phrase("checkin.draft", what=what, **facts)
    return phrase("checkin.draft_again", what=what, of=full_date(draft.entry.at.date()), **facts)


def delete_draft(front: FrontEnd, drafts: DraftWriter, name: str) -> None:
    """Delete a draft, or say why that isn't possible."""
    try:
        drafts.delete(name)
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))


def offer_undo(front: FrontEnd, context: Context, draft: Draft) -> None:
    """Remember a draft that was deleted until the app is left, and say so."""
    context.deleted_drafts.append(draft)
    front.notify(phrase("checkin.deleted"))


def restore_draft(front: FrontEnd, context: Context) -> Draft | None:
    """Write the draft that was deleted last again, claimed for this window, and return it."""
    if not context.deleted_drafts:
        return None
    draft = context.deleted_drafts[-1]
    if not context.locks.acquire(draft.name):
        front.notify(phrase("checkin.elsewhere"))
        return None
    try:
        context.drafts.save(draft.name, draft)
    except StoreError as error:
        context.locks.release(draft.name)
        front.notify(phrase(error.key, **error.facts))
        return None
    context.deleted_drafts.pop()
    return draft
