"""Entries from files of other apps, and from Companion's own exports: recognised, read, saved and undone.

    source = open_file(notebook, path)
    found = preview(source)
    done = save(notebook, source, now)
    undo(notebook, done)

No state and no number is made of a mood: moods become feelings by the names that the person knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from companion.importing.any_csv import ANY_CSV, can_swap
from companion.importing.day_one import DAY_ONE
from companion.importing.daylio import DAYLIO, DAYLIO_2018
from companion.importing.how_we_feel import HOW_WE_FEEL
from companion.importing.jrnl import JRNL
from companion.importing.model import BadRow, Column, File, Imported, Place, Preview, Source, Why
from companion.importing.own_json import OWN_JSON
from companion.importing.own_markdown import OWN_MARKDOWN
from companion.importing.saving import PastImport, Saved, imports, preview, save, undo
from companion.importing.tables import columns as columns_of
from companion.importing.times import ORDERS
from companion.importing.zipped import Unknown, unzipped
from companion.store.imports import Undone
from companion.store.notebook import Notebook

__all__ = [
    "FORMATS",
    "ORDERS",
    "BadRow",
    "Column",
    "Imported",
    "PastImport",
    "Place",
    "Preview",
    "Saved",
    "Source",
    "Undone",
    "Why",
    "can_swap",
    "columns",
    "imports",
    "open_file",
    "preview",
    "read",
    "save",
    "undo",
]

MOST_BYTES = 100_000_000
"""Twice an export of a hundred thousand entries."""

FORMATS = (OWN_JSON, OWN_MARKDOWN, DAY_ONE, JRNL, DAYLIO, DAYLIO_2018, HOW_WE_FEEL, ANY_CSV)
"""Every format, in the order in which they are tried: any CSV file comes last."""


def open_file(notebook: Notebook, path: Path) -> Source:
    """Read a file and recognise it by its content.

    Of a zip file that is what is in it. Raises StoreError: Unknown for a file that no format fits,
    `encrypted` for one that the notebook's key doesn't open.
    """
    file = File(path, unzipped(notebook.read(path, MOST_BYTES), path, MOST_BYTES))
    if not file.text.strip():
        raise Unknown(path, "import.empty")
    form = next((each for each in FORMATS if each.fits(file)), None)
    if form is None:
        raise Unknown(path)
    return Source(file, form)


def columns(source: Source) -> tuple[Column, ...]:
    """Return the columns of a CSV file, with some of their texts, to ask which is what."""
    return columns_of(source.file)


def read(source: Source) -> Iterator[Imported | BadRow]:
    """Yield what is in a file, in its order: entries, and rows that can't be read as one."""
    return source.format.read(source)
