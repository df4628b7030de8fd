"""Erases earlier wordings of entries that were changed, from all files but the months."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from companion.core.ids import month_of
from companion.store import files
from companion.store.codec import Document
from companion.store.erase import erase_wordings
from companion.store.errors import StoreError
from companion.store.folder import list_folder
from companion.store.months import Months


def erase_replaced(months: Months, replaced: Mapping[str, list[Document]]) -> None:
    """Erase earlier wordings, by the entry's id, from backups, files set aside and snapshots.

    Never raises: what can't be done now in a backup is done by the next change of that month.
    """
    present: dict[str, Document] = {}
    for name in sorted({month_of(entry_id) for entry_id in replaced}):
        with suppress(StoreError), months.lock():
            month = months.get(name)
            present |= {i: document for i in replaced if (document := month.find(i)) is not None}
            if month.raw:
                months.disk.replace(files.backup_of(months.path(name)), month.raw)
    with suppress(StoreError), months.lock():
        for path in (*list_folder(months.folder).asides, *months.snapshot_files()):
            with suppress(StoreError):
                erase_wordings(months.disk, path, replaced, present)
