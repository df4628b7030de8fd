"""HTML: one page for paper, self-contained, without a script and without anything to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path

from companion.content.catalog import phrase, table
from companion.content.wordlists import region_name
from companion.core.body_counts import count_regions
from companion.core.entries import people_in, sessions_with
from companion.core.entry import Entry
from companion.core.outcomes import outcomes_of
from companion.core.printable import printable
from companion.core.timeline import MIN_NUMBERS, count_numbers, fitting_unit, spans_of
from companion.export.documents import Details, readable
from companion.export.svg import chart
from companion.store.codec import Document
from companion.text import outcomes
from companion.text.dates import full_date, short_date
from companion.text.entries import in_full
from companion.text.filters import sentence
from companion.text.sessions import side_by_side

PAGE = Path(__file__).with_name("page")
"""The files of the styles and of what stands before the entries; a browser is forbidden to fetch anything."""


def as_html(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield the page in parts: charts and counts, sessions by person, then every readable entry."""
    entries = tuple(entry for _, entry in readable(documents, details))
    for part in _parts(entries, details):
        yield part.encode("utf-8", "replace")


def _parts(entries: tuple[Entry, ...], details: Details) -> Iterator[str]:
    title, today = escape(phrase("page.title")), details.now.date()
    style, head = (PAGE.with_suffix(end).read_text(encoding="utf-8") for end in (".css", ".html"))
    yield head.format(language=table("language")["code"], title=title, style=style)
    about = sentence(details.filters, len(entries), today)
    yield _paragraph(phrase("page.made", day=full_date(today), sentence=about), "quiet")
    if details.redacted:
        yield _paragraph(phrase("page.without"), "quiet")
    if details.is_part:
        yield _paragraph(phrase("page.part"), "quiet")
    yield from _over_time(entries)
    yield from _body(entries)
    yield from _helped(entries)
    for person in people_in(entries):
        yield from _person(person, entries)
    yield from _entries(entries, details.now)
    yield "</body>\n</html>\n"


def _over_time(entries: Sequence[Entry]) -> Iterator[str]:
    unit = fitting_unit(entries)
    spans = spans_of(entries, unit)
    if count_numbers(spans) >= MIN_NUMBERS:
        yield _heading(phrase("page.over_time"))
        yield chart(spans, unit) + "\n"
        yield _paragraph(phrase(f"page.by_{unit}"), "quiet")


def _body(entries: Sequence[Entry]) -> Iterator[str]:
    found = count_regions(entries)
    if found:
        yield _heading(phrase("page.body"))
        yield _row("th", (phrase("page.region"), phrase("page.times"), phrase("page.words")), "<table>\n")
        for region, each in found.items():
            words = ", ".join(f"{word} {times}" for word, times in each.words)
            yield _row("td", (region_name(region), str(each.times), words))
        yield "</table>\n"


def _helped(entries: Sequence[Entry]) -> Iterator[str]:
    paragraphs = outcomes.paragraphs(outcomes_of(entries))
    if paragraphs:
        yield _heading(phrase("helped.heading"))
        for name, lines in paragraphs:
            yield _heading(name, 3)
            yield from (_paragraph(line) for line in lines)


def _person(person: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield the sessions with one person, below each other: paper is taller than wide."""
    found = sessions_with(entries, person)
    yield _heading(phrase("entry.after_with", person=person))
    rows = side_by_side(found)
    for index, session in enumerate(found):
        yield f'<div class="entry">\n{_heading(short_date(session.at.date()), 3)}'
        for question, answers in rows:
            if answers[index]:
                yield _paragraph(phrase("in_full.answer", name=question, answer=answers[index]))
        yield "</div>\n"


def _entries(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    yield _heading(phrase("page.entries"))
    for day, of_that_day in groupby(entries, lambda entry: entry.at.date()):
        yield _heading(full_date(day), 3)
        for entry in of_that_day:
            # The first paragraph is the day, which is the heading already, and the time.
            _, *lines = in_full(entry, now).split("\n\n")
            yield f'<div class="entry">\n{_paragraph(f"{entry.at:%H:%M}", "time")}'
            yield from (_paragraph(line) for line in lines)
            yield "</div>\n"


def _heading(text: str, level: int = 2) -> str:
    return f"<h{level}>{_safe(text)}</h{level}>\n"


def _paragraph(text: str, style: str = "") -> str:
    return f'<p class="{style}">{_safe(text)}</p>\n' if style else f"<p>{_safe(text)}</p>\n"


def _row(cell: str, texts: Sequence[str], before: str = "") -> str:
    return before + "<tr>" + "".join(f"<{cell}>{_safe(text)}</{cell}>" for text in texts) + "</tr>\n"


def _safe(text: str) -> str:
    return escape(printable(text))
