"""`restore`: lists the daily copies, and brings back what was lost since one of them."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from companion.cli.notebook import open_notebook
from companion.cli.output import filled, print_error, print_not_merged
from companion.content.catalog import phrase
from companion.store.errors import Problem, StoreError
from companion.store.paths import places

if TYPE_CHECKING:
    from companion.store.notebook import Notebook
    from companion.store.snapshots import Snapshot

MOST_NAMED = 4
"""The most months of a day that are named one by one."""


def options() -> dict[str, Any]:
    """Return the argument of `restore`."""
    return {"date": {"nargs": "?", "metavar": "DATE", "type": filled("restore")}}


def run(options: Namespace) -> int:
    """List the daily copies, or merge those of one day into the notebook."""
    from companion.store.snapshots import list_snapshots

    folder = places().snapshots
    if folder.exists() and not folder.is_dir():
        raise StoreError(Problem.NOT_A_FOLDER, folder)
    found = [snapshot for snapshot in list_snapshots(folder) if snapshot.paths]
    if not options.date:
        return _list(found)
    snapshot = _chosen(found, options.date)
    if snapshot is None:
        print_error("command_line.restore.unknown", given=options.date)
        return 1
    with open_notebook() as notebook:
        return _restore(snapshot, notebook)


def _list(found: list[Snapshot]) -> int:
    if not found:
        print(phrase("command_line.restore.none"))
        return 0
    with open_notebook(merge_copies=False) as notebook:
        for snapshot in found:
            facts = {"day": snapshot.name, "months": _months(snapshot)}
            print(phrase("command_line.restore.line", count=_count(snapshot, notebook), **facts))
    print(phrase("command_line.restore.how"))
    return 0


def _months(snapshot: Snapshot) -> str:
    months = snapshot.months
    if len(months) > MOST_NAMED:
        return phrase("command_line.restore.span", first=months[0], last=months[-1])
    return ", ".join(months)


def _count(snapshot: Snapshot, notebook: Notebook) -> int:
    """Return how many entries can be read in the copies of a day."""
    from companion.store.merge import is_removal

    ids = set()
    for path in snapshot.paths:
        try:
            ids |= {str(d.get("id")) for d in notebook.documents_in(path) if not is_removal(d)}
        except StoreError as error:
            print_error(error.key, **error.facts)
    return len(ids)


def _chosen(found: list[Snapshot], given: str) -> Snapshot | None:
    """Return the copies with a name, or the last ones of a day in words such as yesterday."""
    from companion.text.typed_dates import days

    typed = days(given, datetime.now().astimezone().date())
    day = typed[0] if typed and typed[0] == typed[1] else None
    named = (snapshot for snapshot in found if snapshot.name == given.strip())
    return next(named, None) or next((snapshot for snapshot in found if snapshot.day == day), None)


def _restore(snapshot: Snapshot, notebook: Notebook) -> int:
    status = 0
    for path in snapshot.paths:
        try:
            merged = notebook.merge_file(path)
        except StoreError as error:
            print_error(error.key, **error.facts)
            status = 1
            continue
        outcome = "did" if merged else "nothing"
        counts = {
            "added": len(merged.added),
            "replaced": len(merged.replaced),
            "removed": len(merged.removed),
        }
        print(phrase(f"command_line.restore.{outcome}", month=path.name[:7], **counts))
        print_not_merged(merged)
    return status
