"""Entries with odd ids and times are left as they are and reported, and stop nothing else."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from companion.core.entry import CheckIn
from companion.core.filters import Until
from companion.export import export
from companion.export.documents import Details
from companion.store import codec
from companion.store.codec import ENTRIES, REMOVED
from companion.store.documents import to_entry, unreadable_field
from companion.store.history import History
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from companion.store.repair import salvage
from tests.store.conftest import NOON

Note = Callable[..., CheckIn]

ODD_IDS: list[Any] = [[], ["20261120T110000.000000-00000000"], {"a": 1}, 7, 1.5, True, None, "missing"]
EDGES = [
    "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00-14:00",
    "9999-12-31T23:59:59.999999-14:00",
    "9999-12-31T23:59:59.999999+14:00",
]
pytestmark = pytest.mark.timeout(60)


def change_file(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what is in the month's file."""
    path = folder / "2026-11.json"
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_text(json.dumps(tables))


@pytest.mark.parametrize("odd", ODD_IDS)
def test_an_odd_id_is_reported_and_hides_no_other_entry(notebook: Notebook, note: Note, odd: Any) -> None:
    one, two = note("one"), note("two")

    def spoil(tables: dict[str, Any]) -> None:
        document = {**tables[ENTRIES]["1"], "id": odd, "note": "odd"}
        if odd == "missing":
            del document["id"]
        tables[ENTRIES]["3"] = document

    change_file(notebook.folder, spoil)
    fresh = Notebook(notebook.folder)
    assert set(fresh.entries()) == {one, two}
    assert [(n.kind, n.entries) for n in fresh.notices] == [(NoticeKind.ENTRIES_UNREADABLE, 1)]
    again = Notebook(notebook.folder)
    page = History(again).month("2026-11")
    assert set(page.entries) == {one, two}
    assert [n.kind for n in again.notices] == [NoticeKind.ENTRIES_UNREADABLE]
    assert [each.number for each in again.unreadable("2026-11")] == [3]
    again.remove(one.id)
    again.add(CheckIn(id=again.new_id(NOON), at=NOON, note="three"))
    assert b'"odd"' in (notebook.folder / "2026-11.json").read_bytes()


@pytest.mark.parametrize("odd", ODD_IDS)
def test_an_export_has_what_has_no_id_and_other_formats_say_that_they_leave_it_out(
    notebook: Notebook, note: Note, odd: Any
) -> None:
    one = note("one")
    document = {"note": "no id"} if odd == "missing" else {"id": odd, "note": "no id"}
    change_file(notebook.folder, lambda tables: tables[ENTRIES].update({"2": document}))
    fresh = Notebook(notebook.folder)
    exported = json.loads(b"".join(export("json", fresh.documents(), Details(NOON))))
    assert exported["entries"][1:] == [document]
    details = Details(NOON)
    assert b"no id" not in b"".join(export("csv", fresh.documents(), details))
    assert details.left_out == 1
    assert [document["id"] for document in fresh.documents(since=NOON - timedelta(days=9))] == [one.id]
    assert [n.kind for n in fresh.notices] == [NoticeKind.ENTRIES_UNREADABLE]


def test_an_export_of_a_newer_month_has_its_entries(notebook: Notebook, note: Note) -> None:
    one = note("one")

    def renew(tables: dict[str, Any]) -> None:
        tables["about"]["1"]["schema"] = 99
        tables[ENTRIES].update({"2": "something new", "3": [], "4": {}})

    change_file(notebook.folder, renew)
    fresh = Notebook(notebook.folder)
    assert [document.get("id") for document in fresh.documents()] == [one.id, None]


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("field", ["at", "changed", "landing.put_away.until"])
def test_a_time_at_the_edge_of_the_calendar_is_named(
    notebook: Notebook, note: Note, field: str, edge: str
) -> None:
    one = note("one")
    odd: dict[str, Any] = {"kind": "after", "id": notebook.new_id(NOON), "at": NOON.isoformat()}
    inner = odd
    *outer, last = field.split(".")
    for name in outer:
        inner = inner.setdefault(name, {"words": "x"} if name == "put_away" else {})
    inner[last] = edge
    change_file(notebook.folder, lambda tables: tables[ENTRIES].update({"2": odd}))
    fresh = Notebook(notebook.folder)
    assert list(fresh.entries()) == [one]
    assert list(History(fresh).everything([Until(NOON.date())])) == [one]
    assert to_entry(odd) is None
    assert unreadable_field(odd) == last
    assert [(each.number, each.field) for each in fresh.unreadable("2026-11")] == [(2, last)]


@pytest.mark.parametrize("edge", [*EDGES, "2200-01-01T00:00:00+00:00", "nonsense", "9999-13-01"])
def test_a_removal_at_any_time_can_be_undone_and_undone_again(
    notebook: Notebook, note: Note, edge: str
) -> None:
    one = note("one")
    notebook.remove(one.id)
    change_file(notebook.folder, lambda tables: tables[REMOVED]["1"].update({"removed": edge}))
    notebook.restore(one)
    assert [each.note for each in notebook.entries()] == ["one"]
    notebook.remove(one.id)
    notebook.restore(one)
    assert [each.note for each in Notebook(notebook.folder).entries()] == ["one"]


@pytest.mark.parametrize("edge", EDGES[2:])
def test_an_entry_that_was_changed_at_the_end_of_the_calendar_can_be_removed(
    notebook: Notebook, note: Note, edge: str
) -> None:
    one = note("one")
    change_file(notebook.folder, lambda tables: tables[ENTRIES]["1"].update({"changed": edge}))
    notebook.merge_documents([{"id": one.id, "removed": edge}])
    assert list(notebook.documents()) == []
    assert notebook.is_removed(one.id)


