"""Markdown: a text to read, a heading for each entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from companion.content.catalog import table
from companion.core.columns import COLUMNS, flatten
from companion.core.printable import safe
from companion.export.documents import Details, readable
from companion.store.codec import Document

APART = {"id", "kind", "at", "changed", "note", "imported"}
"""Fields that are in the heading, below the others, or of no use to a reader."""

ESCAPES = {"<": "&lt;", "&": "&amp;", "[": "\\["}
MARKUP = re.compile(r"<(?=[a-zA-Z/!?])|&(?=#?\w+;)|\[")
"""Where HTML begins, or a link: a lone "<" or "&" is as it was typed."""


def as_markdown(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield each readable entry, its fields under their names in words."""
    for document, _ in readable(documents, details):
        yield _entry(flatten(document)).encode("utf-8", "replace")


def _entry(fields: dict[str, str]) -> str:
    at = datetime.fromisoformat(fields["at"])
    lines = [f"## {at:%Y-%m-%d %H:%M} · {_name(fields['kind'])}", ""]
    lines += [
        f"- {_name(column)}: {' '.join(_plain(fields[column]).split())}"
        for column in COLUMNS
        if fields.get(column) and column not in APART
    ]
    if fields.get("note"):
        lines += ["", *(f"> {line}".rstrip() for line in _plain(fields["note"]).split("\n"))]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n\n"


def _name(field: str) -> str:
    names: dict[str, str] = table("fields")
    return names.get(field, field)


def _plain(text: str) -> str:
    """Return a text that no reader of Markdown takes for HTML, a link or a picture to fetch."""
    return MARKUP.sub(lambda found: ESCAPES[found[0]], safe(text))
