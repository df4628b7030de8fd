"""Opening a sealed notebook: the passphrase is asked once, until it fits or the person goes back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import Asks, FrontEnd
from companion.store.codec import is_id
from companion.store.errors import StoreError
from companion.store.own import are_sealed
from companion.text.dates import full_date


async def unlock(front: Asks, context: Context, question: str = "") -> bool:
    """Whether the notebook can be read, if need be once a passphrase or the recovery code is typed.

    `question` stands in the place of the usual one. Nothing is counted, and nothing is said about how often
    something else was typed.
    """
    try:
        while context.is_locked:
            typed = await front.secret(question or phrase("locked.ask"))
            if not typed:
                return False
            front.notify(phrase("locked.opening"))
            context.stays_locked = False
            await front.in_thread(partial(context.unlock, typed))
            if context.stays_locked and context.is_open:
                await front.in_thread(context.lock)
            closed = "again" if context.stays_locked else "wrong"
            front.notify(phrase(f"locked.{closed if context.is_locked else 'open'}"))
    except StoreError as error:
        # The key may be open where the notebook is not there; own files lie elsewhere.
        is_own_open = context.is_open and are_sealed(context.places)
        opened = phrase("locked.own_open") if is_own_open else ""
        front.notify(f"{opened} {phrase(error.key, **error.facts)}".lstrip())
        return False
    return True


async def unlock_own(front: Asks, context: Context) -> bool:
    """Whether own files can be read and changed, if need be once a passphrase is typed."""
    try:
        is_locked = context.own.is_locked
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))
        return False
    return not is_locked or await unlock(front, context, phrase("locked.ask_own")) or context.is_open


async def unlock_drafts(front: FrontEnd, context: Context) -> bool:
    """Ask for the passphrase where a draft of another time waits; False if it is not typed."""
    began = await front.in_thread(partial(_locked_draft, context))
    return began is None or await unlock(front, context, phrase("locked.draft", day=full_date(began.date())))


def _locked_draft(context: Context) -> datetime | None:
    """Return when the last draft was begun that can't be read now; its name says so."""
    if context.is_locked:
        for name in context.drafts.names():
            if is_id(name) and not context.drafts.is_known(name) and context.locks.is_free(name):
                began = datetime.strptime(name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                return began.astimezone(context.now().tzinfo)
    return None
