"""With a seal nothing private is plain in any file; without one, encrypted files are left as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.store.disk import AGE_ARMOUR, AGE_HEADER, Disk
from companion.store.doctor import examine
from companion.store.drafts import Drafts
from companion.store.errors import Locked
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from companion.store.paths import Places, places
from companion.store.snapshots import list_snapshots
from tests.store.conftest import Clock, check_in
from tests.store.seal import MARK, plain_files, seal_home

SEALED = AGE_HEADER + b"v1\n-> X25519 another key\n"


def test_the_snapshot_of_a_plain_month_is_encrypted(tmp_path: Path) -> None:
    where = Places(tmp_path, tmp_path / "config", tmp_path / "state")
    disk = Disk(seal_home(where))
    notebook = Notebook.open(where, disk=disk, now=Clock())
    entry = check_in(notebook, MARK)
    notebook.add(entry)
    path = where.notebook / "2026-11.json.age"
    path.write_bytes(disk.read(path) or b"")
    notebook.change(msgspec.structs.replace(entry, note=f"{MARK} changed"))
    copies = [path for each in list_snapshots(where.snapshots) for path in each.paths]
    assert copies
    assert plain_files(where.snapshots) == []
    assert all(MARK.encode() in (disk.read(path) or b"") for path in copies)


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
