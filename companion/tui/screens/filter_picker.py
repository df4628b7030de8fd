"""Choosing a filter: what it is about, then what it lets through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from companion.content.catalog import phrase, table
from companion.core.entries import KINDS, body_of
from companion.core.entry import AfterSession, State
from companion.core.filters import About, Filter, InState, Kind, Since, Tagged, Until, WithPerson
from companion.store.errors import StoreError
from companion.store.history import Archive
from companion.text.filters import label
from companion.tui.screens.pick import Pick

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


def replaces(new: Filter, old: Filter) -> bool:
    """Whether a filter takes the place of another: two tags make sense together, two kinds don't."""
    return type(new) is type(old) and not isinstance(new, Tagged | About)


async def choose(
    app: CompanionApp, archive: Archive, today: date, tell: Callable[[str], None]
) -> tuple[Filter, ...]:
    """Ask for a filter, in two steps; none if somebody goes back."""
    names: dict[str, str] = table("history")["filters"]
    about = await app.push_screen_wait(Pick(names, heading=phrase("history.show_only")))
    if about is None:
        return ()
    if about in ("since", "until", "span"):
        return await _time(app, archive, about)
    if about in ("person", "tag", "region"):
        tell(phrase("history.reading"))
    # A key that comes before the choice does is meant for it, not for the list of entries.
    app.hold_keys()
    try:
        values = await asyncio.to_thread(_values, archive, about)
    except StoreError as error:
        tell(phrase(error.key, **error.facts))
        values = None
    else:
        tell("" if values else phrase("history.no_values"))
    if not values:
        app.let_keys_through()
        return ()
    chosen = await app.push_screen_wait(
        Pick({str(at): label(one, today) for at, one in enumerate(values)}, heading=names[about])
    )
    return (values[int(chosen)],) if chosen else ()


def _values(archive: Archive, about: str) -> list[Filter]:
    """Everything that a filter could let through; own words are those that somebody has used."""
    if about == "kind":
        return [Kind(kind) for kind in KINDS]
    if about == "state":
        return [InState(state) for state in State]
    found: set[Filter] = set()
    for entries in archive.find():
        for entry in entries:
            if about == "person" and isinstance(entry, AfterSession) and entry.person:
                found.add(WithPerson(entry.person))
            elif about == "tag":
                found.update(Tagged(tag) for tag in entry.tags)
            elif about == "region":
                found.update(About(sensation.region) for sensation in body_of(entry))
    return sorted(found, key=lambda one: next(iter(vars(one).values())).casefold())


async def _time(app: CompanionApp, archive: Archive, about: str) -> tuple[Filter, ...]:
    from companion.tui.screens.date_picker import DatePicker

    span = await app.push_screen_wait(DatePicker(app.context, archive))
    if span is None:
        return ()
    first, last = span
    return tuple(
        one for name, one in (("since", Since(first)), ("until", Until(last))) if about in (name, "span")
    )
