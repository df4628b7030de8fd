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
    """A format: its name, as in the content and on the command line, the ending of a file, its writer."""

    name: str
    ending: str
    write: Callable[[Iterable[Document], Details], Iterator[bytes]]


FORMATS = {
    each.name: each
    for each in (
        ExportFormat("json", "json", as_json),
        ExportFormat("markdown", "md", as_markdown),
        ExportFormat("html", "html", as_html),
        ExportFormat("csv", "csv", as_csv),
    )
}
"""Every format by its name, in the order in which they are offered."""


def export(form: str, documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Return the documents in the format of this name, in parts of about 64 KB.

    100,000 entries need no more memory than one month, but as HTML, which draws from all of them.
    """
    if details.redacted:
        documents = redacted(documents, details)
    return gathered(FORMATS[form].write(documents, details))
