"""With a seal nothing private is plain in any file; without one, encrypted files are left as they are."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.store import files
from companion.store.disk import AGE_ARMOUR, AGE_HEADER, Disk
from companion.store.doctor import examine
from companion.store.drafts import Drafts
from companion.store.errors import Locked
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from companion.store.paths import Places, places
from companion.store.snapshots import list_snapshots
from tests.store.conftest import NOON, Clock, check_in
from tests.store.seal import KEY, MARK, plain_files, seal_home

SEALED = AGE_HEADER + b"v1\n-> X25519 another key\n"


class Walk:
    """One notebook and its drafts below a folder, everything with a seal."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)
        self.clock, self.is_older = Clock(), False
        self.places = Places(root, root / "config", root / "state")
        self.seal = seal_home(self.places)
        self.disk = Disk(self.seal)
        self.notebook = Notebook.open(self.places, disk=self.disk, now=self.clock)
        self.drafts = Drafts(root / "drafts", disk=self.disk, now=self.clock)
        self.model: dict[str, CheckIn] = {}
        self.removed: list[CheckIn] = []

    def pick(self) -> CheckIn | None:
        return self.model[self.chance.choice(sorted(self.model))] if self.model else None

    def add(self) -> None:
        at = NOON + timedelta(days=self.chance.randint(-40, 0))
        entry = check_in(self.notebook, f"{MARK} {len(self.model)}", at)
        self.notebook.add(entry)
        self.model[entry.id] = entry

    def change(self) -> None:
        if entry := self.pick():
            changed = msgspec.structs.replace(entry, note=f"{MARK} changed {self.clock.at}")
            self.notebook.change(changed)
            self.model[entry.id] = changed

    def remove(self) -> None:
        if entry := self.pick():
            self.notebook.remove(entry.id)
            self.removed.append(self.model.pop(entry.id))

    def restore(self) -> None:
        if self.removed:
            entry = self.removed.pop()
            self.notebook.restore(entry)
            self.model[entry.id] = entry

    def draft(self) -> None:
        self.drafts.save("one", {"note": f"{MARK} not finished"})
        assert self.drafts.get("one") == {"note": f"{MARK} not finished"}

    def tear(self) -> None:
        """The end of a month or a draft is lost, behind the last entry."""
        paths = sorted([*(self.root / "notebook").glob("*.json.age"), *self.drafts.folder.glob("*.json.age")])
        if paths:
            path = self.chance.choice(paths)
            raw = self.disk.read(path) or b""
            path.write_bytes(self.seal.encrypt(raw[:-4]))
            self.drafts.get("one")

    def copy(self) -> None:
        """A machine without a seal sends a plain copy with one more entry."""
        if entry := self.pick():
            other = Notebook(self.root.parent / "other", now=self.clock)
            new = check_in(other, f"{MARK} there", entry.at)
            other.add(new)
            month = next(other.folder.glob("*.json"))
            shutil.copy(month, self.root / "notebook" / f"{month.stem}.sync-conflict-1.json")
            shutil.rmtree(other.folder)
            self.notebook.merge_copies()
            self.model[new.id] = new

    def lock(self) -> None:
        """What is saved now waits in the inbox."""
        self.seal.lock()
        assert list(self.notebook.entries()) == []

    def unlock(self) -> None:
        self.seal.open(KEY)
        self.notebook.merge_copies()

    def save_locked(self) -> None:
        self.lock()
        self.add()
        self.notebook.merge_copies()
        assert plain_files(self.root) == []
        self.unlock()

    def older_version(self) -> None:
        """A window from the version before has no notion of sealed notebooks, and writes a plain month."""
        notebook = Notebook(self.places.notebook, now=self.clock)
        entry = check_in(notebook, f"{MARK} older", NOON)
        before = {path: path.read_bytes() for path in self.root.rglob("*.age*")}
        self.is_older = True
        notebook.add(entry)
        self.is_older = False
        assert {path: path.read_bytes() for path in self.root.rglob("*.age*")} == before
        self.model[entry.id] = entry
        self.notebook.merge_copies()

    def sleep(self) -> None:
        """The next day begins, and with it another copy of each month that changes."""
        self.clock.at += timedelta(days=1)

    def close(self) -> None:
        self.notebook.close()


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_plain_after_any_step(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(tmp_path / "sealed", seed)
    rename = files.rename

    def checked(old: Path, new: Path) -> None:
        if (tmp_path / "sealed") in old.parents and not walk.is_older:
            assert MARK.encode() not in old.read_bytes(), "a temporary file"
        rename(old, new)

    monkeypatch.setattr(files, "rename", checked)
    steps: list[Callable[[], None]] = [walk.add, walk.add, walk.change, walk.remove, walk.restore, walk.draft]
    steps += [walk.tear, walk.copy, walk.close, walk.sleep, walk.sleep, walk.save_locked, walk.older_version]
    for number in range(120):
        walk.chance.choice(steps)()
        found = {entry.id: getattr(entry, "note", "") for entry in walk.notebook.entries()}
        assert found == {entry.id: entry.note for entry in walk.model.values()}, number
        assert plain_files(tmp_path / "sealed") == [], number
    kinds = {path.name.partition(".json")[2].partition("-")[0] for path in walk.root.rglob("*.json*")}
    assert {".age", ".age.bak", ".age.corrupt"} <= kinds
    copies = [path for each in list_snapshots(walk.places.snapshots) for path in each.paths]
    assert any(MARK.encode() in (walk.disk.read(path) or b"") for path in copies)


def test_the_snapshot_of_a_plain_month_is_encrypted(tmp_path: Path) -> None:
    walk = Walk(tmp_path / "sealed", 1)
    walk.add()
    for path in walk.notebook.folder.glob("*.json.age"):
        path.write_bytes(walk.disk.read(path) or b"")
    walk.change()
    copies = [path for each in list_snapshots(walk.places.snapshots) for path in each.paths]
    assert copies
    assert plain_files(walk.places.snapshots) == []
    assert all(MARK.encode() in (walk.disk.read(path) or b"") for path in copies)


def unchanged(folder: Path, call: Callable[[], object]) -> None:
    """Call, and check that no file of a folder was written, renamed, added or removed, the lock aside."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    call()
    after = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".lock"}
    assert after == {path: raw for path, raw in before.items() if path.name != ".lock"}


def locked(call: Callable[[], object]) -> Callable[[], None]:
    def expected() -> None:
        with pytest.raises(Locked):
            call()

    return expected


@pytest.fixture
def encrypted(folder: Path, notebook: Notebook) -> tuple[Notebook, CheckIn]:
    """Return a notebook whose only month was encrypted by something else, with a plain backup beside it."""
    entry = check_in(notebook, "one")
    notebook.add(entry)
    notebook.add(check_in(notebook, "two"))
    (folder / "2026-11.json").write_bytes(SEALED)
    return Notebook(folder, now=Clock()), entry


def test_an_encrypted_month_is_left_as_it_is(folder: Path, encrypted: tuple[Notebook, CheckIn]) -> None:
    notebook, entry = encrypted
    unchanged(folder, lambda: list(notebook.entries()))
    assert [notice.kind for notice in notebook.notices.pop_all()] == [NoticeKind.ENCRYPTED]
    unchanged(folder, notebook.count)
    unchanged(folder, notebook.merge_copies)
    calls: list[Callable[[], object]] = [
        lambda: notebook.get(entry.id),
        lambda: notebook.add(check_in(notebook, "new")),
        lambda: notebook.change(entry),
        lambda: notebook.remove(entry.id),
        lambda: notebook.restore(entry),
        lambda: notebook.move_strays("2026-11"),
    ]
    for call in calls:
        unchanged(folder, locked(call))
    unchanged(folder, notebook.close)


@pytest.mark.parametrize("before", [b"", b"\n", b"\r\n  "])
def test_an_encrypted_month_as_text_is_left_as_it_is(
    folder: Path, encrypted: tuple[Notebook, CheckIn], before: bytes
) -> None:
    notebook, entry = encrypted
    (folder / "2026-11.json").write_bytes(before + AGE_ARMOUR + b"\nYWdlLWVuY3J5cHRpb24ub3Jn\n")
    unchanged(folder, lambda: list(notebook.entries()))
    unchanged(folder, locked(lambda: notebook.change(entry)))


def test_the_backup_of_a_torn_encrypted_month_is_not_used(
    folder: Path, encrypted: tuple[Notebook, CheckIn]
) -> None:
    notebook, entry = encrypted
    (folder / "2026-11.json").write_bytes(AGE_HEADER)
    unchanged(folder, locked(lambda: notebook.get(entry.id)))


@pytest.mark.parametrize("month", [None, b"", b'{"entries": {"1"'])
def test_a_month_with_an_encrypted_backup_is_not_overwritten(
    folder: Path, notebook: Notebook, month: bytes | None
) -> None:
    folder.mkdir(parents=True)
    (folder / "2026-11.json.bak").write_bytes(SEALED)
    if month is not None:
        (folder / "2026-11.json").write_bytes(month)
    unchanged(folder, lambda: list(notebook.entries()))
    unchanged(folder, locked(lambda: notebook.add(check_in(notebook, "new"))))
    assert [notice.kind for notice in notebook.notices] == [NoticeKind.ENCRYPTED]


def test_an_encrypted_copy_waits(folder: Path, notebook: Notebook) -> None:
    notebook.add(check_in(notebook, "one"))
    (folder / "2026-11.sync-conflict-1.json").write_bytes(SEALED)
    unchanged(folder, notebook.merge_copies)
    assert [notice.kind for notice in notebook.notices] == [NoticeKind.ENCRYPTED]


def test_an_encrypted_draft_is_left_as_it_is(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.save("one", {})
    (drafts.folder / "one.json").write_bytes(SEALED)
    unchanged(drafts.folder, lambda: drafts.get("one"))
    assert [notice.kind for notice in drafts.notices] == [NoticeKind.ENCRYPTED]
    unchanged(drafts.folder, locked(lambda: drafts.save("one", {"note": "new"})))


def test_the_doctor_leaves_encrypted_files_as_they_are(tmp_path: Path) -> None:
    where = places({"COMPANION_HOME": str(tmp_path)})
    for folder in (where.notebook, where.drafts):
        folder.mkdir(parents=True)
    (where.notebook / "2026-11.json").write_bytes(SEALED)
    (where.notebook / "2026-10.json.bak").write_bytes(SEALED)
    (where.drafts / "one.json").write_bytes(SEALED)
    found = examine(where, Clock())
    unchanged(tmp_path, lambda: examine(where, Clock()))
    kinds = [n.kind for n in found.notices if n.kind is not NoticeKind.RIGHTS_CORRECTED]
    assert kinds == [NoticeKind.ENCRYPTED] * 3
    assert found.entries == 0
