from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from companion.core.entry import CheckIn, Rating, Sensation
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from tests import make
from tests.store.conftest import NOON, Clock, check_in, utc

Add = Callable[..., CheckIn]


def month_file(folder: Path, month: str = "2026-11") -> Path:
    return folder / f"{month}.json"


def test_every_kind_comes_back_as_it_was(folder: Path) -> None:
    notebook = Notebook(folder)
    saved = list(make.entries(120, years=1))
    for entry in saved:
        notebook.add(entry)
    again = Notebook(folder)
    assert list(again.entries()) == sorted(saved, key=lambda e: e.id, reverse=True)
    assert all(again.get(e.id) == e for e in saved)
    assert again.count() == 120
    assert again.notices == []


def test_reading_alone_creates_nothing(folder: Path, notebook: Notebook) -> None:
    assert list(notebook.entries()) == []
    assert notebook.get(notebook.new_id()) is None
    assert notebook.months() == []
    assert notebook.count() == 0
    notebook.close()
    assert not folder.exists()


def test_files_open_with_stock_tinydb_and_any_json_tool(folder: Path, note: Add) -> None:
    note("é 眠")
    with TinyDB(month_file(folder), encoding="utf-8") as db:
        assert [d["note"] for d in db.table("entries").all()] == ["é 眠"]
    text = month_file(folder).read_text("utf-8")
    assert "é 眠" in text
    assert json.loads(text)["about"]["1"]["schema"] == 1


