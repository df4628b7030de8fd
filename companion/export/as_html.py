"""HTML: for paper, a summary of one or two pages, and behind it the entries in small type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from companion.content.catalog import phrase
from companion.core.body_counts import count_regions
from companion.core.entries import people_in, sessions_with
from companion.core.entry import Entry, Led
from companion.core.outcomes import outcomes_of
from companion.core.timeline import fitting_unit, lanes, spans_of
from companion.export.documents import Details, readable
from companion.export.figure import figure
from companion.export.markup import END, beginning, beside, bullets, heading, paragraph, safe
from companion.export.svg import chart
from companion.store.codec import Document
from companion.text import outcomes
from companion.text.body import in_words
from companion.text.dates import full_date, heading_date
from companion.text.entries import in_full, one_line
from companion.text.filters import sentence
from companion.text.sessions import in_short

SHOWN = {"places": (10, 120), "exercises": (6, 200), "people": (12, 200)}
"""How many of each the summary names, and in how many characters each: two pages have room for them."""
MOST_SPANS = 160
"""The most bars beside one another on paper."""


def as_html(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield the page in parts: the summary, then every readable entry."""
    entries = tuple(entry for _, entry in readable(documents, details))
    for part in _parts(entries, details):
        yield part.encode("utf-8", "replace")


def _parts(entries: tuple[Entry, ...], details: Details) -> Iterator[str]:
    today = details.now.date()
    yield beginning(phrase("page.title"))
    about = sentence(details.filters, len(entries), today)
    yield paragraph(phrase("page.made", day=full_date(today), sentence=about), "quiet")
    if details.redacted:
        yield paragraph(phrase("page.without"), "quiet")
    if details.is_part:
        yield paragraph(phrase("page.part"), "quiet")
    own = [entry for entry in entries if not isinstance(entry, Led)]
    yield from _body(own)
    yield from _over_time(own)
    yield from _listed("helped.heading", _helped(entries), "exercises")
    yield from _listed("page.sessions", _sessions(entries), "people")
    yield from _entries(entries, details.now)
    yield END


def _body(entries: Sequence[Entry]) -> Iterator[str]:
    found = count_regions(entries)
    if found:
        places = "".join(_listed("page.body", [in_words(*each) for each in found.items()], "places"))
        yield beside(figure(found), places)


def _over_time(entries: Sequence[Entry]) -> Iterator[str]:
    unit = fitting_unit(entries, MOST_SPANS)
    spans = spans_of(entries, unit)
    if lanes(spans):
        yield heading(phrase("page.over_time"))
        yield chart(spans, unit) + "\n"
        yield paragraph(phrase(f"over_time.about.{unit}") + " " + phrase("over_time.signs"), "quiet")


def _helped(entries: Sequence[Entry]) -> list[str]:
    """Return a line for each exercise: how it was, whatever state it began in."""
    found = outcomes.paragraphs(outcomes_of(entries))
    return [phrase("in_full.answer", name=name, answer=lines[0]) for name, lines in found]


def _sessions(entries: Sequence[Entry]) -> list[str]:
    """Return a line for each person, most sessions first."""
    found = [(person, sessions_with(entries, person)) for person in people_in(entries)]
    return [in_short(*each) for each in sorted(found, key=lambda each: -len(each[1]))]


def _listed(name: str, lines: Sequence[str], what: str) -> Iterator[str]:
    """Yield the first lines under a heading, and how many more there are."""
    if lines:
        yield heading(phrase(name))
        most, longest = SHOWN[what]
        shown = [one_line(line, longest) for line in lines[:most]]
        more = len(lines) - len(shown)
        yield bullets([*shown, phrase("page.more", count=more)] if more else shown)


def _entries(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    yield f'<div class="entries">\n{heading(phrase("page.entries"))}'
    for day, of_that_day in groupby(entries, lambda entry: entry.at.date()):
        yield f'<div class="day">\n{heading(heading_date(day), 3)}'
        for entry in of_that_day:
            # The first paragraph is the day, which is the heading already, and the time.
            _, *lines = in_full(entry, now).split("\n\n")
            words = phrase("page.between").join(map(safe, lines))
            yield f"<p><b>{entry.at:%H:%M}</b> {words}</p>\n"
        yield "</div>\n"
    yield "</div>\n"
