"""What `doctor` does about snapshots: erases what was removed elsewhere, and notices what was lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from companion.core.ids import month_of
from companion.store import codec
from companion.store.codec import REMOVED, Document
from companion.store.documents import changed_at
from companion.store.erase import erase, erase_wordings
from companion.store.errors import StoreError
from companion.store.merge import is_removal
from companion.store.months import Months
from companion.store.notices import NoticeKind, kind_for
from companion.store.paths import Places
from companion.store.snapshots import limit_in, list_snapshots, odd_days, thin
from companion.store.sync import Merger


def check(months: Months, places: Places) -> None:
    """Thin the snapshots, erase from them, and add notices. Raises StoreError.

    Another machine may have removed an entry or reworded it, or a process was killed before it could erase.
    """
    if not places.snapshots.is_dir():
        # Nothing is made where nothing was written yet; what lies in its place is found by a trial.
        return
    today = months.now().date()
    for path in odd_days(places.snapshots):
        months.notices.add(NoticeKind.ODD_FILE, path.name, path)
    with months.lock():
        thin(places.snapshots, places.settings, today)
    found = list_snapshots(places.snapshots)
    reported: set[str] = set()
    for snapshot in found:
        lost: set[str] = set()
        for path in snapshot.paths:
            lost |= _check_copy(months, path)
        if lost - reported:
            months.notices.add(NoticeKind.ENTRIES_LOST, snapshot.name, snapshot.folder, len(lost - reported))
        reported |= lost
    newest = next((snapshot for snapshot in found if snapshot.day <= today), None)
    if newest and newest.size > limit_in(places.settings):
        months.notices.add(NoticeKind.SNAPSHOT_LARGE, newest.name, newest.folder)


def _check_copy(months: Months, path: Path) -> set[str]:
    """Erase from a copy what was removed or reworded since; return the ids of entries that are lost."""
    try:
        documents = Merger(months).read_copy(path)
        codec.decode(months.disk.read_existing(path))
    except codec.Broken:
        months.notices.add(NoticeKind.SNAPSHOT_DAMAGED, path.name[:7], path)
    except StoreError as error:
        months.notices.add(kind_for(error.problem, NoticeKind.SNAPSHOT_UNREADABLE), path.name[:7], path)
        return set()
    lost, removed = set[str](), list[str]()
    earlier, present = dict[str, list[Document]](), dict[str, Document]()
    for document in documents:
        entry_id = str(document.get("id"))
        if is_removal(document) or not codec.is_id(entry_id):
            continue
        # What is in a month that can't be read may be there all the same.
        with suppress(StoreError):
            now = _present(months, entry_id)
            if now is None or changed_at(document) > changed_at(now):
                lost.add(entry_id)
            elif is_removal(now):
                removed.append(entry_id)
            elif changed_at(document) < changed_at(now):
                earlier[entry_id], present[entry_id] = [document], now
    with months.lock():
        erase(months.disk, path, removed, months.now())
        erase_wordings(months.disk, path, earlier, present)
    return lost


def _present(months: Months, entry_id: str) -> Document | None:
    """Return an entry as it is in the notebook, or what is left of a removed one."""
    month = months.get(month_of(entry_id))
    return month.find(entry_id) or month.find(entry_id, REMOVED)
