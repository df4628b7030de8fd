"""Any order of anything, beside a plain dict: reopening, two handles, merging, a broken file, snapshots."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from companion.core.entry import CheckIn, Entry
from companion.export import export
from companion.export.documents import Details
from companion.export.save import save
from companion.store import files
from companion.store.codec import decode
from companion.store.merge import all_documents, is_removal
from companion.store.notebook import Notebook
from companion.store.paths import places
from companion.store.snapshots import list_snapshots
from tests.store.conftest import NOON, Clock

handles = st.integers(0, 1)
picks = st.integers(0, 1000)
words = st.text(max_size=8)


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.places = places({"COMPANION_HOME": str(self.root)})
        self.folder = self.places.notebook
        self.clock = Clock()
        self.handles = [Notebook.open(self.places, now=self.clock) for _ in range(2)]
        self.model: dict[str, str] = {}
        self.removed: dict[str, Entry] = {}

    def teardown(self) -> None:
        for handle in self.handles:
            handle.close()
        shutil.rmtree(self.root)

    def pick(self, number: int) -> str | None:
        return sorted(self.model)[number % len(self.model)] if self.model else None

    @rule(handle=handles, text=words, days=st.integers(-70, 70))
    def add(self, handle: int, text: str, days: int) -> None:
        at = NOON + timedelta(days=days)
        notebook = self.handles[handle]
        entry = CheckIn(id=notebook.new_id(at), at=at, note=text)
        notebook.add(entry)
        self.model[entry.id] = text

    @rule(handle=handles, number=picks, text=words)
    def change(self, handle: int, number: int, text: str) -> None:
        entry_id = self.pick(number)
        if entry_id is not None:
            entry = self.handles[handle].get(entry_id)
            assert entry is not None
            self.handles[handle].change(msgspec.structs.replace(entry, note=text))
            self.model[entry_id] = text

    @rule(handle=handles, number=picks)
    def remove(self, handle: int, number: int) -> None:
        entry_id = self.pick(number)
        if entry_id is not None:
            self.removed[entry_id] = self.handles[handle].remove(entry_id)
            del self.model[entry_id]

    @rule(handle=handles, number=picks)
    def undo(self, handle: int, number: int) -> None:
        if self.removed:
            entry_id = sorted(self.removed)[number % len(self.removed)]
            entry = self.removed.pop(entry_id)
            self.handles[handle].restore(entry)
            self.model[entry_id] = entry.note

    @rule(handle=handles)
    def reopen(self, handle: int) -> None:
        self.handles[handle].close()
        self.handles[handle] = Notebook.open(self.places, now=self.clock)

    @rule(days=st.integers(-900, 900))
    def set_the_clock(self, days: int) -> None:
        self.clock.at = NOON + timedelta(days=days)

    @rule(number=picks, text=words)
    def merge_a_copy(self, number: int, text: str) -> None:
        """The other machine has an older copy, one newer change and one new entry."""
        entry_id = self.pick(number)
        if entry_id is None:
            return
        shutil.copytree(self.folder, self.root / "other")
        other = Notebook(self.root / "other", now=self.clock)
        entry = other.get(entry_id)
        assert entry is not None
        other.change(msgspec.structs.replace(entry, note=text))
        new = CheckIn(id=other.new_id(entry.at), at=entry.at, note="there")
        other.add(new)
        month = f"{entry_id[:4]}-{entry_id[4:6]}"
        shutil.copy(self.root / "other" / f"{month}.json", self.folder / f"{month}.sync-conflict-1.json")
        shutil.rmtree(self.root / "other")
        self.handles[number % 2].merge_copies()
        self.model[entry_id] = text
        self.model[new.id] = "there"

    @rule(number=picks, cut=st.integers(1, 4))
    def tear_a_file(self, number: int, cut: int) -> None:
        """The end of a month is lost, behind its last entry."""
        months = sorted(self.folder.glob("*.json"))
        if months:
            path = months[number % len(months)]
            path.write_bytes(path.read_bytes()[:-cut])

    @rule(handle=handles)
    def there_and_back(self, handle: int) -> None:
        notebook = self.handles[handle]
        details = Details(NOON, removed=notebook.removals())
        save(self.root / "export.json", export("json", notebook.documents(), details))
        assert not self.handles[handle].import_file(self.root / "export.json")

    @rule(handle=handles, number=picks)
    def lose_a_month(self, handle: int, number: int) -> None:
        """A month and its backup are gone; what the snapshots have of it comes back."""
        months = sorted(self.folder.glob("*.json"))
        if not months:
            return
        path = months[number % len(months)]
        path.unlink()
        files.backup_of(path).unlink(missing_ok=True)
        of_month = path.stem.replace("-", "")
        there = {i for i in self.in_snapshots() if i.startswith(of_month)}
        for snapshot in list_snapshots(self.places.snapshots):
            for copy in snapshot.paths:
                self.handles[handle].merge_file(copy)
        found = {e.id: e.note for e in self.handles[handle].entries() if e.id.startswith(of_month)}
        assert set(found) == there
        self.model = {i: note for i, note in self.model.items() if not i.startswith(of_month)} | found

    def in_snapshots(self) -> set[str]:
        """Return the ids of the entries that snapshots have."""
        copies = [path for each in list_snapshots(self.places.snapshots) for path in each.paths]
        tables = [decode(path.read_bytes()) for path in copies]
        return {d["id"] for each in tables for d in all_documents(each) if not is_removal(d)}

    @invariant()
    def no_snapshot_has_a_removed_entry(self) -> None:
        assert self.in_snapshots() <= set(self.model)

    @invariant()
    def same_as_the_dict(self) -> None:
        for handle in self.handles:
            found = [(e.id, e.note) for e in handle.entries()]
            assert found == sorted(self.model.items(), reverse=True)
            assert handle.count() == len(found)

    @invariant()
    def months_in_memory_are_as_on_disk(self) -> None:
        for handle in self.handles:
            for month in handle._months._cache.values():
                if month.raw and files.signature(month.path) == month.signature:
                    raw = handle._months.disk.read(month.path)
                    assert raw == month.raw
                    assert decode(raw) == month.tables


AnyOrder.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestAnyOrder = AnyOrder.TestCase


class LongerAnyOrder(AnyOrder):
    pass


LongerAnyOrder.TestCase.settings = settings(max_examples=300, stateful_step_count=50, deadline=None)


TestLongerAnyOrder = pytest.mark.slow(pytest.mark.timeout(1800)(LongerAnyOrder.TestCase))
