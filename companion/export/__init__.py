"""The notebook as a file: JSON is complete and can be imported, the other formats are to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from companion.content.catalog import phrase
from companion.export.as_csv import as_csv
from companion.export.as_html import as_html
from companion.export.as_json import as_json
from companion.export.as_markdown import as_markdown
from companion.export.by_day import SPLIT, by_day, save_days
from companion.export.documents import Details, gathered, redacted
from companion.export.save import save
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
OFFERED = tuple(each for form in FORMATS for each in ((form, SPLIT) if form == "markdown" else (form,)))
"""What is offered where one is chosen: a file per day too."""


def usual_path(form: str, today: date) -> Path:
    """Return where an export is saved if the person names no other path: a file, or the folder for days."""
    if form == SPLIT:
        return Path("~") / phrase("take_along.day_folder")
    return Path("~") / phrase("take_along.file", day=today, ending=FORMATS[form].ending)


def save_as(form: str, path: Path, documents: Iterable[Document], details: Details) -> list[str]:
    """Save documents as one that is offered; return sentences about what was done. Raises StoreError.

    How many are left out comes first: a low terminal cuts off the end, and the path is known.
    """
    if form == SPLIT:
        saved = save_days(path, by_day(documents, details))
        said = [phrase(key, **facts) for key, facts in saved.sentences(whole=not details.filters)]
    else:
        said = [phrase("take_along.written", path=save(path, export(form, documents, details)))]
    return [phrase("take_along.left_out", count=details.left_out)] * bool(details.left_out) + said


def export(form: str, documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Return the documents in the format of this name, in parts of many entries each.

    100,000 entries need no more memory than one month, but as HTML, which draws from all of them.
    """
    if details.redacted:
        documents = redacted(documents, details)
    return gathered(FORMATS[form].write(documents, details))
