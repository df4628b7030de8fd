"""The landing after a session, so that a person is not left in a heightened state."""

from __future__ import annotations

from msgspec.structs import replace

from companion.core.answers import landing_of
from companion.core.entry import AfterSession, Entry
from companion.core.moment import Need
from companion.core.questions import LANDING, Go
from companion.flows.context import Context
from companion.flows.drafts import Draft, DraftWriter
from companion.flows.form import Form
from companion.flows.front import FrontEnd, fill

LANDED = ("look_around", "feet", "landing")
"""The exercises whose steps a landing begins with."""


async def land(front: FrontEnd, context: Context, draft: Draft, drafts: DraftWriter) -> Entry:
    """Walk the landing of an entry after a session, and return the entry with it; it is not saved here."""
    form = Form(draft, LANDING, drafts)
    # The draft is written from the beginning: a landing that was begun is found again.
    form.change(replace(form.entry, landing=landing_of(form.entry)))
    while await fill(front, form) is Go.EXERCISE:
        await _practise(front, context, form)
        form.go_to(form.index + 1)
    return form.draft.entry


async def _practise(front: FrontEnd, context: Context, form: Form) -> None:
    """Walk exercises that fit the last rating, and put them and the rating after them into the landing."""
    from companion.flows.sitting import Grounding

    landing = landing_of(form.entry)
    grounding = Grounding(front, context, landing.after or landing.before)
    breathwork = isinstance(form.entry, AfterSession) and form.entry.session == "breathwork"
    grounding.occasion = Need.BREATHWORK if breathwork else Need.AFTER
    grounding.earlier = LANDED
    try:
        await grounding.until_enough()
    finally:
        done = (*landing.exercises, *grounding.exercises)
        after = grounding.after or landing.after
        form.change(replace(form.entry, landing=replace(landing, exercises=done, after=after)))
