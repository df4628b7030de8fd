"""The emergency number in words, and the lines that name whom to reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.content.own_people import OwnPerson
from companion.content.people import Here, Numbers, regions
from companion.core.layout import TOGETHER


class EmergencyLine(NamedTuple):
    """A number with what stands before it, such as a guess of the country, and who answers.

    `number` is "" for a line of others that can be called too.
    """

    before: str
    number: str
    who: str

    def __str__(self) -> str:
        number = TOGETHER.join(filter(None, (self.before, self.number)))
        return f"{number} {self.who}".strip()


def emergency(here: Here) -> tuple[EmergencyLine, ...]:
    """Return the emergency numbers, first the one to try first; those by region for an unknown country."""
    if here.country is None:
        return tuple(EmergencyLine("", each.number, each.where) for each in regions())
    (kind, numbers), *others = here.country.emergency.labelled()
    if kind == "all":
        who = phrase("people.emergency.some" if others else "people.emergency.all")
        first = EmergencyLine(_guess(here), _together(numbers), who)
        return (
            (first, EmergencyLine("", "", _by_kind(others))) if len(others) > 1 else (first, *_each(others))
        )
    rest = _each(others)
    return (EmergencyLine(_guess(here), _together(numbers), phrase(f"people.emergency.{kind}")), *rest)


def shortest_emergency(here: Here) -> tuple[EmergencyLine, ...]:
    """Return the one or two numbers to try first, for a terminal of a few rows; see `emergency`."""
    lines = [line for line in emergency(here) if line.number][:2]
    if here.country is None:
        return tuple(line._replace(who=line.who.partition(",")[0]) for line in lines)
    if len(lines) == 1:
        lines = [lines[0]._replace(who="")]
    if lines[0].before:
        name = here.country.name.replace(" ", TOGETHER)
        lines[0] = lines[0]._replace(before=phrase("people.guess_short", country=name))
    return tuple(lines)


def _each(numbers: Iterable[tuple[str, Numbers]]) -> Iterator[EmergencyLine]:
    for kind, each in numbers:
        yield EmergencyLine("", _together(each), phrase(f"people.emergency.{kind}"))


def _guess(here: Here) -> str:
    """Return what stands before the number of a country that only the locale names, "" for a chosen one."""
    if here.country is None or not here.guessed:
        return ""
    name = (here.country.in_sentence or here.country.name).replace(" ", TOGETHER)
    return phrase("people.guess", country=name)


def _together(numbers: Numbers) -> str:
    """Return numbers as one word, at which no line is broken."""
    return phrase("people.call_or").join(numbers).replace(" ", TOGETHER)


def _by_kind(numbers: Iterable[tuple[str, Numbers]]) -> str:
    found = ((phrase(f"people.emergency.{kind}"), _together(each)) for kind, each in numbers)
    named = (phrase("people.emergency.other", who=who, number=number) for who, number in found)
    return ", ".join(each.replace(" ", TOGETHER) for each in named)


def one_line_to_people(chosen: str) -> str:
    """Return the emergency number and the first line of a country, and the key for the others.

    `chosen` is the country of the settings, "" for a guess.
    """
    here = help_lines.here(chosen)
    if here.country is None:
        one, other = (f"{each.number}{TOGETHER}{each.where}" for each in regions()[:2])
        return phrase("exercise.no_country", first=one, second=other)
    (kind, first), *others = here.country.emergency.labelled()
    numbers = _together(first) if kind == "all" else _by_kind([(kind, first), *others[:1]])
    before = _guess(here) or phrase("people.emergency.before")
    number = f"{before}{TOGETHER}{numbers}"
    for line in here.country.crisis:
        if line.call:
            reach = phrase("people.call", number=line.call[0].replace(" ", TOGETHER))
        elif line.text:
            reach = phrase("people.text", number=line.text.replace(" ", TOGETHER))
        else:
            continue
        return phrase("exercise.line", emergency=number, service=line.shown_name, reach=reach)
    return phrase("exercise.emergency_line", emergency=number)


def shortest_line_to_people(chosen: str) -> str:
    """Return a number to call and the key for more, for a terminal of a few rows; see `one_line_to_people`.

    Where the country is only a guess, the numbers of two regions stand in its place.
    """
    here = help_lines.here(chosen)
    if here.country is None or here.guessed:
        numbers = [each.number for each in regions()]
    else:
        numbers = [each[0] for _, each in here.country.emergency.labelled()]
    return phrase("exercise.number_and_more", number=", ".join(numbers[:2]).replace(" ", TOGETHER))


def to_reach(people: Sequence[OwnPerson], say: str) -> tuple[tuple[str, str], ...]:
    """Return each person, with the number, and the sentence that is theirs, else `say`.

    Without people there is one sentence, and "" for whom it is for.
    """
    found = tuple((named(person), person.words or say) for person in people)
    return found or (("", say),)


def named(person: OwnPerson) -> str:
    """Return a person's name, with the number or address to reach them."""
    return phrase("people.own.call", name=person.name, call=person.call) if person.call else person.name
