"""The two check-ins from their first question to the notebook, and back to them later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn, Practice, State, unsettled
from companion.core.questions import questions_for
from companion.flows.drafts import Draft, DraftWriter, all_drafts, read_draft
from companion.flows.form import Form
from companion.store.drafts import Drafts
from companion.tui.landings import draft_writer
from companion.tui.screens.checkin import CheckInPage
from companion.tui.screens.form import Ended

if TYPE_CHECKING:
    from companion.tui.host import Host

Asked = CheckIn | AfterSession
Said = TypeVar("Said", CheckIn, AfterSession)


async def ask(app: Host, half: Draft, *, started: bool = False) -> Asked | None:
    """Walk the questions and keep what comes of them; None if it was let go, or left as a draft.

    The draft has been claimed for this window, and is given back at the end. One that was `started` may
    have been kept already, by an app that was killed before it could let go of the draft.
    """
    drafts = draft_writer(app)
    try:
        ended = await _walk(app, half, drafts)
        if ended is None:
            return None
        entry = ended.entry
        kept = entry is not None and await app.save(entry, again=half.again or started)
        if kept or not app.unattended:
            drafts.delete(half.name)
        return entry if kept and not isinstance(entry, Practice) else None
    finally:
        app.context.claims.give_back(half.name)


async def _walk(app: Host, half: Draft, drafts: DraftWriter) -> Ended | None:
    """Walk the questions, beginning with the landing if it was left there."""
    if half.in_landing:
        from companion.tui.landings import land

        landed = await land(app, half, drafts)
        if landed is None or half.again:
            return Ended(landed)
        half = Draft(landed)
    form = Form(half, questions_for(half.entry, editing=half.again), drafts)
    return await app.push_screen_wait(CheckInPage(app.context, form, drafts))


async def begin(app: Host, kind: type[Said]) -> Asked | None:
    """Begin a new entry, or go on with one of this kind that was started."""
    half = await _started(app, lambda half: isinstance(half.entry, kind) and not half.again)
    if half:
        decided = await offer_started(app, half, "go_on", "let_go", "anew")
        if decided == "go_on":
            return await ask(app, half, started=True)
        if decided is None:
            return None
    at = app.context.now()
    half = Draft(kind(id=app.context.notebook.new_id(at), at=at))
    app.context.claims.take(half.name)
    return await ask(app, half)


async def _started(app: Host, right: Callable[[Draft], bool]) -> Draft | None:
    """Claim the newest that is right of what was started, unless it is being written just now."""

    def claimed() -> Draft | None:
        found = filter(right, all_drafts(Drafts(app.context.places.drafts)))
        return next((half for half in found if app.context.claims.take(half.name)), None)

    return await asyncio.to_thread(claimed)


async def offer_started(app: Host, half: Draft, *names: str) -> str | None:
    """Offer what was started; unless somebody goes on with it, it is this window's no longer."""
    from companion.flows.front import Offer
    from companion.tui.screens.choice import ChoicePage

    choices = {name: phrase(f"checkin.{name}") for name in names}
    decided = await app.push_screen_wait(ChoicePage(Offer(phrase("checkin.started"), choices)))
    if decided == "let_go":
        draft_writer(app).delete(half.name)
    if decided != "go_on":
        app.context.claims.give_back(half.name)
    return decided


async def resume(app: Host) -> None:
    """Offer what was started last."""
    half = await _started(app, lambda half: True)
    if half and await offer_started(app, half, "go_on", "let_go", "later") == "go_on":
        await onwards(app, await ask(app, half, started=True))


async def change(app: Host, entry: Asked) -> Asked | None:
    """Open an entry again and keep it as it was changed; None if nothing was."""
    if not await asyncio.to_thread(app.context.claims.take, entry.id):
        app.notify(phrase("checkin.elsewhere"), markup=False)
        return None
    half = read_draft(Drafts(app.context.places.drafts), entry.id) or Draft(entry)
    return await ask(app, msgspec.structs.replace(half, again=True))


async def onwards(app: Host, entry: Asked | None) -> None:
    """Offer what fits after an entry that was kept: grounding, or a landing."""
    if isinstance(entry, CheckIn) and entry.rating.state in (State.UP, State.FLAT):
        await _offer_grounding(app, entry)
    elif isinstance(entry, AfterSession) and unsettled(entry.left) and not entry.landing:
        from companion.tui.landings import offer_landing

        await offer_landing(app, entry)


async def _offer_grounding(app: Host, entry: CheckIn) -> None:
    from companion.flows.front import Offer
    from companion.tui.grounding import ground_for
    from companion.tui.screens.choice import ChoicePage

    state = entry.rating.state or State.UP
    choices = {name: phrase(f"checkin.{name}") for name in ("ground", "enough")}
    if await app.push_screen_wait(ChoicePage(Offer(phrase(f"checkin.{state.value}"), choices))) != "ground":
        return
    done = await ground_for(app, entry.rating)
    if done.after:
        await app.save(msgspec.structs.replace(entry, later=done.after), again=True)
