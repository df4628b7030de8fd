"""Help lines and a person's own people in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from companion.content.catalog import phrase
from companion.content.own_files import BrokenFile
from companion.content.people import Country, HelpLine, OwnPerson, country, guessed_country, is_old
from companion.core.layout import TOGETHER


def emergency(place: Country) -> str:
    """Return the emergency numbers of a country."""
    numbers = ", ".join(place.emergency)
    if place.emergency_note:
        return phrase("people.emergency_note", note=place.emergency_note, numbers=numbers)
    return phrase("people.emergency", numbers=numbers)


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
        yield phrase("people.country", name=place.name)
        for line in place.lines:
            yield "\n".join(_line(line, today))
        yield phrase("people.busy")
        yield phrase("people.not_dialled")
    else:
        yield phrase("people.no_lines") if code else phrase("people.no_country")
    names = ("heading", "throughline", "befrienders")
    yield "\n".join(phrase(f"people.directories.{name}") for name in names)


def one_line_to_people(code: str) -> str:
    """Return the first line of a country, of the locale's if `code` is empty, and the key for the others."""
    place = country(code or guessed_country())
    for line in place.lines if place else ():
        if line.call:
            reach = phrase("people.call", number=line.call[0].replace(" ", TOGETHER))
        elif line.text:
            reach = phrase("people.text", number=line.text.replace(" ", TOGETHER))
        else:
            continue
        return phrase("exercise.line", service=line.service, reach=reach)
    return phrase("exercise.no_line")


def _own_person(person: OwnPerson) -> str:
    call = phrase("people.own.call", name=person.name, call=person.call) if person.call else person.name
    return call + (f"\n{phrase('people.own.words', words=person.words)}" if person.words else "")


def _line(line: HelpLine, today: date) -> Iterator[str]:
    yield line.service
    if line.call:
        yield "  " + phrase("people.call", number=phrase("people.call_or").join(line.call))
    if line.text and line.word:
        yield "  " + phrase("people.text_word", word=line.word, number=line.text)
    elif line.text:
        yield "  " + phrase("people.text", number=line.text)
    for name in ("whatsapp", "web", "hours", "languages"):
        if value := getattr(line, name):
            yield "  " + phrase(f"people.{name}", **{name: value})
    yield "  " + (phrase("people.seen", seen=line.seen) if line.seen else phrase("people.seen_undated"))
    if is_old(line.seen, today):
        yield "  " + (phrase("people.old") if line.seen else phrase("people.old_undated"))
