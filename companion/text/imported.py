"""Where an entry came from, if it was imported."""

from __future__ import annotations

from companion.content.catalog import phrase, table
from companion.core.entry import Entry


def app_name(form: str) -> str:
    """Return the name of the app that a format is of, within a sentence; "" for one that isn't known."""
    names: dict[str, str] = table("import")["apps"] | table("importing")["names"]
    return names.get(form, "")


def imported_from(entry: Entry) -> str:
    """Return a sentence about the app that an entry came from; "" for one that was made here."""
    if not entry.imported:
        return ""
    name = app_name(entry.imported.partition("-")[2])
    return phrase("importing.from", app=name) if name else ""
