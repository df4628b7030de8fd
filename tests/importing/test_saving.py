"""A preview, an import, the same once more, undo, and the import again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.importing import Place, imports, preview, save, undo
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from companion.store.paths import places
from companion.store.snapshots import list_snapshots
from tests.importing.conftest import NOW, Opened

TABLE = (
    "When,Text,Mood\n2024-01-31 10:00,one,sad\n2024-02-01,two,Fernweh\n2024-02-01,two,Fernweh\nnever,x,y\n"
)
PLACES = {"When": Place.DATE, "Text": Place.NOTE}


def test_a_preview_says_what_would_come(opened: Opened) -> None:
    found = preview(opened(TABLE, places=PLACES))
    assert (found.entries, len(found.examples), found.noon, len(found.bad)) == (3, 3, 2, 1)
    assert str(found.first).startswith("2024-01-31 10:00")
    assert str(found.last).startswith("2024-02-01 12:00")
    assert found.goes == {**PLACES, "Mood": Place.MORE}


def test_twice_changes_nothing(opened: Opened, notebook: Notebook) -> None:
    source = opened(TABLE, places=PLACES)
    first = save(notebook, source, NOW)
    assert (first.new, first.there, len(first.bad)) == (3, 0, 1)
    before = list(notebook.documents())
    again = save(notebook, source, NOW + timedelta(days=1))
    assert (again.new, again.there, again.import_id) == (0, 3, "")
    assert list(notebook.documents()) == before


def test_it_is_the_same_row_wherever_its_columns_go(opened: Opened, notebook: Notebook) -> None:
    table = "When,Text,Mood\n2024-01-31,one,sad; tired\n"
    save(notebook, opened(table, places=PLACES), NOW)
    again = save(notebook, opened(table, places=PLACES | {"Mood": Place.FEELINGS}), NOW)
    assert (again.new, again.there) == (0, 1)


def test_undo_leaves_nothing_and_the_same_file_comes_back(opened: Opened, notebook: Notebook) -> None:
    source = opened(TABLE, places=PLACES)
    before = set(notebook.folder.glob("*"))
    done = save(notebook, source, NOW)
    (past,) = imports(notebook)
    assert (past.import_id, past.form, past.at, past.entries) == (done.import_id, "csv", NOW, 3)
    assert undo(notebook, past).gone == 3
    left = set(notebook.folder.glob("[!.]*")) - before
    assert not left
    assert save(notebook, source, NOW).new == 3


def test_what_the_person_changed_stays(opened: Opened, notebook: Notebook) -> None:
    done = save(notebook, opened(TABLE, places=PLACES), NOW)
    own = msgspec.structs.replace(next(notebook.entries()), note="mine")
    notebook._now = lambda: NOW + timedelta(hours=1)
    notebook.change(own)
    undone = undo(notebook, done)
    assert (undone.gone, undone.changed) == (2, 1)
    assert [each.note for each in notebook.entries()] == ["mine"]


def test_what_the_person_deleted_stays_deleted(opened: Opened, notebook: Notebook) -> None:
    source = opened(TABLE, places=PLACES)
    save(notebook, source, NOW)
    gone = notebook.remove(next(notebook.entries()).id)
    again = save(notebook, source, NOW)
    assert (again.new, again.there, again.removed) == (0, 2, 1)
    assert notebook.get(gone.id) is None


def test_undo_reaches_the_snapshots_too(opened: Opened, tmp_path: Path) -> None:
    where = places({"COMPANION_HOME": str(tmp_path / "home")})
    own = CheckIn(id="20240205T100000.000000-00000000", at=NOW, note="mine")
    source = opened(TABLE, places=PLACES)
    days = [NOW + timedelta(days=day) for day in range(3)]
    for day in days:
        notebook = Notebook.open(where, now=lambda day=day: day)  # type: ignore[misc]
        if day is days[0]:
            done = save(notebook, source, day)
        elif day is days[1]:
            notebook.add(own)
        else:
            assert undo(notebook, done).gone == 3
            notebook.check_snapshots()
            assert list(notebook.notices) == []
        notebook.close()
    for path in where.data.rglob("*.json*"):
        assert b"Fernweh" not in path.read_bytes()
    assert [entry.note for entry in notebook.entries()] == ["mine"]
    for snapshot in list_snapshots(where.snapshots):
        for path in snapshot.paths:
            assert not notebook.merge_file(path).added
    assert save(notebook, source, days[2]).new == 3


@pytest.mark.parametrize("aside", ["2024-02.json.corrupt-20260101T000000", "2024-02.sync-conflict.json"])
def test_undo_cuts_entries_out_of_files_set_aside(opened: Opened, notebook: Notebook, aside: str) -> None:
    done = save(notebook, opened(TABLE, places=PLACES), NOW)
    whole = (notebook.folder / "2024-02.json").read_bytes()
    (notebook.folder / aside).write_bytes(whole if "conflict" in aside else whole[:-9])
    undo(notebook, done)
    for path in notebook.folder.glob("2024*"):
        assert "two" not in path.read_text()
        assert "20240201T" not in path.read_text()


def test_companions_own_entries_are_merged_as_they_are(opened: Opened, notebook: Notebook) -> None:
    save(notebook, opened(TABLE, places=PLACES), NOW)
    document = to_document(next(notebook.entries())) | {"id": "20240101T000000.000000-00000000", "fog": 1}
    source = opened(msgspec.json.encode({"companion": {"schema": 1}, "entries": [document, 3]}))
    assert (preview(source).entries, len(preview(source).bad)) == (1, 1)
    done = save(notebook, source, NOW)
    assert done.new == 1
    assert document in list(notebook.documents())
    assert undo(notebook, done).gone == 1
    assert document not in list(notebook.documents())
