"""Shows what an import would add, saves it, and undoes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeAlias

import msgspec

from companion.core.entry import Entry
from companion.core.ids import first_id
from companion.importing.model import BadRow, Format, Imported, Place, Preview, Source
from companion.importing.tables import header
from companion.store.imports import Undone
from companion.store.merge import Merged
from companion.store.notebook import Notebook

STEP = 1000
"""Rows after which progress is shown."""
EXAMPLES = 3
"""The entries that a preview shows."""
EDGE = timedelta(days=2)
"""A time by the wall clock may be as far from the same one elsewhere."""


@dataclass(frozen=True)
class Saved:
    """What an import did: how many entries are new, were there, stay deleted, and the rows that are bad.

    `import_id` names it for undo; it is empty where nothing is new. `at` is when it was. Of Companion's own
    JSON `merged` says all that it did, and no entry names the import: each stays as it is in the file.
    """

    at: datetime
    import_id: str = ""
    new: int = 0
    there: int = 0
    removed: int = 0
    bad: tuple[BadRow, ...] = ()
    merged: Merged | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to undo."""
        return self.new > 0


class PastImport(NamedTuple):
    """An import with entries in the notebook: its id, its format's name, when it was, how many entries."""

    import_id: str
    form: str
    at: datetime
    entries: int


Progress: TypeAlias = Callable[[int], object]


def _no_progress(count: int) -> None:
    """Show nothing."""


def preview(source: Source, progress: Progress = _no_progress) -> Preview:
    """Return what an import of a source would add; `progress` is called with the number of rows read."""
    good, bad = _rows(source, progress)
    times = [row.entry.at for row in good]
    return Preview(
        len(good),
        min(times, default=None),
        max(times, default=None),
        tuple(good[:EXAMPLES]),
        bad,
        _goes(source),
        sum(row.noon for row in good),
    )


def _rows(source: Source, progress: Progress) -> tuple[list[Imported], tuple[BadRow, ...]]:
    good: list[Imported] = []
    bad: list[BadRow] = []
    for number, row in enumerate(source.format.read(source), 1):
        good.append(row) if isinstance(row, Imported) else bad.append(row)
        if number % STEP == 0:
            progress(number)
    return good, tuple(bad)


def _goes(source: Source) -> dict[str, Place]:
    places = source.places or source.format.places
    names = header(source.file) or (*places, "")
    return {name: places.get(name, Place.MORE) for name in names} if places else {}


def save(notebook: Notebook, source: Source, now: datetime, progress: Progress = _no_progress) -> Saved:
    """Save the entries of a source that are not in the notebook; the same file again changes nothing.

    What the person has deleted stays deleted, and an entry that is there stays as it is. `now` is the time
    of the import, with its offset; `progress` is called with the number of rows read, then of those saved.
    Raises StoreError, `encrypted` while the notebook is locked; months before the one that failed are saved.
    """
    if source.format.merges:
        merged = notebook.import_file(source.file.path, progress)
        return Saved(now, "", len(merged.added), 0, len(merged.still_removed), (), merged)
    import_id = f"{first_id(now)}-{source.format.name}"
    good, bad = _rows(source, progress)
    entries = [row.entry for row in good]
    fresh = _without_same(notebook, source.format, entries)
    named = (msgspec.structs.replace(entry, imported=import_id) for entry in fresh)
    added = notebook.add_imported(named, progress)
    there = len(added.there) + len(entries) - len(fresh)
    return Saved(now, import_id if added.new else "", len(added.new), there, len(added.removed), bad)


def _without_same(notebook: Notebook, form: Format, entries: list[Entry]) -> list[Entry]:
    """Return the entries of which the notebook has none that is the same but for its id."""
    if form.same is None or not entries:
        return entries
    first, last = min(each.at for each in entries), max(each.at for each in entries)
    known = set(map(form.same, notebook.entries(first - EDGE, last + EDGE)))
    return [entry for entry in entries if form.same(entry) not in known]


def imports(notebook: Notebook) -> tuple[PastImport, ...]:
    """Return the imports of which entries are in the notebook, the last one first. Raises StoreError."""
    counts = Counter(_import_ids(notebook.documents()))
    found = [_past(import_id, count) for import_id, count in sorted(counts.items(), reverse=True)]
    return tuple(each for each in found if each)


def _import_ids(documents: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for document in documents:
        if isinstance(name := document.get("imported"), str):
            yield name


def _past(import_id: str, entries: int) -> PastImport | None:
    """Return an import by its id, None for an id that was not made here."""
    begin, _, form = import_id.partition("-")
    try:
        at = datetime.strptime(begin, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC)
    except ValueError:
        return None
    return PastImport(import_id, form, at.astimezone(), entries)


def undo(notebook: Notebook, done: Saved | PastImport) -> Undone:
    """Remove the entries of an import, as if they had never been saved. Raises StoreError.

    One that the person has changed since stays. Nothing is left of the others anywhere, so importing the
    file again brings them back.
    """
    if isinstance(done, Saved) and done.merged is not None:
        ids = list(done.merged.added)
    else:
        of = done.import_id
        ids = [each["id"] for each in notebook.documents() if of and each.get("imported") == of]
    return notebook.undo_import(ids, done.at)
