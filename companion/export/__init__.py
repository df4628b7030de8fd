"""The notebook as one file: JSON is complete and can be imported, the other formats are to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from companion.export.as_csv import as_csv
from companion.export.as_html import as_html
from companion.export.as_json import as_json
from companion.export.as_markdown import as_markdown
from companion.export.documents import Details, gathered, redacted
from companion.store.codec import Document


class ExportFormat(NamedTuple):
    """A format: the ending of a file, and its writer."""

    ending: str
    write: Callable[[Iterable[Document], Details], Iterator[bytes]]


FORMATS = {
    "json": ExportFormat("json", as_json),
    "markdown": ExportFormat("md", as_markdown),
    "html": ExportFormat("html", as_html),
    "csv": ExportFormat("csv", as_csv),
}
"""Every format by its name in the content and on the command line, in the order in which they are offered."""


def export(form: str, documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Return the documents in the format of this name, in parts of many entries each.

    100,000 entries need no more memory than one month, but as HTML, which draws from all of them.
    """
    if details.redacted:
        documents = redacted(documents, details)
    return gathered(FORMATS[form].write(documents, details))
