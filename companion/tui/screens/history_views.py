"""The ways from the history to a page about many of its entries, each declared once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual.binding import Binding

from companion.content.catalog import phrase, table
from companion.core.filters import Filter, WithPerson
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.page import IMPORT
from companion.tui.selection import Selection

if TYPE_CHECKING:
    from companion.core.outcomes import Outcome
    from companion.tui.host import Host
    from companion.tui.screens.page import Page

    Made: TypeAlias = Page[None] | str


class View(NamedTuple):
    """A command, and what makes its page, or a sentence where there is nothing to show.

    What has to be counted is counted in a thread.
    """

    command: Binding
    make: Callable[[Host, Selection], Awaitable[Made]]


async def show(host: Host, name: str, selection: Selection) -> str:
    """Show a view of a selection until it is left; returns a sentence where there is nothing to show."""
    made = await VIEWS[name].make(host, selection)
    if isinstance(made, str):
        return made
    await host.push_screen_wait(made)
    return ""


async def _over_time(host: Host, selection: Selection) -> Made:
    from companion.core.timeline import spans_of
    from companion.tui.screens.timeline import TimelinePage, unit_for

    unit = await asyncio.to_thread(unit_for, selection, host.size.width)
    return TimelinePage(selection, unit, await asyncio.to_thread(spans_of, selection.entries, unit))


async def _body(host: Host, selection: Selection) -> Made:
    from companion.core.body_counts import count_regions
    from companion.tui.screens.body_over_time import BodyPage

    return BodyPage(selection, await asyncio.to_thread(count_regions, selection.entries))


async def _helped(host: Host, selection: Selection) -> Made:
    from companion.core.outcomes import outcomes_of
    from companion.tui.screens.text_page import TextPage

    return TextPage(
        phrase("helped.heading"), *_what_has_helped(await asyncio.to_thread(outcomes_of, selection.entries))
    )


async def _take_along(host: Host, selection: Selection) -> Made:
    from companion.tui.screens.export import ExportPage

    return ExportPage(selection.entries, selection.filters, selection.about)


async def _with_person(host: Host, selection: Selection) -> Made:
    from companion.core.entries import people_in, sessions_with
    from companion.tui.screens.with_person import PersonPage

    people = await asyncio.to_thread(people_in, selection.entries)
    if not people:
        return phrase("person.none")
    person = await _person(host, people, selection.filters)
    if person is None:
        return ""
    found = await asyncio.to_thread(sessions_with, selection.entries, person)
    return PersonPage(person, found, selection.changed)


async def choose(page: Page[None], view: Callable[[str], object]) -> None:
    """Let the person choose one of the ways from a page, and call `view` with its name."""
    from companion.tui.screens.choice import ListPage

    names: dict[str, str] = table("history")["ways"]
    keys = {name: key_of(page, f"history.{name}") for name in VIEWS} | {"import": key_of(page, "app.import")}
    name = await page.host.push_screen_wait(ListPage(names, table("titles")["more"], keys=keys))
    if name == "import":
        await page.run_action("app.import")
    elif name:
        view(name)


VIEWS = {
    "over_time": View(command("history.over_time", "o", "view('over_time')", footer=False), _over_time),
    "body": View(command("history.body", "b", "view('body')", footer=False), _body),
    "helped": View(command("history.helped", "h", "view('helped')", footer=False), _helped),
    "person": View(command("history.person", "p", "view('person')", footer=False), _with_person),
    "take_along": View(command("history.take_along", "x", "view('take_along')", footer=False), _take_along),
}
"""By name; `history.ways` has the name of each in the list of them."""
COMMANDS = (*(view.command for view in VIEWS.values()), IMPORT)
"""These, and the import, which leads to no page about entries."""


def _what_has_helped(found: Sequence[Outcome]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs with their styles: each exercise and its outcomes, or when there will be something."""
    from companion.text import outcomes

    yield "quiet", phrase("helped.about" if found else "helped.none")
    for name, (all_times, *by_state) in outcomes.paragraphs(found):
        yield from (("name", name), ("", all_times))
        if by_state:
            yield "more", "\n".join(by_state)


async def _person(host: Host, people: Sequence[str], filters: Sequence[Filter]) -> str | None:
    """Return the person that a filter names, or ask which."""
    from companion.text.entries import one_line
    from companion.tui.screens.choice import ListPage

    for one in filters:
        if isinstance(one, WithPerson):
            return one.person
    names = {str(at): one_line(name) for at, name in enumerate(people)}
    chosen = await host.push_screen_wait(ListPage(names, heading=phrase("person.with_whom")))
    return people[int(chosen)] if chosen else None