@pytest.mark.posix
@pytest.mark.skipif(os.name == "nt", reason="Windows has its own rights")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_private_whatever_the_umask(folder: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        notebook = Notebook(folder)
        entry = check_in(notebook, "a")
        notebook.add(entry)
        notebook.change(entry)
    finally:
        os.umask(before)
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


def test_adding_again_is_fine_but_not_with_other_words(notebook: Notebook, note: Add) -> None:
    entry = note("one")
    notebook.add(entry)
    assert notebook.count() == 1
    with pytest.raises(StoreError) as caught:
        notebook.add(msgspec.structs.replace(entry, note="two"))
    assert caught.value.problem is Problem.ALREADY_THERE
    notebook.remove(entry.id)
    with pytest.raises(StoreError):
        notebook.add(entry)


@pytest.mark.parametrize("bad", ["", "x", "../../../etc", "20261320T120000.000000-00000000"])
def test_an_id_that_new_id_did_not_make(notebook: Notebook, bad: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        notebook.add(CheckIn(id=bad, at=NOON))
    assert notebook.get(bad) is None


@pytest.mark.parametrize("bad", ["", "x", "../../../etc", "20261320T120000.000000-00000000"])
def test_an_entry_with_a_damaged_id_is_left_as_it_is(
    folder: Path, notebook: Notebook, note: Add, bad: str
) -> None:
    note("one")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    entry = CheckIn(id=bad, at=NOON)
    for call in (lambda: notebook.change(entry), lambda: notebook.remove(bad)):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.problem is Problem.NOT_UNDERSTOOD
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_change_says_when(notebook: Notebook, note: Add, clock: Clock) -> None:
    entry = note("one")
    notebook.change(msgspec.structs.replace(entry, note="two"))
    changed = notebook.get(entry.id)
    assert changed is not None
    assert (changed.note, changed.changed) == ("two", clock.at)


def test_changing_what_is_gone(notebook: Notebook, note: Add) -> None:
    entry = note("one")
    notebook.remove(entry.id)
    for call in (lambda: notebook.change(entry), lambda: notebook.remove(entry.id)):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.problem is Problem.NOT_THERE
    notebook.restore(entry)
    assert [e.note for e in notebook.entries()] == ["one"]


def test_removed_text_is_nowhere(folder: Path, notebook: Notebook, note: Add) -> None:
    note("stays")
    entry = note("a private thing")
    notebook.change(msgspec.structs.replace(entry, note="a private thing, reworded"))
    assert notebook.remove(entry.id).note == "a private thing, reworded"
    for path in folder.iterdir():
        assert b"private" not in path.read_bytes(), path
    assert json.loads(month_file(folder).read_text())["removed"]["1"]["id"] == entry.id
    assert [e.note for e in Notebook(folder).entries()] == ["stays"]


def test_reworded_text_is_gone_when_the_app_is_left(folder: Path, notebook: Notebook, note: Add) -> None:
    entry = note("first wording")
    notebook.change(msgspec.structs.replace(entry, note="second"))
    notebook.close()
    assert all(b"first wording" not in p.read_bytes() for p in folder.iterdir())
    assert (folder / "2026-11.json.bak").read_bytes() == month_file(folder).read_bytes()


def test_undo_brings_back_what_this_version_does_not_know(
    folder: Path, notebook: Notebook, note: Add
) -> None:
    entry = note("one")
    edit(folder, lambda d: d.update(mood_ring="green"))
    removed = notebook.remove(entry.id)
    notebook.restore(removed)
    assert next(notebook.documents())["mood_ring"] == "green"
    assert [r["id"] for r in notebook.removals()] == []


def edit(folder: Path, change: Callable[[dict[str, object]], None], doc_id: str = "1") -> None:
    tables = json.loads(month_file(folder).read_text())
    change(tables["entries"][doc_id])
    month_file(folder).write_text(json.dumps(tables))


def test_unknown_fields_survive_a_change(folder: Path, notebook: Notebook) -> None:
    entry = CheckIn(
        id=notebook.new_id(NOON), at=NOON, rating=Rating(intensity=3), body=(Sensation("jaw", ("tight",)),)
    )
    notebook.add(entry)

    def newer(d: dict) -> None:  # type: ignore[type-arg]
        d["weather"] = {"deep": [1, None]}
        d["rating"]["colour"] = "blue"
        d["body"][0]["side"] = "left"
        d["later"] = {"soon": True}

    edit(folder, newer)
    body = (Sensation("chest"), Sensation("jaw", ("warm",)))
    notebook.change(msgspec.structs.replace(entry, rating=Rating(intensity=4), body=body))
    document = next(notebook.documents())
    assert document["weather"] == {"deep": [1, None]}
    assert document["rating"] == {"intensity": 4, "colour": "blue"}
    assert document["body"] == [{"region": "chest"}, {"region": "jaw", "words": ["warm"], "side": "left"}]
    assert document["later"] == {"soon": True}


def test_nothing_live_leaves_the_store(notebook: Notebook, note: Add) -> None:
    entry = note("one")
    found = notebook.get(entry.id)
    assert found is not None
    with pytest.raises(AttributeError):
        found.note = "two"  # type: ignore[misc]
    assert notebook.get(entry.id) == entry


def test_a_range_reads_only_its_months(folder: Path) -> None:
    notebook = Notebook(folder)
    for month in range(1, 13):
        notebook.add(check_in(notebook, str(month), utc(2025, month, 15)))
    for month in (1, 2, 3, 12):
        (folder / f"2025-{month:02}.json").write_bytes(b"not read")
    again = Notebook(folder)
    found = again.entries(since=utc(2025, 4, 15), until=utc(2025, 11, 15))
    assert [e.note for e in found] == ["10", "9", "8", "7", "6", "5", "4"]
    assert again.notices == []


def test_newest_first_without_reading_older_months(folder: Path) -> None:
    notebook = Notebook(folder)
    for month in range(1, 13):
        notebook.add(check_in(notebook, str(month), utc(2025, month, 15)))
    (folder / "2025-11.json").write_bytes(b"not read")
    again = Notebook(folder)
    assert next(again.entries()).note == "12"
    assert again.notices == []


def test_half_characters_do_not_stop_a_save(notebook: Notebook, note: Add) -> None:
    note("before \ud83d\udc9c joined, \udcff torn")
    assert [e.note for e in notebook.entries()] == ["before \U0001f49c joined, \ufffd torn"]


def test_an_entry_this_version_cannot_read_stays(folder: Path, notebook: Notebook, note: Add) -> None:
    note("one")
    other = note("two", NOON + timedelta(hours=1))
    edit(folder, lambda d: d.update(rating={"intensity": 99}))
    assert [e.note for e in notebook.entries()] == ["two"]
    assert [(n.kind, n.entries) for n in notebook.notices] == [(NoticeKind.ENTRIES_UNREADABLE, 1)]
    notebook.change(other)
    assert json.loads(month_file(folder).read_text())["entries"]["1"]["rating"] == {"intensity": 99}


def test_a_newer_version_is_read_only(folder: Path, notebook: Notebook, note: Add) -> None:
    entry = note("one")
    tables = json.loads(month_file(folder).read_text())
    tables["about"]["1"]["schema"] = 99
    tables["sky"] = ["not a table"]
    month_file(folder).write_text(json.dumps(tables))
    before = month_file(folder).read_bytes()
    again = Notebook(folder)
    assert [e.note for e in again.entries()] == ["one"]
    assert [n.kind for n in again.notices] == [NoticeKind.NEWER_VERSION]
    for call in (lambda: again.add(check_in(again, "x")), lambda: again.change(entry)):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.problem is Problem.NEWER_VERSION
    with pytest.raises(StoreError):
        again.remove(entry.id)
    again.close()
    assert month_file(folder).read_bytes() == before
    again.add(check_in(again, "another month is fine", utc(2026, 10, 1)))


def test_an_older_version_is_migrated_with_a_copy(folder: Path, notebook: Notebook, note: Add) -> None:
    note("old")
    tables = json.loads(month_file(folder).read_text())
    month_file(folder).write_text(json.dumps({"entries": tables["entries"], "_default": {}}))
    before = month_file(folder).read_bytes()
    again = Notebook(folder, now=Clock())
    assert [e.note for e in again.entries()] == ["old"]
    assert month_file(folder).read_bytes() == before
    again.add(check_in(again, "new"))
    assert [n.kind for n in again.notices] == [NoticeKind.MONTH_MIGRATED]
    assert again.notices[0].path.read_bytes() == before
    assert json.loads(month_file(folder).read_text())["about"]["1"]["schema"] == 1
    assert again.count() == 2


def test_a_month_changed_by_another_program_is_read_again(
    folder: Path, notebook: Notebook, note: Add
) -> None:
    entry = note("one")
    with TinyDB(month_file(folder)) as db:
        db.table("entries").update({"note": "edited by hand"})
    assert notebook.get(entry.id) == msgspec.structs.replace(entry, note="edited by hand")
    note("two")
    assert notebook.count() == 2


def test_without_a_front_end() -> None:
    code = "import sys, companion.store.notebook; print({'textual', 'rich', 'filelock'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