def test_an_id_that_this_app_never_makes_is_named_and_stays(notebook: Notebook, note: Note) -> None:
    note("one")
    change_file(notebook.folder, lambda tables: tables[ENTRIES]["1"].update({"id": "mine"}))
    fresh = Notebook(notebook.folder)
    assert [each.note for each in fresh.entries()] == ["one"]
    assert [(each.number, each.field) for each in fresh.unreadable("2026-11")] == [(1, "id")]


DEEP = b'{"a":' * 3_000_000
JUNK = {
    "brackets": b"[" * 15_000_000,
    "objects": b"{" * 15_000_000,
    "deep objects": DEEP,
    "deep lists": b'{"a":[' * 2_500_000,
    "empty objects": b'{"a":[' + b"{}," * 5_000_000,
    "ids without entries": b'{"id": "20261120T110000.000000-00000000", ' * 350_000,
    "objects and an id": b'{"a":[' + b"{}," * 5_000_000 + b'{"id": "20261120T110000.000000-00000000", ',
    "an id and objects": b'{"id": "20261120T110000.000000-00000000", "a":[' + b"{}," * 5_000_000,
    "deep and an id": DEEP + b'"id": "20261120T110000.000000-00000000", ',
    "one string": b'{"a":"' + b"x" * 15_000_000,
    "zeros": bytes(15_000_000),
}


@pytest.mark.parametrize("junk", JUNK)
def test_deep_and_long_junk_takes_a_bounded_time(notebook: Notebook, note: Note, junk: str) -> None:
    one = note("one")
    path = notebook.folder / "2026-11.json"
    path.write_bytes(path.read_bytes()[:-4] + JUNK[junk])
    before = time.process_time()
    assert [each["id"] for each in salvage(path.read_bytes())] == [one.id]
    assert list(Notebook(notebook.folder).entries()) == [one]
    assert time.process_time() - before < 20


def test_infinities_are_not_written_again(notebook: Notebook, note: Note) -> None:
    one = note("one")
    path = notebook.folder / "2026-11.json"
    for number in (b"NaN", b"Infinity", b"-Infinity", b"1e999"):
        path.write_bytes(path.read_bytes().replace(b'"kind"', b'"more": ' + number + b', "kind"', 1))
        fresh = Notebook(notebook.folder)
        assert [each.id for each in fresh.entries()] == [one.id]
        codec.decode(path.read_bytes())


@pytest.mark.parametrize("odd", ["1e999", "null", "7", "[]", '"words"'])
def test_an_odd_item_of_an_export_is_left_out(notebook: Notebook, tmp_path: Path, odd: str) -> None:
    whole = {"kind": "checkin", "id": notebook.new_id(NOON), "at": NOON.isoformat(), "note": "one"}
    spoilt = json.dumps({**whole, "id": notebook.new_id(NOON), "note": "X"}).replace('"X"', odd)
    path = tmp_path / "export.json"
    path.write_text(f'{{"companion": {{"schema": 1}}, "entries": [{spoilt}, {json.dumps(whole)}, {odd}]}}')
    merged = notebook.import_file(path)
    assert merged.added[-1] == whole["id"]
    assert [each.number for each in merged.left_out][-1] == 3
    assert "one" in [each.note for each in notebook.entries()]


@pytest.mark.parametrize("odd", ODD_IDS)
def test_a_copy_with_an_odd_id_is_merged(notebook: Notebook, note: Note, odd: Any) -> None:
    one = note("one")
    change_file(notebook.folder, lambda tables: tables[ENTRIES].update({"2": {"id": odd, "kind": "checkin"}}))
    month = notebook.folder / "2026-11.json"
    month.rename(notebook.folder / "2026-11 2.json")
    fresh = Notebook(notebook.folder)
    fresh.merge_copies()
    assert list(fresh.entries()) == [one]
    assert NoticeKind.COPY_MERGED in [n.kind for n in fresh.notices]


def test_an_entry_at_the_very_beginning_of_what_is_left_of_a_file_is_read(notebook: Notebook) -> None:
    one, two = ({"id": notebook.new_id(NOON), "kind": "checkin"} for _ in range(2))
    behind = {"body": [{"region": "chest"}], **two}
    assert salvage(f"{json.dumps(one)}{json.dumps(behind)}".encode()) == [one, behind]
    assert salvage(json.dumps(behind).encode() + b"...") == [behind]


def test_a_kind_of_a_later_version_outlasts_every_change(
    notebook: Notebook, note: Note, tmp_path: Path
) -> None:
    one, two = note("one"), note("two")
    later = {"kind": "of a later version", "id": "20261120T110500.000000-00000000", "its": {"own": ["words"]}}
    change_file(notebook.folder, lambda tables: tables[ENTRIES].update({"3": later}))
    copy = tmp_path / "2026-11.json"
    shutil.copy(notebook.folder / copy.name, copy)
    fresh = Notebook(notebook.folder)
    fresh.restore(replace(one, note="changed"))
    fresh.remove(two.id)
    assert later in fresh.documents()
    fresh.merge_file(copy)
    assert later in fresh.documents()
    path = notebook.folder / "2026-11.json"
    path.write_bytes(path.read_bytes()[:-20])
    assert later in Notebook(notebook.folder).documents()
