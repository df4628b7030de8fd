"""Entries as one page for paper: self-contained, without a script and without anything to fetch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from html import escape
from itertools import groupby
from pathlib import Path

from companion.content.catalog import phrase
from companion.core.body_counts import named
from companion.core.entries import people_in, sessions_with
from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.core.outcomes import evidence
from companion.core.redact import redact
from companion.core.timeline import LEAST, fitting_unit, numbers_in, over_time
from companion.export import svg
from companion.text import outcomes
from companion.text.dates import full_date, relative_day, short_date
from companion.text.entries import in_full, printable
from companion.text.filters import sentence
from companion.text.sessions import side_by_side

STYLE = Path(__file__).with_name("page.css")
ONLY_ITSELF = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page forbids a browser: everything but the styles that stand in it."""


def as_html(
    entries: Iterable[Entry],
    *,
    notes: bool = True,
    filters: Collection[Filter] = (),
    now: datetime | None = None,
) -> Iterator[bytes]:
    """Give the page in parts; without `notes` every line of own words is left out.

    `filters` are those that found the entries, `now` is the time that the page is made.
    """
    found = tuple(entries if notes else map(redact, entries))
    now = now or datetime.now().astimezone()
    told = sentence(filters, len(found), now.date())
    for part in _parts(found, told, now, notes=notes):
        yield part.encode("utf-8", "replace")


def _parts(entries: tuple[Entry, ...], told: str, now: datetime, *, notes: bool) -> Iterator[str]:
    title = escape(phrase("page.title"))
    yield (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{ONLY_ITSELF}">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n'
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    yield _paragraph(phrase("page.made", day=full_date(now.date()), sentence=told), "quiet")
    if not notes:
        yield _paragraph(phrase("page.without"), "quiet")
    yield from _over_time(entries)
    yield from _body(entries)
    yield from _helped(entries)
    for person in people_in(entries):
        yield from _person(person, entries)
    yield from _entries(entries, now)
    yield "</body>\n</html>\n"


def _over_time(entries: Sequence[Entry]) -> Iterator[str]:
    unit = fitting_unit(entries)
    spans = over_time(entries, unit)
    if numbers_in(spans) >= LEAST:
        yield _heading(phrase("page.over_time"))
        yield svg.chart(spans, unit) + "\n"
        yield _paragraph(phrase(f"page.by_{unit}"), "quiet")


def _body(entries: Sequence[Entry]) -> Iterator[str]:
    found = named(entries)
    if found:
        yield _heading(phrase("page.body"))
        yield _row("th", (phrase("page.region"), phrase("page.times"), phrase("page.words")), "<table>\n")
        for each in found:
            words = ", ".join(f"{word} {times}" for word, times in each.words)
            yield _row("td", (each.region, str(each.times), words))
        yield "</table>\n"


def _helped(entries: Sequence[Entry]) -> Iterator[str]:
    told = outcomes.paragraphs(evidence(entries))
    if told:
        yield _heading(phrase("helped.heading"))
        for name, lines in told:
            yield _heading(name, 3)
            yield from (_paragraph(line) for line in lines)


def _person(person: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    """One row for a session: paper is taller than wide, so here they stand below each other."""
    found = sessions_with(entries, person)
    yield _heading(phrase("telling.after_with", person=person))
    rows = side_by_side(found)
    for at, session in enumerate(found):
        yield f'<div class="entry">\n{_heading(short_date(session.at.date()), 3)}'
        for label, said in rows:
            if said[at]:
                yield _paragraph(phrase("whole.answer", name=label, said=said[at]))
        yield "</div>\n"


def _entries(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    yield _heading(phrase("page.entries"))
    for when, those in groupby(entries, lambda entry: entry.at.date()):
        yield _heading(relative_day(when, date.max), 3)
        for entry in those:
            # The first line is the day and the time; the day is the heading already.
            head, *lines = in_full(entry, now).split("\n\n")
            yield f'<div class="entry">\n{_paragraph(head.rpartition(", ")[2], "time")}'
            yield from (_paragraph(line) for line in lines)
            yield "</div>\n"


def _heading(text: str, level: int = 2) -> str:
    return f"<h{level}>{_safe(text)}</h{level}>\n"


def _paragraph(text: str, look: str = "") -> str:
    return f'<p class="{look}">{_safe(text)}</p>\n' if look else f"<p>{_safe(text)}</p>\n"


def _row(cell: str, texts: Sequence[str], before: str = "") -> str:
    return before + "<tr>" + "".join(f"<{cell}>{_safe(text)}</{cell}>" for text in texts) + "</tr>\n"


def _safe(text: str) -> str:
    return escape(printable(text))
