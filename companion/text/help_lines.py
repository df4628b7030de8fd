"""Help lines and a person's own people as rows, for the page about people and for `companion people`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from companion.content.catalog import phrase, table
from companion.content.own_files import BrokenFile
from companion.content.own_people import KINDS, Kind, Listed, OwnLine, OwnPerson, listed
from companion.content.people import HelpLine, Here, is_old
from companion.core.layout import cells, wrap
from companion.text.dates import month_and_year


class Row(NamedTuple):
    """One line of the page: a number or an address, whose it is, and what else to know, "" for nothing.

    `about` is the help line or the person; None for a directory of lines.
    """

    number: str
    name: str
    more: str
    about: Listed | OwnPerson | None = None


class Section(NamedTuple):
    """Rows under a title, or without rows a paragraph."""

    title: str
    rows: tuple[Row, ...] = ()


class Own(NamedTuple):
    """What the person has written: people, help lines, and the first problem in the file.

    `problem_words` is a sentence about that problem in the place of its own.
    """

    people: Sequence[OwnPerson] = ()
    lines: Sequence[OwnLine] = ()
    problem: BrokenFile | None = None
    problem_words: str = ""


def sections(here: Here, own: Own, today: date, add: str = "") -> Iterator[Section]:
    """Yield what the page about people shows below the emergency number.

    `add` is the key that adds a person, "" where there is none.
    """
    yield from first_sections(here, own, today, add)
    yield from more_sections(here, own, today, add)


def first_sections(here: Here, own: Own, today: date, add: str = "") -> Iterator[Section]:
    """Yield what is needed first: about the number, lines in a crisis, own people; `add` as above."""
    yield from _about_emergency(here, today)
    lines = [(each, _row(each, today)) for each in listed(here, "crisis", own.lines)]
    written = tuple(row for each, row in lines if _can_be_written_to(each.line))
    called = tuple(row for each, row in lines if not _can_be_written_to(each.line))
    yield from _if_any(lines, here)
    yield from _if_rows(phrase("people.titles.write"), written)
    # After the first lines: below all of them it would be out of sight on a terminal of 24 rows.
    problem = (Section(own.problem_words or own.problem.sentence()),) if own.problem else ()
    yield from problem if written else ()
    yield from _if_rows(phrase("people.titles.call"), called)
    yield from () if written else problem
    yield from _if_rows(phrase("people.titles.own"), tuple(map(_own_row, own.people)))
    if add and not own.people and not own.problem:
        yield Section(phrase("people.own.none", add=add))


def more_sections(here: Here, own: Own, today: date, add: str = "") -> Iterator[Section]:
    """Yield lines for some people, directories, and where the numbers are from; `add` as above."""
    for kind in ("young", "group"):
        yield from _lines(here, kind, table("people")["kinds"][kind], own, today)
    yield from _end(here, any(listed(here, "crisis", own.lines)), bool(add))


def violence_sections(here: Here, own: Own, today: date, add: str = "") -> Iterator[Section]:
    """Yield what the page about violence shows below the emergency number; `add` as above."""
    lines = list(_lines(here, "violence", phrase("people.titles.call"), own, today))
    yield from lines or _if_any(lines, here)
    yield Section(phrase("people.traces"))
    yield from _end(here, bool(lines), bool(add))


def _if_any(lines: Sequence[object], here: Here) -> Iterator[Section]:
    """Yield what the lines are for, or that a known country has none."""
    if lines:
        yield Section(phrase("people.when"))
    elif here.country:
        yield Section(phrase("people.no_lines"))


def _about_emergency(here: Here, today: date) -> Iterator[Section]:
    if here.country is None:
        yield Section(phrase("people.unlisted" if here.code else "people.no_country"))
        return
    numbers = here.country.emergency
    if numbers.cannot_speak:
        yield Section(phrase("people.emergency.cannot_speak", way=numbers.cannot_speak))
    notes = [numbers.note or "", phrase("people.emergency.disputed") if numbers.disputed else ""]
    notes.append(phrase("people.emergency.old") if is_old(numbers.read_on, today) else "")
    if any(notes):
        yield Section(" ".join(filter(None, notes)))


def _end(here: Here, has_lines: bool, on_page: bool) -> Iterator[Section]:
    """Yield what is said of all lines once, and the directories; `on_page` if lines can be corrected."""
    if has_lines:
        yield Section(phrase("people.busy"))
    if here.country:
        correct = f" {phrase('people.correct')}" if on_page else ""
        lines = (line for kind in KINDS for line in getattr(here.country, kind))
        newest = max((here.country.emergency.read_on, *(line.read_on for line in lines)))
        yield Section(phrase("people.provenance", month=month(newest)) + correct)
    rows = (Row(each["address"], each["name"], "") for each in table("people")["directories"].values())
    yield Section(phrase("people.titles.directories"), tuple(rows))


def _lines(here: Here, kind: Kind, title: str, own: Own, today: date) -> Iterator[Section]:
    rows = tuple(_row(each, today) for each in listed(here, kind, own.lines))
    yield from _if_rows(title, rows)


def _if_rows(title: str, rows: tuple[Row, ...]) -> Iterator[Section]:
    if rows:
        yield Section(title, rows)


def _can_be_written_to(line: HelpLine) -> bool:
    return bool(line.text or line.whatsapp or line.chat)


def _own_row(person: OwnPerson) -> Row:
    said = phrase("people.own.words", words=person.words) if person.words else ""
    return Row(person.call or "", person.name, said, person)


def _row(shown: Listed, today: date) -> Row:
    line = shown.line
    first, *others = ways(line) or [Way("", "", "")]
    name = phrase("people.by", name=line.shown_name, way=first.short) if first.short else line.shown_name
    if line.hours:
        name = phrase("people.open", name=name, hours=line.hours)
    more = [each.words if each.short else phrase("people.or", number=each.number) for each in others]
    if line.languages:
        more.append(phrase("people.in", languages=line.languages))
    more += filter(None, (read(shown, today), line.note))
    return Row(first.number, name, phrase("people.between").join(more), shown)


class Way(NamedTuple):
    """A way to reach a line: a number or an address, how it is used, and that in a word, "" for a call."""

    number: str
    words: str
    short: str


def ways(line: HelpLine) -> list[Way]:
    """Return the ways to reach a line, calls first; its page on the web only if there is no other."""
    found = [Way(number, phrase("people.call", number=number), "") for number in line.call]
    if line.text and line.word:
        words = phrase("people.text_word", word=line.word, number=line.text)
        found.append(Way(line.text, words, phrase("people.by_word", word=line.word)))
    elif line.text:
        found.append(Way(line.text, phrase("people.text", number=line.text), phrase("people.by_text")))
    if line.whatsapp:
        words = phrase("people.whatsapp", number=line.whatsapp)
        found.append(Way(line.whatsapp, words, phrase("people.by_whatsapp")))
    if line.chat:
        found.append(Way(line.chat, phrase("people.chat", address=line.chat), phrase("people.by_chat")))
    if line.web and not found:
        found.append(Way(line.web, phrase("people.web", address=line.web), phrase("people.by_web")))
    return found


def laid_out(row: Row, column: int, width: int) -> tuple[list[str], list[str]]:
    """Return a row and what stands below it, in lines of at most `width` cells.

    `column` is where each line below the first begins.
    """
    head = f"{row.number}  " if len(row.number) + 2 > column else f"{row.number:<{column}}"
    room = width - len(head)
    # Where a word has no room beside the number, all of them stand below it.
    beside = row.name if max(map(cells, row.name.split()), default=0) <= room else ""
    first, *others = wrap(beside, max(1, room)) or [""]
    others = wrap(" ".join(others) if beside else row.name, width - column)
    indent = " " * column
    lines = [head + first, *(indent + each for each in others)]
    return lines, [indent + each for each in wrap(row.more, width - column)]


def read(shown: Listed, today: date) -> str:
    """Return what to know about the age of a line: that it is old, or one's own; "" for neither."""
    line = shown.line
    if shown.own:
        return phrase("people.yours")
    if not is_old(line.read_on, today):
        return ""
    return phrase("people.old", month=month(line.read_on)) if line.read_on else phrase("people.undated")


def month(read_on: str) -> str:
    """Return a month as it stands in the data in words; a year alone stays one."""
    year, _, number = read_on.partition("-")
    return month_and_year(date(int(year), int(number), 1)) if number else year
