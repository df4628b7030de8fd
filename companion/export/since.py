"""What was written since the last session with one person, on one page of paper."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from companion.content.catalog import phrase
from companion.core.since import SinceMet
from companion.export.figure import figure
from companion.export.markup import END, beginning, beside, bullets, heading, paragraph
from companion.text import since
from companion.text.since import Section

ROWS = 38
"""Rows of text for which there is room below the figure, at the size of `page.css` on A4."""
COLUMN, HALF = 84, 44
"""Characters of a row at least, and of one beside the figure or in one of two columns."""
PLACES = 10
"""Rows for which there is room beside the figure."""


def since_page(person: str, found: SinceMet) -> bytes:
    """Return the page. What is too long for one sheet is cut, and says so."""
    title = phrase("since.title", person=person)
    parts = [beginning(title), paragraph(since.about(found))]
    sections = {section.name: section for section in since.sections(found)}
    if "body" in sections:
        places = _words(sections["body"], HALF, PLACES, most_rows=2)
        parts.append(beside(figure(found.body), heading(sections["body"].heading) + bullets(places)))
    days = [
        (sections[name].heading, _words(sections[name], HALF, 12, most_rows=4))
        for name in ("hardest", "easiest")
        if name in sections
    ]
    if days:
        parts.append(beside(*(heading(name) + bullets(words) for name, words in days)))
    left = ROWS - max((_rows(words, HALF) for _, words in days), default=0)
    for name, most_rows in (("unsaid", 4), ("to_bring", 3)):
        if name in sections:
            words = _words(sections[name], COLUMN, left - 2, most_rows=most_rows)
            parts.append(heading(sections[name].heading) + bullets(words))
            left -= _rows(words, COLUMN) + 2
    return "".join([*parts, END]).encode("utf-8", "replace")


def _words(section: Section, width: int, room: int, *, most_rows: int) -> list[str]:
    """Return the lines of a section that fit into rows of a width, and how many more there are."""
    words = [_cut(line.words, width * most_rows) for line in section.lines]
    shown = list(words)
    while len(shown) > 1 and _rows(shown, width) + (len(shown) < len(words)) > room:
        shown.pop()
    more = len(words) - len(shown)
    return [*shown, phrase("since.more", count=more)] if more else shown


def _rows(texts: Sequence[str], width: int) -> int:
    """Return at most how many rows texts take."""
    return sum(-(-_width(text) // width) for text in texts)


def _cut(text: str, width: int) -> str:
    """Return the beginning of a text, on one line, if it is wider than some characters."""
    text = " ".join(text.split())
    if _width(text) <= width:
        return text
    text = text[:width]
    while _width(text) >= width:
        text = text[:-1]
    return text.rstrip() + "…"


def _width(text: str) -> int:
    """Return the width of a text in usual characters, where a capital or a wide one counts two."""
    return sum(2 if east_asian_width(sign) in "WF" or sign.isupper() else 1 for sign in text)
