"""Emergency numbers and help lines by country.

They are data with the month in which a page had the number; nobody has dialled them. Only the country that is
asked for is parsed, found by its header: all together would take longer than a key may wait. Another language
has words for it, and no number: `words_of_lines.py`.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple, TypeAlias

import msgspec
from msgspec import Meta, Struct

from companion.content import catalog
from companion.content.words_of_lines import FILE, in_language, translated_country, words_of_lines
from companion.core.bare import bare
from companion.core.exercise import Line

Number: TypeAlias = Annotated[str, Meta(min_length=2, max_length=24, pattern=r"\A[0-9+*#()\- ]+\Z")]
"""A number as people dial it in that country: 3114, not +33 3114."""
Numbers: TypeAlias = tuple[Number, ...]
ReadOn: TypeAlias = Annotated[str, Meta(pattern=r"\A(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?)?\Z")]
"""The newest date of a page with the number: a month, only a year, or "" for pages without a date."""

HEADER = re.compile(
    r'^\[(?P<code>[A-Z]{2})\]\nname = "(?P<name>[^"]+)"$(?:\nalso = \[(?P<also>[^\]]*)\])?', re.MULTILINE
)
"""Where a country begins in the file."""
LOCALE = re.compile(r"[a-z]{2,3}(?:[_-][a-z]{4})?[_-](?P<country>[a-z]{2})(?:[.@].*)?", re.IGNORECASE)


class HelpLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One service; `shown_as` is its name in the language, where that is another.

    `word` is what to send to the `text` number; `hours` only where they are sure. `chat` and `web` are
    addresses to copy; `note` is what helps to know first, such as "Choose option 4."
    """

    service: Line
    shown_as: Line | None = None
    call: Numbers = ()
    text: Number | None = None
    word: Line | None = None
    whatsapp: Number | None = None
    chat: Line | None = None
    web: Line | None = None
    hours: Line | None = None
    languages: Line | None = None
    note: Line | None = None
    read_on: ReadOn
    source: Line

    @property
    def shown_name(self) -> str:
        """The name of the service as it is shown."""
        return self.shown_as or self.service


class Emergency(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The emergency numbers of a country by who answers; `all` where one number is for everything.

    `cannot_speak` is what to do without a voice. `disputed` where public lists disagree about a number.
    """

    all: Numbers = ()
    ambulance: Numbers = ()
    police: Numbers = ()
    fire: Numbers = ()
    cannot_speak: Line | None = None
    note: Line | None = None
    disputed: bool = False
    read_on: ReadOn
    source: Line

    def labelled(self) -> tuple[tuple[str, Numbers], ...]:
        """Return (who answers, numbers), first the one to try first; no number that stands there already."""
        parts = [("ambulance", self.ambulance), ("police", self.police), ("fire", self.fire)]
        others = tuple((kind, found) for kind, found in parts if found and found != self.all)
        return (("all", self.all), *others) if self.all else others


class Country(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country by its ISO 3166 code, its emergency numbers, and its lines by what they are for.

    `also` are other common names for it, `in_sentence` is its name within a sentence where that is another.
    `violence` is violence at home and sexual violence, `group` people who share something, such as veterans.
    """

    code: Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")]
    name: Line
    also: tuple[Line, ...] = ()
    in_sentence: Line | None = None
    emergency: Emergency
    crisis: tuple[HelpLine, ...] = ()
    violence: tuple[HelpLine, ...] = ()
    young: tuple[HelpLine, ...] = ()
    group: tuple[HelpLine, ...] = ()


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """An emergency number and where it works, for use while the country is unknown."""

    number: Number
    where: Line


class CountryName(NamedTuple):
    """A country to choose, with other names that it is looked for by."""

    code: str
    name: str
    also: tuple[str, ...] = ()


class Here(NamedTuple):
    """Where the person is; `guessed` if only the locale says so, `country` is None where it is unknown."""

    code: str
    country: Country | None
    guessed: bool


def countries() -> tuple[CountryName, ...]:
    """Return all countries with an emergency number, in the order of their names."""
    words, found = words_of_lines(), []
    for each in HEADER.finditer(_text(FILE)):
        name, also = each["name"], re.findall(r'"([^"]+)"', each["also"] or "")
        shown = words.get(name, name)
        # It is found by its English name, too.
        found.append(
            CountryName(
                each["code"], shown, tuple(dict.fromkeys([*also, name][: len(also) + (shown != name)]))
            )
        )
    return tuple(sorted(found, key=lambda each: bare(each.name)))


def here(chosen: str) -> Here:
    """Return where the person is; `chosen` is the country of the settings, "" for a guess."""
    code = (chosen or guessed_country()).upper()
    return Here(code, country(code), not chosen)


def country(code: str) -> Country | None:
    """Return the country of this code, or None where it is not listed."""
    return _country(catalog.folders(), code.upper())


def regions() -> tuple[Region, ...]:
    """Return the emergency numbers for an unknown country."""
    text = _text(FILE)
    first = HEADER.search(text)
    head = tomllib.loads(text[: first.start()] if first else text)
    return msgspec.convert(in_language(head["regions"]), tuple[Region, ...])


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _country(folders: tuple[Path, ...], code: str) -> Country | None:
    text = _text(FILE)
    headers = list(HEADER.finditer(text))
    for here, after in zip(headers, [*headers[1:], None], strict=True):
        if here["code"] == code:
            part = tomllib.loads(text[here.start() : after.start() if after else None])
            return msgspec.convert({"code": code, **translated_country(part[code], code)}, Country)
    return None


def country_in(locale_name: str) -> str:
    """Return the country code in the name of a locale: "AT" for "de_AT.UTF-8"; empty where it has none.

    The country may be one without a listed line.
    """
    match = LOCALE.fullmatch(locale_name.strip())
    return match["country"].upper() if match else ""


def guessed_country() -> str:
    """Return the country code that the locale of this machine names, or an empty string."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG")]
    if sys.platform == "win32":
        names.append(_windows_locale())
    return next(filter(None, map(country_in, names)), "")


def _windows_locale() -> str:
    """Return the name of the locale that is set in Windows, such as "en-GB"; empty where it can't be had."""
    with suppress(ImportError, AttributeError, OSError):
        import ctypes

        name = ctypes.create_unicode_buffer(85)
        ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))  # type: ignore[attr-defined]
        return name.value
    return ""


def is_old(read_on: str, today: date) -> bool:
    """Whether a number was read more than 12 months before today, or at an unknown time.

    A year alone counts as its January, so that doubt errs towards checking.
    """
    if not read_on:
        return True
    year, _, month = read_on.partition("-")
    return (today.year - int(year)) * 12 + today.month - int(month or 1) > 12
