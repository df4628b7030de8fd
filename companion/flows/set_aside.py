"""What was set aside until a time: shown when the time has come, or on request."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import islice
from typing import TypeAlias

from msgspec.structs import replace

from companion.content.catalog import phrase, table
from companion.core.answers import answer, answered
from companion.core.entry import AfterSession, Practice, SetAside
from companion.core.printable import printable
from companion.flows.context import Context
from companion.flows.front import FrontEnd, Offer
from companion.flows.save import save
from companion.store.errors import StoreError
from companion.text.typed_dates import offered_time

Holder: TypeAlias = Practice | AfterSession
"""An entry in which something can be set aside."""
LATELY = timedelta(days=120)
MOST = 2000
"""How far back, and in how many entries at most, is looked for what was set aside."""


def entries_set_aside(context: Context, *, due: bool) -> list[tuple[Holder, SetAside]]:
    """Return what was set aside and its entries, newest first; with `due` only that whose time has come.

    What the person is done with is left out. Without a readable notebook there are none.
    """
    now = context.now()
    try:
        context.notebook.merge_copies()
        lately = islice(context.notebook.entries(since=now - LATELY), MOST)
        holders = [entry for entry in lately if isinstance(entry, Holder)]
    except StoreError:
        return []
    found = ((entry, answer(entry, _field(entry))) for entry in holders)
    return [
        (entry, aside)
        for entry, aside in found
        if aside and not aside.done and (not due or (aside.until is not None and aside.until <= now))
    ]


async def look(front: FrontEnd, context: Context) -> None:
    """Show what was set aside, one after the other: that whose time has come, otherwise all there is."""
    found = await front.in_thread(partial(entries_set_aside, context, due=True))
    found = found or await front.in_thread(partial(entries_set_aside, context, due=False))
    if not found:
        front.notify(phrase("landing.nothing_away"))
    for entry, aside in found:
        chosen = await front.choose(_offer(aside))
        if chosen is None:
            return
        if chosen == "as_it_is":
            continue
        await save(front, context, _decided(entry, aside, chosen, context), again=True, before=entry)


def _offer(aside: SetAside) -> Offer:
    times: dict[str, str] = table("landing")["times"]
    later = {name: words for name, words in times.items() if name != "tonight"}
    choices = {"done": phrase("landing.done"), **later, "as_it_is": phrase("landing.as_it_is")}
    return Offer(phrase("landing.opened"), choices, "as_it_is", printable(aside.words))


def _decided(entry: Holder, aside: SetAside, chosen: str, context: Context) -> Holder:
    done = chosen == "done"
    until = aside.until if done else offered_time(chosen, context.now())
    return answered(entry, _field(entry), replace(aside, until=until, done=done))


def _field(entry: Holder) -> str:
    return "put_away" if isinstance(entry, Practice) else "landing.put_away"
