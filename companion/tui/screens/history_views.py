"""From the history to a page about what its entries say together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.content.catalog import phrase
from companion.core.entries import having_body, people_in, sessions_with
from companion.core.entry import Entry
from companion.core.filters import Filter, WithPerson
from companion.core.outcomes import outcomes_of
from companion.core.timeline import fitting_unit, spans_of
from companion.store.history import History
from companion.text.entries import one_line
from companion.text.filters import sentence

if TYPE_CHECKING:
    from companion.tui.host import Host


async def go(
    app: Host, archive: History, way: str, entries: tuple[Entry, ...], filters: Sequence[Filter]
) -> str:
    """Open the page by name, about these entries, which these filters have found; return when it is left.

    Gives a sentence instead, where there is nothing to open. What has to be counted is counted in a thread.
    """
    told = sentence(filters, len(entries), app.context.today)
    if way == "over_time":
        from companion.tui.screens.timeline import TimelinePage

        unit = await asyncio.to_thread(fitting_unit, entries)
        spans = await asyncio.to_thread(spans_of, entries, unit)
        await app.push_screen_wait(TimelinePage(entries, told, unit, spans))
    elif way == "body":
        from companion.tui.screens.body_over_time import BodyPage, by_region

        with_body = await asyncio.to_thread(having_body, entries)
        found = await asyncio.to_thread(by_region, with_body)
        await app.push_screen_wait(BodyPage(archive, with_body, found, told))
    elif way == "helped":
        from companion.tui.screens.helped import Helped

        await app.push_screen_wait(Helped(await asyncio.to_thread(outcomes_of, entries)))
    elif way == "take_along":
        from companion.tui.screens.export import ExportPage

        await app.push_screen_wait(ExportPage(entries, filters, told))
    else:
        return await _with_person(app, entries, filters)
    return ""


async def _with_person(app: Host, entries: tuple[Entry, ...], filters: Sequence[Filter]) -> str:
    from companion.tui.screens.choice import ListPage
    from companion.tui.screens.with_person import PersonPage

    person = next((one.person for one in filters if isinstance(one, WithPerson)), None)
    people = await asyncio.to_thread(people_in, entries)
    if not people:
        return phrase("person.none")
    if person is None:
        chosen = await app.push_screen_wait(
            ListPage(
                {str(at): one_line(name) for at, name in enumerate(people)},
                heading=phrase("person.with_whom"),
            )
        )
        if chosen is None:
            return ""
        person = people[int(chosen)]
    found = await asyncio.to_thread(sessions_with, entries, person)
    await app.push_screen_wait(PersonPage(person, found))
    return ""
