"""The two check-ins from their first question to the notebook, and back to them later."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from companion.content.phrases import say
from companion.core.entry import AfterSession, CheckIn, State, unsettled
from companion.store.drafts import Drafts
from companion.tui.asks import choice, how, text, where, words
from companion.tui.drafting import Drafting, HalfSaid, newest, read
from companion.tui.screens.checkin import CheckInFlow
from companion.tui.screens.flow import Question

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

Asked = CheckIn | AfterSession
Said = TypeVar("Said", CheckIn, AfterSession)


def questions(entry: Asked) -> list[Question]:
    """The questions of a kind of entry, in the order in which they are first met."""
    if isinstance(entry, CheckIn):
        return [
            Question(say("checkin.question"), how.HowNow, "rating"),
            Question(say("body.question"), where.Where, "body"),
            Question(say("checkin.feelings"), words.Feelings, "feelings"),
            Question(say("checkin.note"), text.Note, "note"),
        ]
    return [
        Question(say("after.left"), how.HowLeft, "left"),
        Question(say("after.person"), words.Person, "person"),
        Question(say("after.session"), words.Session, "session"),
        Question(say("body.question_after"), where.Where, "body"),
        Question(say("after.room"), choice.Room, "room"),
        Question(say("after.heard"), choice.Heard, "heard"),
        Question(say("after.pace"), choice.Pace, "pace"),
        Question(say("after.held_back"), choice.HeldBack, "held_back"),
        Question(say("after.jarred"), choice.Jarred, "jarred"),
        Question(say("after.about_them"), choice.AboutThem, "about_them"),
        Question(say("after.bring"), text.Bring, "bring"),
    ]


async def ask(app: CompanionApp, half: HalfSaid) -> Asked | None:
    """Walk the questions and keep what comes of them; None if it was let go, or left as a draft."""
    drafting = Drafting(app)
    flow = CheckInFlow(app.world, half, questions(half.entry), drafting)
    ended = await app.push_screen_wait(flow)
    if ended is None:
        return None
    entry = ended.entry
    kept = entry is not None and await app.keep(entry, again=half.again)
    if kept or not app.unattended:
        await drafting.let_go(half.name)
    return entry if kept else None


async def begin(app: CompanionApp, kind: type[Said]) -> Asked | None:
    """Begin a new entry, or go on with the one of this kind that was started."""
    half = read(Drafts(app.world.places.drafts), "checkin" if kind is CheckIn else "after")
    if half and isinstance(half.entry, kind):
        decided = await offer_started(app, half)
        if decided is None:
            return None
        if decided:
            return await ask(app, half)
    at = app.world.now()
    return await ask(app, HalfSaid(kind(id=app.world.notebook.new_id(at), at=at)))


async def offer_started(app: CompanionApp, half: HalfSaid) -> bool | None:
    """Offer what was started: True to go on, False when it was let go, None to leave it for later."""
    from companion.tui.screens.offer import Offer

    choices = {name: say(f"checkin.{name}") for name in ("go_on", "let_go", "later")}
    decided = await app.push_screen_wait(Offer(say("checkin.started"), choices))
    if decided == "let_go":
        await Drafting(app).let_go(half.name)
        return False
    return True if decided == "go_on" else None


async def resume(app: CompanionApp) -> None:
    """Offer what was started last."""
    half = newest(Drafts(app.world.places.drafts))
    if half and await offer_started(app, half):
        await onwards(app, await ask(app, half))
    app.go_home()


async def change(app: CompanionApp, entry: Asked) -> Asked | None:
    """Open an entry again and keep it as it was changed; None if nothing was."""
    half = read(Drafts(app.world.places.drafts), entry.id) or HalfSaid(entry, again=True)
    return await ask(app, half)


async def onwards(app: CompanionApp, entry: Asked | None) -> None:
    """Offer what fits after an entry that was kept: grounding, or a landing."""
    if isinstance(entry, CheckIn) and entry.rating.state in (State.UP, State.FLAT):
        await _offer_grounding(app, entry)
    elif isinstance(entry, AfterSession) and unsettled(entry.left) and not entry.landing:
        from companion.tui.landings import offer_landing

        await offer_landing(app, entry)


async def _offer_grounding(app: CompanionApp, entry: CheckIn) -> None:
    from companion.tui.grounding import ground_for
    from companion.tui.screens.offer import Offer

    state = entry.rating.state or State.UP
    choices = {name: say(f"checkin.{name}") for name in ("ground", "enough")}
    if await app.push_screen_wait(Offer(say(f"checkin.{state.value}"), choices)) != "ground":
        return
    done = await ground_for(app, entry.rating)
    if done.after:
        await app.keep(msgspec.structs.replace(entry, later=done.after), again=True)
