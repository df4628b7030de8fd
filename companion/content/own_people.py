"""A person's own people to call, and the help lines that they have corrected or added: `people.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, Struct

from companion.content.own_files import BrokenFile, read_tables, with_table
from companion.content.people import HelpLine, Here, ReadOn
from companion.core.exercise import Line

Kind: TypeAlias = Literal["crisis", "violence", "young", "group"]
"""What a help line is for."""
KINDS: tuple[Kind, ...] = ("crisis", "violence", "young", "group")
Words: TypeAlias = Annotated[str, Meta(max_length=200, pattern=r"\A[^\x00-\x1f\x7f-\x9f]*\Z")]
"""Own words on one line, or none."""
T = TypeVar("T")


class OwnPerson(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person whom the user can call: a name, a number, and words to begin with if they are hard to find."""

    name: Line
    call: Line | None = None
    words: Line | None = None


class OwnLine(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A help line that the user has added, or corrected: one of the same country and service has its values.

    None leaves a value as it is listed, "" leaves it out. `read_on` is the month in which this was written.
    """

    country: Annotated[str, Meta(pattern=r"\A[A-Za-z]{2}\Z")]
    service: Line
    kind: Kind = "crisis"
    call: Words | None = None
    text: Words | None = None
    chat: Words | None = None
    hours: Words | None = None
    note: Words | None = None
    read_on: ReadOn = ""


class Listed(NamedTuple):
    """A help line as it is shown, and what the user has written about it, if anything."""

    line: HelpLine
    kind: Kind
    own: OwnLine | None = None


def own_people(path: Path) -> tuple[tuple[OwnPerson, ...], BrokenFile | None]:
    """Read `people.toml`: the people in it, and the first problem. A missing file is no problem.

    One bad entry leaves the others as they are. Never raises.
    """
    return read_tables(path, "people", "people", OwnPerson)


def own_lines(path: Path) -> tuple[tuple[OwnLine, ...], BrokenFile | None]:
    """Read `people.toml`: the help lines in it, and the first problem. Never raises."""
    return read_tables(path, "people", "lines", OwnLine)


def listed(here: Here, kind: Kind, own: Sequence[OwnLine]) -> Iterator[Listed]:
    """Yield the lines of a kind as the user has corrected them, then those that they have added."""
    mine = {_name(each.service): each for each in own if each.country.upper() == here.code}
    for line in getattr(here.country, kind, ()):
        correction = mine.get(_name(line.service))
        yield Listed(_corrected(line, correction) if correction else line, kind, correction)
    known = {_name(line.service) for each in KINDS for line in getattr(here.country, each, ())}
    for name, each in mine.items():
        if each.kind == kind and name not in known:
            empty = HelpLine(service=each.service, read_on=each.read_on, source="")
            yield Listed(_corrected(empty, each), kind, each)


def with_own(text: str, new: T | None, old: T | None) -> str:
    """Return the text of `people.toml` with a new person or line, or one in the place of another, or without.

    All else stays as it is. The text is TOML.
    """
    name = "lines" if isinstance(new or old, OwnLine) else "people"
    return with_table(text, name, _values(new), _values(old), in_place=True)


def _values(own: object) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(own) if own else {}
    return found


def _corrected(line: HelpLine, own: OwnLine) -> HelpLine:
    given: dict[str, Any] = {
        name: value or None for name in ("chat", "hours", "note") if (value := getattr(own, name)) is not None
    }
    if own.call is not None:
        given["call"] = (own.call,) if own.call else ()
    if own.text is not None:
        given |= {"text": own.text or None, "word": None}
    return msgspec.structs.replace(line, **given, read_on=own.read_on)


def _name(service: str) -> str:
    return " ".join(service.casefold().split())
