"""Choosing a filter: what it is about, then what it lets through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from companion.content.catalog import phrase, table
from companion.core.filters import FILTERS, Filter, Since, Until
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text.filters import label
from companion.tui.screens.choice import ListPage

if TYPE_CHECKING:
    from companion.tui.host import Host


async def choose(app: Host, archive: History, today: date, tell: Callable[[str], None]) -> tuple[Filter, ...]:
    """Ask for a filter, in two steps; none if somebody goes back."""
    names: dict[str, str] = table("history")["filters"]
    about = await app.push_screen_wait(ListPage(names, heading=phrase("history.show_only")))
    if about is None:
        return ()
    if about in ("since", "until", "span"):
        return await _time(app, archive, about)
    kind = next(each for each in FILTERS if each.name == about)
    if about in ("person", "tag", "region"):
        tell(phrase("history.reading"))
    # A key that comes before the choice does is meant for it, not for the list of entries.
    app.hold_keys()
    try:
        values = await asyncio.to_thread(_values, archive, kind)
    except StoreError as error:
        tell(phrase(error.key, **error.facts))
        values = None
    else:
        tell("" if values else phrase("history.no_values"))
    if not values:
        app.release_keys()
        return ()
    chosen = await app.push_screen_wait(
        ListPage({str(at): label(one, today) for at, one in enumerate(values)}, heading=names[about])
    )
    return (values[int(chosen)],) if chosen else ()


def _values(archive: History, about: type[Filter]) -> Sequence[Filter]:
    """Return every filter of a kind that would find something."""
    return about.choices(entry for entries in archive.find() for entry in entries)


async def _time(app: Host, archive: History, about: str) -> tuple[Filter, ...]:
    from companion.tui.screens.date_picker import DatePicker

    span = await app.push_screen_wait(DatePicker(archive))
    if span is None:
        return ()
    first, last = span
    return tuple(
        one for name, one in (("since", Since(first)), ("until", Until(last))) if about in (name, "span")
    )
