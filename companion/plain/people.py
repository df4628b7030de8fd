"""Who can be reached: the emergency number first; and what a person writes about people and lines."""

from __future__ import annotations

from collections.abc import Iterator

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.content.own_people import Kind, Listed, OwnLine, OwnPerson, listed, own_lines, own_people
from companion.content.people import Here
from companion.content.plan import own_plan
from companion.flows import own_people as flows
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.flows.unlock import unlock_own
from companion.plain.choices import Choice, choose
from companion.plain.lists import choose_from
from companion.plain.plan import UNLOCK, show_plan
from companion.plain.settings import save_settings
from companion.plain.terminal import Back, Terminal
from companion.text.help_lines import (
    Own,
    Row,
    Section,
    first_sections,
    more_sections,
    sections,
    violence_sections,
)
from companion.text.people import emergency

PAGES = {"people": first_sections, "more": more_sections, "violence": violence_sections}
"""What each page shows below the number, so that no window has to be scrolled back for that."""
LETTERS = {"more": "m", "violence": "w", "plan": "p", "add": "a", "country": "c", "change": "", UNLOCK: ""}
"""What can be done here, with the letters of the screen."""


async def show_people(front: FrontEnd, terminal: Terminal, context: Context, page: str = "people") -> None:
    """Write who can be reached, on one of PAGES, until the person goes back. Raises Left."""
    kind: Kind | None = "violence" if page == "violence" else None
    while True:
        here = help_lines.here(context.settings.country)
        shown = list(_sections(context, here, page))
        rows = [row for section in shown for row in section.rows if row.about]
        choices = _choices(context, here, page, has_rows=bool(rows))
        try:
            match choose(terminal, _paragraphs(here, shown), choices, phrase("plain.back")):
                case "more" | "violence" as another:
                    await show_people(front, terminal, context, another)
                case "add":
                    await flows.add(front, context, here.code, kind)
                case "plan":
                    await show_plan(front, terminal, context)
                case "unlock":
                    await unlock_own(front, context)
                case "country":
                    await _choose_country(front, terminal, context, here)
                case "change":
                    await _change(front, terminal, context, here, rows)
                case _:
                    return
        except Back:
            return


def _paragraphs(here: Here, shown: list[Section]) -> list[str]:
    paragraphs = [str(line) for line in emergency(here)]
    for section in shown:
        paragraphs += [section.title, *map(_told, section.rows)]
    return paragraphs


def _choices(context: Context, here: Here, page: str, *, has_rows: bool) -> list[Choice]:
    plan = own_plan(context.places.plan)
    offered = {
        "more": page == "people",
        "violence": page != "violence",
        "plan": page == "people" and bool(plan.texts or plan.is_locked),
        "add": bool(here.code) or page != "violence",
        "change": has_rows,
        UNLOCK: context.are_own_locked,
    }
    return [
        Choice(name, phrase(f"plain.people.{name}"), letter)
        for name, letter in LETTERS.items()
        if offered.get(name, True)
    ]


def _sections(context: Context, here: Here, page: str) -> Iterator[Section]:
    (people, broken), (lines, broken_line) = (
        own_people(context.places.people),
        own_lines(context.places.people),
    )
    made = PAGES[page]
    if page == "people" and not any(listed(here, "crisis", lines)):
        # Then the directories are all there is.
        made = sections
    yield from made(here, Own(people, lines, broken or broken_line), context.today)


def _told(row: Row) -> str:
    """Return a row in a line: the number, whose it is, what else to know."""
    return phrase("plain.between").join(filter(None, (row.number, row.name, row.more)))


async def _choose_country(front: FrontEnd, terminal: Terminal, context: Context, here: Here) -> None:
    countries = help_lines.countries()
    names, also = {each.code: each.name for each in countries}, {each.code: each.also for each in countries}
    if code := await front.pick(names, phrase("people.which_country"), here.code, also):
        save_settings(terminal, context, country=code)


async def _change(front: FrontEnd, terminal: Terminal, context: Context, here: Here, rows: list[Row]) -> None:
    """Ask which person or line, tell all that is known of it, and change it. Raises Back, Left."""
    choices = [Choice(str(at), row.name) for at, row in enumerate(rows)]
    if not (chosen := choose_from(terminal, [phrase("plain.people.which")], choices)):
        return
    offer = flows.offer_for(row := rows[int(chosen)])
    # What can be copied stands in the window.
    does = {name: words for name, words in offer.choices.items() if not name.startswith("copy")}
    match await front.choose(offer._replace(choices=does)), row.about:
        case "change", OwnPerson() as person:
            await flows.change_person(front, context, person)
        case "correct", Listed() as shown:
            await flows.correct(front, context, here.code, shown)
        case "remove", (OwnPerson() as own) | Listed(own=OwnLine() as own):
            await flows.remove(front, context, own)
