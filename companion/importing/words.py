"""An import in sentences: what a file is, what it would add, what was done; for every front end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from companion.content.catalog import phrase
from companion.core.printable import printable
from companion.importing.model import BadRow, Format, Place, Preview
from companion.importing.saving import Saved
from companion.store.imports import Undone
from companion.text.dates import short_date

MOST_NAMED = 20
"""The most rows that can't be read and are named one by one."""


def about(form: Format) -> Iterator[str]:
    """Yield where a file is from, and on which page its format was read; what a text file doesn't have."""
    yield phrase("import.from", app=phrase(f"import.apps.{form.name}"))
    if form.page:
        yield phrase("import.read_on", page=form.page)
        if not form.tried:
            yield phrase("import.not_tried")
    if form.same:
        yield phrase("import.lacks")


def content(found: Preview) -> Iterator[str]:
    """Yield how many entries an import would add, from when to when, and how many get noon."""
    if found.first is None or found.last is None:
        yield phrase("import.none")
        return
    first, last = (short_date(each.date()) for each in (found.first, found.last))
    yield phrase("import.entries", count=found.entries, first=first, last=last)
    if found.noon:
        yield phrase("import.noon", count=found.noon)


def goes(places: Mapping[str, Place]) -> Iterator[str]:
    """Yield where the text of the columns goes, those together that go to the same place."""
    columns: dict[str, list[str]] = {}
    for column, place in places.items():
        name = one_line(column) or phrase("import.rest")
        columns.setdefault(phrase(f"import.places.{place}"), []).append(name)
    for words, names in columns.items():
        yield phrase("import.goes", columns=", ".join(names), place=words)


def bad_rows(bad: tuple[BadRow, ...], form: Format) -> Iterator[str]:
    """Yield how many rows can't be read, and the first ones, each with its line and why."""
    if bad:
        yield phrase("import.bad", count=len(bad))
    counted = "line" if form.counts_lines else "entry"
    for row in bad[:MOST_NAMED]:
        where = phrase(f"import.where.{counted}", number=row.line)
        yield "  " + phrase(f"import.why.{row.why}", where=where, text=one_line(row.text))


def done(saved: Saved) -> Iterator[str]:
    """Yield what an import did, but for the rows that can't be read."""
    yield phrase("import.new", count=saved.new) if saved.new else phrase("import.nothing_new")
    for name, count in (("there", saved.there), ("removed", saved.removed)):
        if count:
            yield phrase(f"import.{name}", count=count)


def undone(what: Undone) -> Iterator[str]:
    """Yield what undo did."""
    yield phrase("import.undone", count=what.gone)
    if what.changed:
        yield phrase("import.changed", count=what.changed)


def one_line(text: str) -> str:
    """Return a text from a file as it can be shown within a sentence."""
    return " ".join(printable(text).split())
