"""Choosing a filter: what it is about, then what it admits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from companion.content.catalog import phrase, table
from companion.core.filters import FILTERS, Filter, Since, Until
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text.filters import label
from companion.tui.host import Host
from companion.tui.screens.choice import ListPage


async def choose(host: Host, history: History, say: Callable[[str], None]) -> tuple[Filter, ...]:
    """Ask for a filter, in two steps; returns none if the person goes back."""
    names: dict[str, str] = table("history")["filters"]
    about = await host.push_screen_wait(ListPage(names, heading=phrase("history.show_only")))
    if about is None:
        return ()
    if about in ("since", "until", "span"):
        return await _time(host, history, about)
    kind = next(each for each in FILTERS if each.name == about)
    if about in ("person", "tag", "region"):
        say(phrase("history.reading"))
    # A key that comes before the choice does is meant for it, not for the list of entries.
    host.hold_keys()
    values: Sequence[Filter] = ()
    try:
        values = await asyncio.to_thread(_values, history, kind)
    except StoreError as error:
        say(phrase(error.key, **error.facts))
    else:
        say("" if values else phrase("history.no_values"))
    if not values:
        host.release_keys()
        return ()
    labels = {str(at): label(one, host.context.today) for at, one in enumerate(values)}
    chosen = await host.push_screen_wait(ListPage(labels, heading=names[about]))
    return (values[int(chosen)],) if chosen else ()


def _values(history: History, kind: type[Filter]) -> Sequence[Filter]:
    """Return every filter of a kind that would find something."""
    return kind.choices(entry for entries in history.find() for entry in entries)


async def _time(host: Host, history: History, about: str) -> tuple[Filter, ...]:
    from companion.tui.screens.date_picker import DatePicker

    span = await host.push_screen_wait(DatePicker(history))
    if span is None:
        return ()
    ends = (("since", Since(span[0])), ("until", Until(span[1])))
    return tuple(end for name, end in ends if about in (name, "span"))
