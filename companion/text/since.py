"""What was written since the last session with one person, in words: headings, each with its lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from companion.content.catalog import phrase
from companion.core.entry import AfterSession
from companion.core.printable import printable
from companion.core.questions import CHOOSE
from companion.core.since import LineToBring, Moment, SinceMet
from companion.text.body import in_words
from companion.text.dates import full_date, short_date
from companion.text.entries import answer, one_line, rating, title

NOTHING_OPEN = {
    "mended": ("nothing felt wrong", "named and mended"),
    "held_back": ("no",),
    "jarred": ("nothing jarred",),
}
"""Questions about what was not said or is open, each with the answers by which nothing is."""
UNSAID = tuple(asked for asked in CHOOSE if asked.field in NOTHING_OPEN)


class Line(NamedTuple):
    """One line of a section; `to_bring` is set for one that can be marked as brought."""

    words: str
    to_bring: LineToBring | None = None


class Section(NamedTuple):
    """A heading and its lines, under a name such as "to_bring"."""

    name: str
    heading: str
    lines: tuple[Line, ...]


def about(found: SinceMet) -> str:
    """Return when the last session was, and how many entries were written since then."""
    day = full_date(found.last.at.date())
    if not found.count:
        return phrase("since.about_none", day=day)
    return phrase("since.about", day=day, count=found.count)


def sections(found: SinceMet) -> tuple[Section, ...]:
    """Return the sections that have a line."""
    lines = {
        "body": tuple(Line(in_words(*each)) for each in found.body.items()),
        "hardest": tuple(map(_moment, found.hardest)),
        "easiest": tuple(map(_moment, found.easiest)),
        "unsaid": tuple(map(Line, _unsaid(found.last))),
        "to_bring": tuple(Line(line_to_bring(line), line) for line in found.to_bring),
    }
    return tuple(Section(name, phrase(f"since.{name}"), each) for name, each in lines.items() if each)


def line_to_bring(line: LineToBring) -> str:
    """Return a line to bring with the day on which it was written, and whether it was brought."""
    text = phrase("since.line", words=printable(line.words), day=short_date(line.session.at.date()))
    return phrase("since.brought" if line.brought else "since.to_be_brought", line=text)


def _moment(moment: Moment) -> Line:
    """Return a day with what was said on it, and the beginning of the note."""
    entry = moment.entry
    day = short_date(entry.at.date())
    text = phrase("since.moment", day=day, rating=rating(moment.rating), what=title(entry))
    note = one_line(entry.note, 60)
    return Line(phrase("since.note", moment=text, note=note) if note else text)


def _unsaid(session: AfterSession) -> Iterator[str]:
    """Yield what was held back and what is open; not an answer that says that nothing is."""
    for asked in UNSAID:
        given = getattr(session, asked.field)
        if given.words or given.choice not in (None, *NOTHING_OPEN[asked.field]):
            label = phrase(f"{asked.key}.label")
            yield phrase("in_full.answer", name=label, answer=answer(asked, given))
