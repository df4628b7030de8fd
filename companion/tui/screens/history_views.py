"""From the history to a page about many of its entries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from companion.content.catalog import phrase
from companion.core.body_counts import count_regions
from companion.core.entries import having_body, people_in, sessions_with
from companion.core.entry import Entry
from companion.core.filters import Filter, WithPerson
from companion.core.outcomes import Outcome, outcomes_of
from companion.core.timeline import fitting_unit, spans_of
from companion.store.history import History
from companion.text import outcomes
from companion.text.entries import one_line
from companion.text.filters import sentence

if TYPE_CHECKING:
    from companion.tui.host import Host
    from companion.tui.screens.page import Page


async def show(
    host: Host, history: History, name: str, entries: tuple[Entry, ...], filters: Sequence[Filter]
) -> str:
    """Show the page by name about these entries, which these filters have found, until it is left.

    Returns a sentence where there is nothing to show. What has to be counted is counted in a thread.
    """
    about = sentence(filters, len(entries), host.context.today)
    page: Page[None]
    if name == "over_time":
        from companion.tui.screens.timeline import TimelinePage

        unit = await asyncio.to_thread(fitting_unit, entries)
        page = TimelinePage(entries, about, unit, await asyncio.to_thread(spans_of, entries, unit))
    elif name == "body":
        from companion.tui.screens.body_over_time import BodyPage

        with_body = await asyncio.to_thread(having_body, entries)
        page = BodyPage(history, with_body, await asyncio.to_thread(count_regions, with_body), about)
    elif name == "helped":
        from companion.tui.screens.text_page import TextPage

        page = TextPage(*_what_has_helped(await asyncio.to_thread(outcomes_of, entries)))
    elif name == "take_along":
        from companion.tui.screens.export import ExportPage

        page = ExportPage(entries, filters, about)
    else:
        from companion.tui.screens.with_person import PersonPage

        people = await asyncio.to_thread(people_in, entries)
        person = await _person(host, people, filters) if people else None
        if person is None:
            return "" if people else phrase("person.none")
        page = PersonPage(person, await asyncio.to_thread(sessions_with, entries, person))
    await host.push_screen_wait(page)
    return ""


def _what_has_helped(found: Sequence[Outcome]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs with their styles: each exercise and its outcomes, or when there will be something."""
    yield "quiet", phrase("helped.about" if found else "helped.none")
    for name, (all_times, *by_state) in outcomes.paragraphs(found):
        yield from (("name", name), ("", all_times))
        if by_state:
            yield "more", "\n".join(by_state)


async def _person(host: Host, people: Sequence[str], filters: Sequence[Filter]) -> str | None:
    """Return the person that a filter names, or ask which."""
    from companion.tui.screens.choice import ListPage

    for one in filters:
        if isinstance(one, WithPerson):
            return one.person
    names = {str(at): one_line(name) for at, name in enumerate(people)}
    chosen = await host.push_screen_wait(ListPage(names, heading=phrase("person.with_whom")))
    return people[int(chosen)] if chosen else None
