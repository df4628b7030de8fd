"""The first pages, for a person who is new here: four questions, each of which can be skipped."""

from __future__ import annotations

from collections.abc import Mapping

from companion.content.catalog import phrase, table
from companion.content.own_people import OwnPerson
from companion.content.people import countries, guessed_country
from companion.flows.context import Context
from companion.flows.front import FrontEnd, Offer
from companion.flows.own_people import save_own
from companion.store.errors import StoreError


async def welcome(front: FrontEnd, context: Context) -> str | None:
    """Ask the four questions, until one is left; return the flow that comes next.

    A settings file is written in any case: with one these pages are not offered again.
    """
    try:
        for ask in (_country, _person, _begin_with):
            if not await ask(front, context):
                return None
        tries = await front.choose(_offer("try_it", {"try": phrase("welcome.try")}))
        return "ground" if tries == "try" else None
    finally:
        _set(front, context)


async def _country(front: FrontEnd, context: Context) -> bool:
    """Ask for the country; False if the pages were left."""
    found = countries()
    names = {each.code: each.name for each in found}
    guess = context.settings.country or guessed_country()
    choices = {guess: names[guess]} if guess in names else {}
    chosen = await front.choose(
        _offer("country", choices | {"other": phrase("welcome.other_country")}, phrase("welcome.about"))
    )
    if chosen == "other":
        also = {each.code: each.also for each in found}
        chosen = await front.pick(names, phrase("people.which_country"), guess, also)
        if chosen is None:
            return await _country(front, context)
    if chosen in names:
        _set(front, context, country=chosen)
    return chosen is not None


async def _person(front: FrontEnd, context: Context) -> bool:
    """Ask for a person to reach; False if the pages were left."""
    chosen = await front.choose(_offer("person", {"write": phrase("welcome.write")}))
    if chosen == "write":
        name = await front.line(phrase("welcome.name"), saves=False)
        if name is None:
            return await _person(front, context)
        if name := name.strip():
            call = await front.line(phrase("welcome.call", name=name)) or ""
            await save_own(front, context, OwnPerson(name=name, call=call.strip() or None))
    return chosen is not None


async def _begin_with(front: FrontEnd, context: Context) -> bool:
    """Ask what to begin with; False if the pages were left."""
    names = {key: exercise.name for key, exercise in context.library.items()}
    choices = {key: names[key] for key in context.library.groups[0].keys}
    chosen = await front.choose(_offer("begin", choices | {"other": phrase("welcome.other_exercise")}))
    if chosen == "other":
        heading = phrase("settings.names.first_exercise")
        chosen = await front.pick(names, heading, context.settings.first_exercise)
        if chosen is None:
            return await _begin_with(front, context)
    if chosen in names:
        _set(front, context, first_exercise=chosen)
    return chosen is not None


def _offer(name: str, choices: Mapping[str, str], more: str = "") -> Offer:
    return Offer(table("welcome")["asks"][name], {**choices, "skip": phrase("welcome.skip")}, "skip", more)


def _set(front: FrontEnd, context: Context, **values: str) -> None:
    try:
        context.set_settings(**values)
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))
