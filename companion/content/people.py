"""Help lines by country, and a person's own people to call.

The lines are data with the month in which a page with the number was seen; nobody has dialled them.
"""

from __future__ import annotations

import locale
import os
import re
from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Struct

from companion.content import catalog
from companion.content.own_files import BrokenFile, OwnFile
from companion.core.exercise import Line

Number: TypeAlias = Annotated[str, Meta(min_length=2, max_length=24, pattern=r"\A[0-9+()\- ]+\Z")]
"""A number as people dial it in that country: 3114, not +33 3114."""
Seen: TypeAlias = Annotated[str, Meta(pattern=r"\A(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?)?\Z")]
"""When a page with the number was seen: a month, only a year, or "" for a page without a date."""

LOCALE = re.compile(r"[a-z]{2,3}(?:[_-][a-z]{4})?[_-](?P<country>[a-z]{2})(?:[.@].*)?", re.IGNORECASE)


class HelpLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One service. `word` is what to send to the `text` number; `hours` only where they are sure."""

    service: Line
    call: tuple[Number, ...] = ()
    text: Number | None = None
    word: Line | None = None
    whatsapp: Number | None = None
    web: Line | None = None
    hours: Line | None = None
    languages: Line | None = None
    seen: Seen
    source: Line


class Country(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country by its ISO 3166 code, its emergency numbers, and its lines."""

    code: Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")]
    name: Line
    emergency: Annotated[tuple[Number, ...], Meta(min_length=1)]
    emergency_note: Line | None = None
    lines: tuple[HelpLine, ...]


class OwnPerson(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person whom the user can call: a name, a number, and words to begin with if they are hard to find."""

    name: Line
    call: Line | None = None
    words: Line | None = None


class _Countries(Struct, frozen=True, forbid_unknown_fields=True):
    countries: tuple[Country, ...]


def countries() -> tuple[Country, ...]:
    """Return all countries with a line, in the order of their names."""
    return catalog.structured("help_lines.toml", _Countries).countries


def country(code: str) -> Country | None:
    """Return the country of this code, or None where no line is listed."""
    return next((each for each in countries() if each.code == code.upper()), None)


def country_in(locale_name: str) -> str:
    """Return the country code in the name of a locale: "AT" for "de_AT.UTF-8"; empty where it has none.

    The country may be one without a listed line.
    """
    match = LOCALE.fullmatch(locale_name.strip())
    return match["country"].upper() if match else ""


def guessed_country() -> str:
    """Return the country code that the locale of this machine names, or an empty string."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG")]
    if os.name == "nt":
        # Elsewhere this answers en_US for a terminal that names no country.
        names.append(locale.getlocale()[0] or "")
    return next(filter(None, map(country_in, names)), "")


def is_old(seen: str, today: date) -> bool:
    """Whether a number was seen more than 12 months before today, or at an unknown time.

    A year alone counts as its January, so that doubt errs towards checking.
    """
    if not seen:
        return True
    year, _, month = seen.partition("-")
    return (today.year - int(year)) * 12 + today.month - int(month or 1) > 12


def own_people(path: Path) -> tuple[tuple[OwnPerson, ...], BrokenFile | None]:
    """Read `people.toml`: the people in it, and the first problem. A missing file is no problem.

    One bad entry leaves the others as they are. Never raises.
    """
    try:
        if not path.exists():
            return (), None
        file = OwnFile(path, "people")
        entries = file.convert(file.data.get("people", []), list[object])
    except BrokenFile as problem:
        return (), problem
    except (OSError, ValueError):
        return (), None
    people: list[OwnPerson] = []
    first: BrokenFile | None = None
    for index, entry in enumerate(entries):
        try:
            people.append(msgspec.convert(entry, OwnPerson))
        except (msgspec.ValidationError, RecursionError) as error:
            place = str(error).replace("`$", f"`$.people[{index}]")
            place = place if "`$" in place else f"{place} - at `$.people[{index}]`"
            first = first or file.broken_at(place)
    return tuple(people), first
