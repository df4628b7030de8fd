"""Two machines, one notebook: what sync tools leave behind comes together by id."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.store.codec import Document, empty
from companion.store.documents import changed_at, later_than
from companion.store.errors import StoreError
from companion.store.merge import all_documents, merge
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from tests.store.conftest import NOON, Clock, check_in
from tests.store.test_notebook import Add, month_file

COPIES = (
    "2026-11.sync-conflict-20261122-101112-ABCDEFG.json",
    "2026-11 (conflicted copy).json",
    "2026-11 (Anna's conflicted copy 2026-11-22).json",
    "2026-11 2.json",
    "2026-11.json.sync-conflict-20261122-101112-ABCDEFG.bak",
)


@pytest.fixture
def elsewhere(tmp_path: Path, folder: Path, notebook: Notebook, note: Add) -> Notebook:
    """Return the same notebook on another machine, with one entry in common."""
    note("common")
    shutil.copytree(folder, tmp_path / "other")
    return Notebook(tmp_path / "other", now=Clock())


def bring(elsewhere: Notebook, folder: Path, name: str = COPIES[0]) -> Path:
    shutil.copy(month_file(elsewhere.folder), folder / name)
    return folder / name


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_merged_and_put_aside(
    name: str, folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    notebook.add(check_in(notebook, "here"))
    elsewhere.add(check_in(elsewhere, "there"))
    copy = bring(elsewhere, folder, name)
    before = copy.read_bytes()
    notebook.merge_copies()
    assert sorted(e.note for e in notebook.entries()) == ["common", "here", "there"]
    assert [(n.kind, n.entries) for n in notebook.notices] == [(NoticeKind.COPY_MERGED, 1)]
    assert not copy.exists()
    assert notebook.notices[0].path.read_bytes() == before
    assert notebook.notices[0].path.name.startswith(name)
    again = Notebook(folder)
    assert again.count() == 3
    assert again.notices == []


def test_a_copy_is_merged_again_after_a_crash_while_it_is_set_aside(
    folder: Path, notebook: Notebook, elsewhere: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.add(check_in(elsewhere, "there"))
    copy = bring(elsewhere, folder)
    whole = copy.read_bytes()
    real = Path.unlink

    def killed(path: Path, missing_ok: bool = False) -> None:
        if path == copy:
            raise KeyboardInterrupt
        real(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            notebook.merge_copies()
    assert copy.read_bytes() == whole
    again = Notebook(folder, now=notebook._now)
    again.merge_copies()
    assert sorted(e.note for e in again.entries()) == ["common", "there"]
    assert not copy.exists()
    assert {p.read_bytes() for p in folder.iterdir() if ".merged-" in p.name} == {whole}


def test_reading_merges_nothing(folder: Path, notebook: Notebook, elsewhere: Notebook) -> None:
    elsewhere.add(check_in(elsewhere, "there"))
    copy = bring(elsewhere, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert [e.note for e in notebook.entries()] == ["common"]
    assert notebook.get(next(notebook.entries()).id)
    assert notebook.count() == 1
    assert notebook.months() == ["2026-11"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    notebook.merge_copies()
    assert notebook.count() == 2
    assert not copy.exists()


def test_the_newer_change_wins_and_the_older_stays_in_a_file(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    entry = next(notebook.entries())
    notebook.change(msgspec.structs.replace(entry, note="changed here"))
    elsewhere._now.at = NOON.replace(hour=15)  # type: ignore[attr-defined]
    elsewhere.change(msgspec.structs.replace(entry, note="changed there, later"))
    bring(elsewhere, folder)
    notebook.merge_copies()
    assert [e.note for e in notebook.entries()] == ["changed there, later"]
    copies_before = [p for p in folder.iterdir() if "before-merge" in p.name]
    assert b"changed here" in copies_before[0].read_bytes()


def test_removed_stays_removed_and_its_text_goes_everywhere(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    entry = next(notebook.entries())
    notebook.remove(entry.id)
    bring(elsewhere, folder)
    notebook.merge_copies()
    assert list(notebook.entries()) == []
    assert all(b"common" not in p.read_bytes() for p in folder.iterdir())


def test_removed_there_goes_here(folder: Path, notebook: Notebook, elsewhere: Notebook) -> None:
    elsewhere.remove(next(elsewhere.entries()).id)
    bring(elsewhere, folder)
    notebook.merge_copies()
    assert list(notebook.entries()) == []
    assert all(b"common" not in p.read_bytes() for p in folder.iterdir())


def test_removing_takes_it_out_of_copies_set_aside(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    elsewhere.add(check_in(elsewhere, "there"))
    bring(elsewhere, folder)
    notebook.merge_copies()
    entry = next(e for e in notebook.entries() if e.note == "common")
    notebook.remove(entry.id)
    assert all(b"common" not in p.read_bytes() for p in folder.iterdir())
    aside = next(p for p in folder.iterdir() if ".merged-" in p.name)
    assert "there" in aside.read_text()
    json.loads(aside.read_text())


def test_undone_here_survives_an_older_removal_there(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    entry = next(notebook.entries())
    elsewhere.remove(entry.id)
    notebook._now.at = NOON.replace(hour=20)  # type: ignore[attr-defined]
    notebook.restore(notebook.remove(entry.id))
    bring(elsewhere, folder)
    notebook.merge_copies()
    assert [e.note for e in notebook.entries()] == ["common"]


def test_a_merge_by_lines_is_repaired(folder: Path, notebook: Notebook, elsewhere: Notebook) -> None:
    notebook.add(check_in(notebook, "here"))
    elsewhere.add(check_in(elsewhere, "there"))
    ours, theirs = month_file(folder).read_text(), month_file(elsewhere.folder).read_text()
    marked = f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"
    month_file(folder).write_text(marked)
    assert sorted(e.note for e in notebook.entries()) == ["common", "here", "there"]
    assert [n.kind for n in notebook.notices] == [NoticeKind.MONTH_REPAIRED]


def test_a_newer_copy_and_a_broken_one(folder: Path, notebook: Notebook, elsewhere: Notebook) -> None:
    newer = bring(elsewhere, folder, COPIES[1])
    tables = json.loads(newer.read_text())
    tables["about"]["1"]["schema"] = 2
    newer.write_text(json.dumps(tables))
    elsewhere.add(check_in(elsewhere, "there"))
    broken = bring(elsewhere, folder, COPIES[0])
    broken.write_bytes(broken.read_bytes()[:-5])
    notebook.merge_copies()
    assert sorted(e.note for e in notebook.entries()) == ["common", "there"]
    assert {n.kind for n in notebook.notices} == {NoticeKind.NEWER_VERSION, NoticeKind.COPY_MERGED}
    assert newer.exists()


def test_merge_file_by_hand(notebook: Notebook, elsewhere: Notebook) -> None:
    entry = next(elsewhere.entries())
    elsewhere.change(msgspec.structs.replace(entry, note="newer"))
    elsewhere.add(check_in(elsewhere, "there"))
    path = month_file(elsewhere.folder)
    done = notebook.merge_file(path)
    assert (len(done.added), len(done.replaced), done.left_out) == (1, 1, [])
    assert not notebook.merge_file(path)
    with pytest.raises(StoreError):
        notebook.merge_file(path.with_name("absent.json"))


AHEAD = "2099-01-01T00:00:00+00:00"


def test_a_removal_from_the_future_is_left_out_and_said(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    [common] = notebook.entries()
    elsewhere.remove(common.id)
    copy = bring(elsewhere, folder)
    removed = json.loads(copy.read_bytes())["removed"]["1"]["removed"]
    copy.write_text(copy.read_text().replace(removed, AHEAD))
    notebook.merge_copies()
    assert list(notebook.entries()) == [common]
    assert [(n.kind, n.entries) for n in notebook.notices] == [(NoticeKind.REMOVALS_MISDATED, 1)]
    assert AHEAD in notebook.notices[0].path.read_text()
    assert AHEAD not in month_file(folder).read_text()


@pytest.mark.parametrize(("hours", "stays"), [(23, False), (25, True)])
def test_a_removal_counts_as_from_the_future_after_a_day(
    notebook: Notebook, note: Add, hours: int, stays: bool
) -> None:
    entry = note("one")
    at = NOON + timedelta(hours=hours)
    done = notebook.merge_documents([{"id": entry.id, "removed": at.isoformat()}])
    assert (done.misdated, done.removed) == (([entry.id], []) if stays else ([], [entry.id]))
    assert bool(notebook.count()) is stays


@pytest.mark.parametrize("time", ["", "nonsense", "2026-13-01T00:00:00+00:00"])
def test_a_removal_without_a_time_is_left_out(notebook: Notebook, note: Add, time: str) -> None:
    entry = note("one")
    assert notebook.merge_documents([{"id": entry.id, "removed": time}]).misdated == [entry.id]
    assert notebook.count() == 1


def test_a_removal_from_the_future_removes_nothing_that_comes_later(notebook: Notebook) -> None:
    entry: Document = {"kind": "checkin", "id": notebook.new_id(NOON), "at": NOON.isoformat(), "note": "one"}
    ahead = {"id": entry["id"], "removed": AHEAD}
    assert notebook.merge_documents([ahead]).misdated == [entry["id"]]
    notebook.merge_documents([entry])
    assert notebook.count() == 1
    notebook.remove(entry["id"])
    assert notebook.merge_documents([ahead]).misdated == [entry["id"]]
    assert AHEAD not in month_file(notebook.folder).read_text()


def test_an_entry_that_was_changed_in_the_future_can_be_removed_elsewhere(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    [common] = notebook.entries()
    changed: Document = {"kind": "checkin", "id": common.id, "at": NOON.isoformat(), "changed": AHEAD}
    for each in (notebook, elsewhere):
        each.merge_documents([changed])
    elsewhere.remove(common.id)
    bring(elsewhere, folder)
    notebook.merge_copies()
    assert list(notebook.entries()) == []


def test_a_month_that_has_an_entry_and_its_removal_from_the_future_keeps_the_entry(
    folder: Path, notebook: Notebook, note: Add
) -> None:
    entry = note("one")
    tables = json.loads(month_file(folder).read_bytes())
    tables["removed"]["1"] = {"id": entry.id, "removed": AHEAD}
    month_file(folder).write_text(json.dumps(tables))
    assert list(Notebook(folder, now=Clock()).entries()) == [entry]


def test_a_copy_that_only_removes_an_entry_says_so(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    [common] = notebook.entries()
    elsewhere.remove(common.id)
    bring(elsewhere, folder)
    notebook.merge_copies()
    assert [(n.kind, n.entries) for n in notebook.notices] == [(NoticeKind.COPY_REMOVED, 1)]


def test_a_copy_that_adds_and_removes_says_both(
    folder: Path, notebook: Notebook, elsewhere: Notebook
) -> None:
    [common] = notebook.entries()
    elsewhere.remove(common.id)
    for words in ("two", "three"):
        elsewhere.add(check_in(elsewhere, words))
    bring(elsewhere, folder)
    notebook.merge_copies()
    kinds = [(n.kind, n.entries) for n in notebook.notices]
    assert kinds == [(NoticeKind.COPY_MERGED, 2), (NoticeKind.COPY_REMOVED, 1)]


documents = st.builds(
    lambda key, hour, words, removed: (
        {"id": key, "removed": f"2026-11-20T{hour:02}:00:00+00:00"}
        if removed
        else {"kind": "checkin", "id": key, "note": words, "changed": f"2026-11-20T{hour:02}:00:00+00:00"}
    ),
    st.sampled_from([f"20261120T120000.00000{n}-00000000" for n in range(4)]),
    st.integers(0, 5),
    st.sampled_from("ab"),
    st.booleans(),
)
copies = st.lists(documents, max_size=8)


def content(*parts: list[Document]) -> list[str]:
    tables = empty()
    for part in parts:
        tables, _ = merge(tables, part, NOON)
    return sorted(map(repr, all_documents(tables)))


@given(copies, copies, copies)
def test_merging_comes_out_the_same_in_any_order(
    a: list[Document], b: list[Document], c: list[Document]
) -> None:
    assert content(a, b, c) == content(c, b, a) == content(b + a, c, a)


def test_a_document_without_an_id_does_not_stop_the_ones_behind_it() -> None:
    behind: Document = {"kind": "checkin", "id": "20261120T120000.000001-00000000", "note": "behind"}
    assert content([{"note": "no id"}, behind]) == sorted(map(repr, [{"note": "no id"}, behind]))


@given(documents)
def test_a_change_is_always_later(document: Document) -> None:
    assert later_than(document, NOON.replace(year=1990)) > changed_at(document)
