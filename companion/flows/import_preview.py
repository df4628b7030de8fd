"""What an import would add, before anything is saved: the columns of a table, entries, rows left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from companion.content.catalog import phrase, table
from companion.core.printable import printable
from companion.flows.context import Context
from companion.flows.front import FrontEnd, Offer
from companion.importing import (
    ORDERS,
    BadRow,
    Column,
    Imported,
    Place,
    Preview,
    Source,
    can_swap,
    columns,
    preview,
    words,
)
from companion.text.dates import short_date
from companion.text.entries import one_line
from companion.text.letter import letter

PLACES = (Place.DATE, Place.TIME, Place.NOTE, Place.FEELINGS, Place.TAGS, Place.MORE)
"""What a column may be, in the order in which that is asked."""
LONGEST_NAME, LONGEST_VALUES = 24, 60
"""The most characters of a column's name, and of its first values."""
LONGEST = 300
"""The most characters of each paragraph of an entry."""
LARGE = 1_000_000
"""Bytes of a file that is not read at once."""
ROWS = 500
"""Rows from one look to the next whether the person leaves."""


async def chosen_source(front: FrontEnd, context: Context, source: Source) -> Source | None:
    """Show what a file would add; return it as it is to be imported, or None. Raises Left."""
    source = _leavable(front, source)
    while True:
        if source.format.asks and not source.places:
            asked = await _ask_columns(front, context, source)
            if asked is None:
                return None
            source = asked
        if len(source.file.raw) > LARGE:
            front.notify(phrase("importing.reading"))
        found = await front.in_thread(partial(preview, source))
        order = await front.in_thread(partial(_other_order, source, found))
        match await _look(front, context, source, found, order):
            case "import":
                return source
            case "columns":
                source = replace(source, places={})
            case "order":
                source = replace(source, order=order[0])
            case _:
                return None


def _leavable(front: FrontEnd, source: Source) -> Source:
    """Return a source of which reading ends, with Left, soon after the person leaves."""
    form = source.format

    def read(given: Source) -> Iterator[Imported | BadRow]:
        for number, row in enumerate(form.read(given)):
            if number % ROWS == 0:
                front.say_progress("")
            yield row

    return replace(source, format=form._replace(read=read))


async def _ask_columns(front: FrontEnd, context: Context, source: Source) -> Source | None:
    """Ask of one column after another what it is, until one is the day; None for one step back."""
    found = await front.in_thread(partial(columns, source))
    places: dict[str, Place] = {}
    at = 0
    while at < len(found):
        chosen = await front.choose(_column_offer(found, at))
        if chosen is None and (not at or context.is_locked):
            return None
        if chosen == "rest":
            break
        if chosen:
            places[found[at].name] = Place(chosen)
        at += 1 if chosen else -1
    asked = replace(source, places={each.name: places[each.name] for each in found[:at]})
    if asked.is_ready:
        return asked
    again = {"again": phrase("importing.again")}
    if await front.choose(Offer(phrase("importing.no_day"), again, "")) == "again":
        return await _ask_columns(front, context, source)
    return None


def _column_offer(found: Sequence[Column], at: int) -> Offer:
    name = one_line(found[at].name, LONGEST_NAME)
    sentence = phrase("importing.column", number=at + 1, of=len(found), name=name)
    choices = {str(place): phrase(f"importing.places.{place}") for place in PLACES}
    if at < len(found) - 1:
        choices["rest"] = phrase("importing.places.rest")
    values = one_line(phrase("importing.between").join(found[at].examples), LONGEST_VALUES)
    return Offer(sentence, choices, str(Place.MORE), values or phrase("importing.no_values"), private=True)


async def _look(
    front: FrontEnd, context: Context, source: Source, found: Preview, order: tuple[str, str]
) -> str | None:
    """Show a preview, and what it is asked for; return the choice that ends that."""
    offer = _offer(source, found, order)
    parts = {
        "entries": lambda: _entries(found, context),
        "goes": lambda: words.goes(found.goes),
        "bad": lambda: words.bad_rows(found.bad, source.format),
    }
    while (chosen := await front.choose(offer)) in parts:
        more = "\n".join(parts[chosen]())
        back = {"back": phrase("importing.back")}
        await front.choose(Offer(offer.choices[chosen], back, "back", more, private=True))
        if context.is_locked:
            return None
    return chosen


def _offer(source: Source, found: Preview, order: tuple[str, str]) -> Offer:
    """Return how much a file would add, where it is from, and what can be done with it."""
    sentence, *more = words.content(found)
    offered = {
        "import": bool(found.entries),
        "entries": bool(found.entries),
        "goes": bool(found.goes),
        "bad": bool(found.bad),
        "columns": source.format.asks,
    }
    names: Mapping[str, str] = table("importing")["choices"]
    choices = {name: names[name] for name, is_offered in offered.items() if is_offered}
    if order[0]:
        choices["order"] = phrase("importing.order", day=order[1])
    return Offer(sentence, choices, "", "\n".join((*more, *words.about(source.format))))


def _entries(found: Preview, context: Context) -> Iterator[str]:
    """Yield the paragraphs of the first entries, as the history shows them."""
    for at, row in enumerate(found.examples):
        # A row without words, as the paragraphs stand close.
        yield from [" "] * bool(at)
        for paragraph in letter(row.entry, context.now()):
            words = printable(paragraph.words)
            yield words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _other_order(source: Source, found: Preview) -> tuple[str, str]:
    """Return the other order of day and month that the dates of a table allow, and the first day then.

    Both are empty where there is none.
    """
    # Most dates have one order alone, and reading all entries again takes longest.
    for order in ORDERS if source.format.asks and can_swap(source) else ():
        other = preview(replace(source, order=order))
        if other.first and other != found and len(other.bad) <= len(found.bad):
            return order, short_date(other.first.date())
    return "", ""
