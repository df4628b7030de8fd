"""Landings, and what was put away in them until its time."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from companion.content.catalog import phrase, table
from companion.core.entry import AfterSession, Practice, SetAside, State
from companion.flows.drafts import Draft, DraftWriter
from companion.store.drafts import Drafts
from companion.store.errors import StoreError
from companion.text.entries import printable
from companion.text.typed_dates import offered_time

if TYPE_CHECKING:
    from companion.flows.context import Context
    from companion.tui.host import Host

Putting = Practice | AfterSession
"""What something can be put away in."""
LATELY = timedelta(days=120)
MOST = 2000
"""How far back and how many entries are looked through for what was put away."""


async def offer_landing(app: Host, entry: AfterSession) -> None:
    """Offer a landing after an entry that is kept, and keep what comes of it."""
    from companion.flows.front import Offer
    from companion.tui.screens.choice import ChoicePage

    choices = {name: phrase(f"after.{name}") for name in ("land", "enough")}
    state = entry.left.state
    name = state.value if state in (State.UP, State.FLAT) else "busy"
    if await app.push_screen_wait(ChoicePage(Offer(phrase(f"after.offer.{name}"), choices))) != "land":
        return
    drafts, draft = draft_writer(app), Draft(entry, again=True)
    app.context.claims.take(draft.name)
    try:
        landed = await land(app, draft, drafts)
        if landed is not None and (await app.save(landed, again=True) or not app.unattended):
            drafts.delete(draft.name)
    finally:
        app.context.claims.give_back(draft.name)


def draft_writer(app: Host) -> DraftWriter:
    """Return a writer that says once if drafts can't be written; the answers stay on the screen."""

    def failed(error: StoreError) -> None:
        app.notify(phrase(error.key, **error.facts), markup=False)

    return DraftWriter(Drafts(app.context.places.drafts), failed)


async def land(app: Host, draft: Draft, drafts: DraftWriter) -> AfterSession | None:
    """Walk the landing of an entry and give the entry with it; nothing is kept here."""
    from companion.tui.screens.landing import LandingPage

    ended = await app.push_screen_wait(LandingPage(app.context, draft, drafts))
    return ended.entry if ended and isinstance(ended.entry, AfterSession) else None


async def put_away(context: Context, *, due: bool) -> list[Putting]:
    """Find entries with something put away; with `due` only those whose time has come. Newest first."""
    now = context.now()

    def read() -> list[Putting]:
        with context.reading() as notebook:
            lately = islice(notebook.entries(since=now - LATELY), MOST)
            return [e for e in lately if isinstance(e, Practice | AfterSession) and _waits(e, now, due)]

    try:
        return await asyncio.to_thread(read)
    except StoreError:
        return []


def _away(entry: Putting) -> SetAside | None:
    if isinstance(entry, Practice):
        return entry.put_away
    return entry.landing.put_away if entry.landing else None


def _waits(entry: Putting, now: datetime, due: bool) -> bool:
    away = _away(entry)
    if away is None or away.done:
        return False
    return not due or (away.until is not None and away.until <= now)


async def look(app: Host) -> None:
    """Show what was put away, because its time has come or somebody asked; one after the other."""
    from companion.flows.front import Offer
    from companion.tui.screens.choice import ChoicePage

    found = await put_away(app.context, due=True) or await put_away(app.context, due=False)
    if not found:
        app.notify(phrase("landing.nothing_away"), markup=False)
    for entry in found:
        away = _away(entry)
        if away is None:
            continue
        times = {name: words for name, words in table("landing")["times"].items() if name != "tonight"}
        choices = {"done": phrase("landing.done"), **times}
        decided = await app.push_screen_wait(
            ChoicePage(Offer(phrase("landing.opened"), choices, printable(away.words)))
        )
        if decided is None:
            break
        await app.save(_with(entry, _decided(away, decided, app.context.now())), again=True)


def _decided(away: SetAside, decided: str, now: datetime) -> SetAside:
    if decided == "done":
        return msgspec.structs.replace(away, done=True)
    return msgspec.structs.replace(away, until=offered_time(decided, now))


def _with(entry: Putting, away: SetAside) -> Putting:
    if isinstance(entry, Practice) or entry.landing is None:
        return msgspec.structs.replace(entry, put_away=away)
    return msgspec.structs.replace(entry, landing=msgspec.structs.replace(entry.landing, put_away=away))
