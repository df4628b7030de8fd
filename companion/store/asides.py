"""Files that were set aside: what is in them, when they were shown, which of them may go by themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from companion.store import codec, files, reading
from companion.store.codec import ABOUT, ENTRIES, REMOVED, SCHEMA, Document
from companion.store.errors import StoreError
from companion.store.folder import FileKind, kind_in_notebook, list_folder
from companion.store.merge import is_removal
from companion.store.notebook import Notebook
from companion.store.paths import Places

GOES_AFTER = timedelta(days=30)
"""How long after it was shown a file goes by itself that has nothing but what is in the notebook."""


class Aside(NamedTuple):
    """A file that was set aside, its size in bytes, and how many entries can be read in it.

    `missing` is how many of these are not in the notebook as they stand here. `is_whole` is False where
    something else is in it, such as a part of an entry.
    """

    path: Path
    size: int
    entries: int
    missing: int
    is_whole: bool

    @property
    def is_settled(self) -> bool:
        """Whether all that is in it is in the notebook, and there is something in it."""
        return self.is_whole and self.entries > 0 and not self.missing


def list_asides(places: Places, notebook: Notebook) -> list[Aside]:
    """Return the files set aside from the notebook and from the drafts. Raises StoreError."""
    paths = list_folder(places.notebook).asides
    with suppress(OSError):
        paths = (*paths, *sorted(places.drafts.glob("*.json*.corrupt-*")))
    return [aside for path in paths if (aside := _about(path, notebook))]


def _about(path: Path, notebook: Notebook) -> Aside | None:
    """Return what is in a file; None if it is gone."""
    if not os.path.lexists(path):
        return None
    try:
        documents = [d for d in notebook.documents_in(path) if not is_removal(d)]
        missing = sum(not notebook.has(document) for document in documents)
        is_whole = _has_only_entries(notebook.read(path))
    except StoreError:
        documents, missing, is_whole = [], 0, False
    return Aside(path, path.lstat().st_size, len(documents), missing, is_whole)


def _has_only_entries(raw: bytes) -> bool:
    """Whether bytes are a whole month of this version or an older one, with nothing in it but entries.

    What is left of removed ones may be there too. Each has an id, and no name stands twice in an object:
    only the last of two would be read.
    """
    try:
        tables = codec.decode(raw)
        json.loads(raw, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return False
    version = codec.schema_of(tables)
    if version > SCHEMA or tables.pop(ABOUT, {}) not in ({}, {"1": {"schema": version}}):
        return False
    documents = [document for table in tables.values() for document in table.values()]
    are_known = all(codec.is_id(each.get("id")) and _is_entry_or_removal(each) for each in documents)
    return tables.keys() <= {REMOVED, ENTRIES} and are_known


def _is_entry_or_removal(document: Document) -> bool:
    return "removed" not in document or document.keys() == {"id", "removed"}


def _each_once(pairs: list[tuple[str, Any]]) -> Document:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise codec.Broken("one name twice")
    return found


def mark_shown(places: Places, paths: Iterable[Path], now: datetime) -> None:
    """Write down that files set aside were shown to the person, the first time; other files are left out.

    Raises StoreError.
    """
    before = _shown(places)
    after = {path: at for path, at in before.items() if Path(path).exists()}
    for path in paths:
        if path.parent == places.notebook and kind_in_notebook(path.name) is FileKind.ASIDE:
            after.setdefault(str(path), now.isoformat())
    if after != before:
        files.make_folder(places.state)
        files.replace(places.shown, json.dumps(after, indent=1).encode() + b"\n")


def delete_settled(places: Places, notebook: Notebook, now: datetime) -> list[Path]:
    """Delete the files set aside that were shown long ago and have nothing of their own; return which.

    Never raises: what can't be read or deleted stays.
    """
    due = [Path(path) for path, at in _shown(places).items() if _is_past(at, now)]
    gone = []
    for path in due:
        with suppress(StoreError, OSError):
            if kind_in_notebook(path.name) is FileKind.ASIDE and path.parent == places.notebook:
                aside = _about(path, notebook)
                if aside and aside.is_settled:
                    path.unlink()
                    gone.append(path)
    return gone


def _is_past(at: str, now: datetime) -> bool:
    with suppress(ValueError, TypeError, OverflowError):
        return now - datetime.fromisoformat(at) >= GOES_AFTER
    return False


def _shown(places: Places) -> dict[str, str]:
    """Return when each file set aside was first shown; nothing where that can't be read."""
    with suppress(StoreError, ValueError, RecursionError):
        found = json.loads(reading.read(places.shown) or b"{}")
        if isinstance(found, dict):
            return {path: at for path, at in found.items() if isinstance(at, str)}
    return {}
