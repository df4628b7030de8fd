"""Help lines and a person's own people in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from companion.content.catalog import phrase
from companion.content.own_files import BrokenFile
from companion.content.people import (
    Country,
    HelpLine,
    OwnPerson,
    country,
    guessed_country,
    is_old,
    regions,
)
from companion.core.layout import TOGETHER


def emergency(place: Country | None) -> str:
    """Return the emergency numbers of a country with who answers, or those by region where it is unknown."""
    if place is None:
        by_region = [phrase("people.region", number=each.number, where=each.where) for each in regions()]
        return "\n".join([phrase("people.no_emergency"), *by_region])
    either = phrase("people.call_or")
    named = {kind: either.join(numbers) for kind, numbers in place.emergency.labelled()}
    everything = named.pop("all", "")
    by_kind = ", ".join(phrase(f"people.emergency.{kind}", number=number) for kind, number in named.items())
    if everything and by_kind:
        return phrase("people.emergency.both", numbers=everything, by_kind=by_kind)
    return phrase("people.emergency.numbers", numbers=everything or by_kind)


def paragraphs(code: str, own: tuple[tuple[OwnPerson, ...], BrokenFile | None], today: date) -> Iterator[str]:
    """Yield the paragraphs of the page for a country code: own people, the lines, directories.

    `own` is what `own_people` has read.
    """
    yield phrase("people.when")
    people, problem = own
    if problem:
        yield problem.sentence()
    yield from map(_own_person, people)
    place = country(code)
    if place:
        yield "\n".join(_about_country(place, today))
        for line in place.crisis:
            yield "\n".join(_line(line, today))
        yield phrase("people.busy") if place.crisis else phrase("people.no_lines")
        yield phrase("people.not_dialled")
    else:
        yield phrase("people.no_lines") if code else phrase("people.no_country")
    names = ("heading", "throughline", "befrienders")
    yield "\n".join(phrase(f"people.directories.{name}") for name in names)


def one_line_to_people(code: str) -> str:
    """Return the emergency number and the first line of a country, and the key for the others.

    Without a `code` the country is the locale's.
    """
    place = country(code or guessed_country())
    if place is None:
        return phrase("exercise.no_line")
    _, numbers = place.emergency.labelled()[0]
    number = phrase("people.emergency.numbers", numbers=numbers[0].replace(" ", TOGETHER))
    for line in place.crisis:
        if line.call:
            reach = phrase("people.call", number=line.call[0].replace(" ", TOGETHER))
        elif line.text:
            reach = phrase("people.text", number=line.text.replace(" ", TOGETHER))
        else:
            continue
        return phrase("exercise.line", emergency=number, service=line.service, reach=reach)
    return phrase("exercise.emergency_line", emergency=number)


def to_reach(people: Sequence[OwnPerson], say: str) -> tuple[tuple[str, str], ...]:
    """Return each person, with the number, and the sentence that is theirs, else `say`.

    Without people there is one sentence, and "" for whom it is for.
    """
    found = tuple((_named(person), person.words or say) for person in people)
    return found or (("", say),)


def _named(person: OwnPerson) -> str:
    return phrase("people.own.call", name=person.name, call=person.call) if person.call else person.name


def _own_person(person: OwnPerson) -> str:
    return _named(person) + (f"\n{phrase('people.own.words', words=person.words)}" if person.words else "")


def _about_country(place: Country, today: date) -> Iterator[str]:
    yield phrase("people.country", name=place.name)
    numbers = place.emergency
    if numbers.cannot_speak:
        yield phrase("people.emergency.cannot_speak", way=numbers.cannot_speak)
    if numbers.note:
        yield numbers.note
    if numbers.disputed:
        yield phrase("people.emergency.disputed")
    yield phrase("people.emergency.seen", seen=numbers.read_on)
    if is_old(numbers.read_on, today):
        yield phrase("people.old")


def _line(line: HelpLine, today: date) -> Iterator[str]:
    yield line.service
    if line.call:
        yield "  " + phrase("people.call", number=phrase("people.call_or").join(line.call))
    if line.text and line.word:
        yield "  " + phrase("people.text_word", word=line.word, number=line.text)
    elif line.text:
        yield "  " + phrase("people.text", number=line.text)
    for name in ("whatsapp", "chat", "web", "hours", "languages"):
        if value := getattr(line, name):
            yield "  " + phrase(f"people.{name}", **{name: value})
    if line.note:
        yield "  " + line.note
    yield "  " + (phrase("people.seen", seen=line.read_on) if line.read_on else phrase("people.seen_undated"))
    if is_old(line.read_on, today):
        yield "  " + (phrase("people.old") if line.read_on else phrase("people.old_undated"))
