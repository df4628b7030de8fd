"""CSV: a table in which every field of every kind of entry has a column, however deep it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from companion.core.columns import COLUMNS, flatten
from companion.core.printable import safe
from companion.export.documents import Details, readable
from companion.store.codec import Document

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs with which a formula begins, narrow and wide; an apostrophe before it makes a text of it."""


class _Encoder:
    """A file for the csv module, which returns what its `write` returns: the bytes of a row."""

    def write(self, text: str) -> bytes:
        return text.encode("utf-8", "replace")


def as_csv(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield a header and a row for each readable entry, UTF-8, a sensation as `chest=tight,warm`."""
    writer = csv.DictWriter(_Encoder(), COLUMNS, restval="", extrasaction="ignore")
    yield writer.writeheader()
    for document, _ in readable(documents, details):
        yield writer.writerow({column: _cell(text) for column, text in flatten(document).items()})


def _cell(text: str) -> str:
    """Return a text that is safe in a table: a program for tables would run one that begins as a formula."""
    clean = safe(text)
    return f"'{clean}" if clean.lstrip()[:1] in FORMULA else clean
