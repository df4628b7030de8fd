"""Day One's export in JSON: the file in the zip file; photos and other attachments are named, not imported.

Times are in UTC, with the name of the zone beside them. Day One puts a backslash before signs that Markdown
would act on; it is removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from companion.importing.entries import entries_of
from companion.importing.model import BadRow, File, Format, Imported, Place, Row, Rows, Source
from companion.importing.objects import entries_in, first_has, rows_of

PLACES = {
    "creationDate": Place.DATE,
    "text": Place.NOTE,
    "richText": Place.SAME,
    "tags": Place.TAGS,
}
DETAILS = (
    *("uuid", "modifiedDate", "creationDevice", "creationDeviceModel", "creationDeviceType"),
    *("creationOSName", "creationOSVersion", "editingTime", "duration", "sourceString"),
)
"""What the app itself wrote beside an entry; it stands in one line at the end of the note."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _fits(file: File) -> bool:
    return first_has(file, "creationDate")


def _read(source: Source) -> Iterator[Imported | BadRow]:
    return entries_of(_plain(rows_of(entries_in(source.file), dict.fromkeys(DETAILS, "Day One"))), source)


def _plain(rows: Rows) -> Rows:
    for row in rows:
        if isinstance(row, Row):
            cells = {name: row.cells[name] for name in sorted(row.cells, key=lambda name: name == "Day One")}
            if "text" in cells:
                cells["text"] = tuple(_ESCAPED.sub(r"\1", text) for text in cells["text"])
                cells.pop("richText", None)
            with suppress(ValueError, OverflowError, OSError, KeyError):
                # Where the zone isn't known here, its name goes into the note.
                cells["creationDate"] = (_local(cells["creationDate"][0], cells["timeZone"][0]),)
                del cells["timeZone"]
            row = row._replace(cells=cells)
        yield row


def _local(date: str, zone: str) -> str:
    """Return a time in UTC as one of its zone. Raises one of many errors for what is none."""
    at = datetime.fromisoformat(date)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone)).isoformat()


DAY_ONE = Format(
    "day_one",
    _fits,
    _read,
    PLACES,
    page="https://github.com/MarcDonald/obsidian-day-one-importer/blob/20a62f5/src/schema.ts",
    counts_lines=False,
)
