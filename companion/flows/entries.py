"""Check-ins and entries after a session: from the first question to the notebook and what is offered then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from itertools import islice

from msgspec.structs import replace

from companion.content import wordlists
from companion.content.catalog import phrase
from companion.core.answers import all_questions, answer
from companion.core.entries import people_unmended
from companion.core.entry import AfterSession, CheckIn, Entry, Led, Rating, State, is_high, unsettled
from companion.core.moment import OCCASIONS, Need
from companion.core.questions import AFTER_SESSION, LANDING, Go
from companion.core.vocabulary import Vocabulary, vocabulary_of
from companion.flows.context import Context
from companion.flows.drafts import Draft, DraftWriter
from companion.flows.form import Form
from companion.flows.front import FrontEnd, Offer, fill
from companion.flows.landing import land
from companion.flows.save import save, save_draft
from companion.flows.unfinished import (
    claim_draft,
    delete_draft,
    offer_draft,
    offer_undo,
    restore_draft,
    with_copies,
)
from companion.flows.unlock import unlock_drafts
from companion.store.errors import StoreError
from companion.store.presence import is_gone

LATELY = 400
"""How many of the newest entries are read for words to offer again."""


async def check_in(front: FrontEnd, context: Context) -> None:
    """Ask for a check-in, and offer grounding if the alarm is up or all is flat."""
    await offer_onwards(front, context, await begin(front, context, CheckIn))


async def after_session(front: FrontEnd, context: Context) -> None:
    """Ask the questions after a session, and offer a landing if it was left unsettled."""
    await offer_onwards(front, context, await begin(front, context, AfterSession))


async def led_session(front: FrontEnd, context: Context) -> None:
    """Ask the one who led a session."""
    await offer_onwards(front, context, await begin(front, context, Led))


async def resume(front: FrontEnd, context: Context) -> None:
    """Offer the drafts, the one that was written last first, until the person goes on with one."""
    passed: set[str] = set()
    if not await unlock_drafts(front, context):
        return
    while draft := await claim_draft(front, context, lambda draft: draft.name not in passed):
        passed.add(draft.name)
        chosen = await offer_draft(front, context, draft, "go_on", "discard", "later")
        if chosen == "go_on":
            await offer_onwards(front, context, await ask(front, context, draft, resumed=True))
        if chosen not in ("discard", "later"):
            return


async def undelete(front: FrontEnd, context: Context) -> None:
    """Go on with the draft that was deleted last."""
    if draft := restore_draft(front, context):
        await offer_onwards(front, context, await ask(front, context, draft, resumed=True))


async def begin(front: FrontEnd, context: Context, kind: type[CheckIn | AfterSession | Led]) -> Entry | None:
    """Begin an entry of a kind, or go on with a draft of one; return the entry once it is saved."""
    draft = await claim_draft(front, context, lambda draft: isinstance(draft.entry, kind) and not draft.again)
    if draft:
        chosen = await offer_draft(front, context, draft, "go_on", "discard", "anew")
        if chosen == "go_on":
            return await ask(front, context, draft, resumed=True)
        if chosen is None:
            return None
    if await front.in_thread(partial(is_gone, context.places)):
        front.notify(phrase("not_saved.gone_first"))
    at = context.now()
    draft = Draft(kind(id=context.notebook.new_id(at), at=at))
    context.locks.acquire(draft.name)
    return await ask(front, context, draft)


async def ask(front: FrontEnd, context: Context, claimed: Draft, *, resumed: bool = False) -> Entry | None:
    """Ask the questions about an entry and save it; None if it was discarded, or left as a draft.

    The draft must be claimed for this window; at the end it is released. A `resumed` entry may be in
    the notebook already, if the app was killed before it could delete the draft. For a session that the
    person led they are asked other questions, about another entry.
    """
    go, entry = await _ask(front, context, claimed, resumed=resumed)
    return await begin(front, context, Led) if go is Go.LED else entry


async def _ask(
    front: FrontEnd, context: Context, claimed: Draft, *, resumed: bool
) -> tuple[Go, Entry | None]:
    drafts, is_saving = DraftWriter(context.drafts), False
    try:
        if (draft := await with_copies(front, context, claimed)) is None:
            return Go.LEAVE, None
        form = Form(draft, all_questions(draft.entry), drafts)
        go = await _fill(front, context, form, draft, drafts)
        if go is Go.LEAVE:
            return go, None
        entry: Entry = form.draft.entry
        saved: bool | None = False
        if go is Go.SAVE and form.has_answers:
            again, is_saving = draft.again or resumed, True
            saved = await save(front, context, entry, again=again, before=draft.base, shown=draft.entry)
            is_saving = False
        if saved is None:
            return go, None
        if saved or not front.unattended:
            delete_draft(front, drafts, draft.name)
        if go is Go.DELETE and form.has_answers:
            offer_undo(front, context, form.draft)
        return go, entry if saved else None
    finally:
        try:
            await save_draft(front, drafts, was_asked=is_saving)
        finally:
            drafts.stop()
            context.locks.release(claimed.name)


FLOWS: dict[str, Callable[[FrontEnd, Context], Awaitable[None]]] = {
    "checkin": check_in,
    "after": after_session,
    "led": led_session,
    "resume": resume,
    "undelete": undelete,
}


async def offer_onwards(front: FrontEnd, context: Context, entry: Entry | None) -> None:
    """Say that an entry was saved, in the same way however it is, and offer grounding or a landing."""
    match entry:
        case CheckIn():
            await _offer_grounding(front, context, entry)
        case AfterSession():
            await _offer_landing(front, context, entry)
        case Led():
            choices = {"enough": phrase("after.enough")}
            await front.choose(Offer(phrase("checkin.saved"), choices, "enough", phrase("after.led_saved")))


def _read_lately(context: Context) -> tuple[Vocabulary, frozenset[str]]:
    """Return the person's own words of late, and with whom something is open; none that can't be read."""
    try:
        lately = list(islice(context.notebook.entries(), LATELY))
    except StoreError:
        return Vocabulary(), frozenset()
    return vocabulary_of(lately), people_unmended(lately)


async def _fill(front: FrontEnd, context: Context, form: Form, draft: Draft, drafts: DraftWriter) -> Go:
    """Ask the questions, beginning within the landing if the draft was left there."""
    form.vocabulary, form.unmended = await front.in_thread(partial(_read_lately, context))
    if draft.in_landing:
        form.change(await land(front, context, draft, drafts))
        if draft.again:
            return Go.SAVE
        form.go_to_field("landed")
    while (go := await fill(front, form)) is Go.LAND:
        form.change(await land(front, context, form.draft, drafts))
        if form.question.field == "left":
            form.go_to_field("landed")
    return go


def _people(rating: Rating) -> str:
    """Return the sentence that people can be reached, where a state is strong."""
    return phrase("after.people") if is_high(rating) else ""


def _saved(rating: Rating, more: str) -> str:
    """Return the sentence that something was saved, with the state that was chosen and no more than that."""
    label = phrase(f"states.{rating.state.name.lower()}.label") if rating.state else ""
    saved = phrase("checkin.saved_as", state=label) if label else phrase("checkin.saved")
    return f"{saved} {more}".strip()


async def _offer_grounding(front: FrontEnd, context: Context, entry: CheckIn) -> None:
    choices = {name: phrase(f"checkin.{name}") for name in ("ground", "enough")}
    more = phrase("checkin.may_ground") if entry.rating.state in (State.UP, State.FLAT) else ""
    offer = Offer(_saved(entry.rating, more), choices, "enough", _people(entry.rating))
    if await front.choose(offer) != "ground":
        return
    from companion.flows.sitting import Grounding

    grounding = Grounding(front, context, entry.rating)
    grounding.occasion = _occasion(entry.feelings)
    try:
        await grounding.until_enough()
    finally:
        if grounding.after:
            await save(front, context, replace(entry, later=grounding.after), again=True, before=entry)


def _occasion(feelings: Iterable[str]) -> Need | None:
    """Return what the first of the feelings that has exercises of its own stands for."""
    families = {word: each.key for each in wordlists.feelings() for word in each.every}
    named = (families.get(feeling) for feeling in feelings)
    return next((Need(family) for family in named if family in OCCASIONS), None)


def _is_asked_about(entry: AfterSession) -> bool:
    """Return whether any question about the session was answered."""
    return any(answer(entry, question.field) for question in AFTER_SESSION if question.field != "left")


async def _offer_landing(front: FrontEnd, context: Context, entry: AfterSession) -> None:
    may_land = unsettled(entry.left) and not entry.landing
    names = ("land", "enough") if may_land else ("enough",)
    choices = {name: phrase(f"after.{name}") for name in names}
    more = phrase("after.may_land") if may_land else ""
    later = "" if _is_asked_about(entry) else phrase("after.later")
    now = (entry.landing and entry.landing.after) or entry.left
    # One sentence, as a low terminal has no room for both.
    offer = Offer(_saved(now, more), choices, "enough", _people(now) or later)
    if await front.choose(offer) == "land":
        draft = Draft(entry, LANDING[0].field, again=True, begun=context.now(), before=entry)
        context.locks.acquire(draft.name)
        await ask(front, context, draft)
