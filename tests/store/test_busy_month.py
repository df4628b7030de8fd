"""A month of many entries: what is known of it is neither read, decoded nor written out a second time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.store import codec, files, months
from companion.store.codec import decode, encode
from companion.store.notebook import Notebook
from tests.store.conftest import check_in, utc

Add = Callable[..., CheckIn]


def month_file(folder: Path) -> Path:
    return folder / "2026-11.json"


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def never(*_: object) -> None:
        raise AssertionError(f"{name} once more")

    monkeypatch.setattr(codec, name, never)


def test_a_new_entry_is_appended_to_the_others(
    folder: Path, notebook: Notebook, note: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    note("one")
    note("two")
    before = month_file(folder).read_bytes()
    refuse(monkeypatch, "encode")
    note("three")
    after = month_file(folder).read_bytes()
    assert after.startswith(before.removesuffix(b"\n }\n}\n"))
    assert after == encode(decode(after)), "the bytes of a whole encoding"
    assert [entry.note for entry in Notebook(folder).entries()].count("three") == 1


def test_a_changed_entry_is_written_among_the_others(
    folder: Path, notebook: Notebook, note: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [note("one"), note("two"), note("three")]
    refuse(monkeypatch, "encode")
    for entry in entries:
        notebook.change(msgspec.structs.replace(entry, note=f"{entry.note}, changed"))
    after = month_file(folder).read_bytes()
    assert after == encode(decode(after)), "the bytes of a whole encoding"
    notes = [getattr(entry, "note", "") for entry in Notebook(folder).entries()]
    assert sorted(notes) == ["one, changed", "three, changed", "two, changed"]


def test_a_changed_entry_in_a_file_of_another_tool(folder: Path, notebook: Notebook, note: Add) -> None:
    entry = note("one")
    note("two")
    for indent in (None, 1, 4):
        other = json.dumps(json.loads(month_file(folder).read_text("utf-8")), indent=indent)
        month_file(folder).write_text(other + "\n", "utf-8")
        notebook.change(msgspec.structs.replace(entry, note=f"changed {indent}"))
        notes = [getattr(each, "note", "") for each in Notebook(folder).entries()]
        assert sorted(notes) == [f"changed {indent}", "two"]


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_file_of_another_tool_gets_one_more_too(folder: Path, note: Add, indent: int | None) -> None:
    note("one")
    other = json.dumps(json.loads(month_file(folder).read_text("utf-8")), indent=indent)
    for ending in ("", "\n", "\r\n", " "):
        month_file(folder).write_text(other + ending, "utf-8")
        note("two")
        assert {entry.note for entry in Notebook(folder).entries()} == {"one", "two"}
        assert Notebook(folder).notices == []


def test_a_file_with_tables_in_another_order(folder: Path, note: Add) -> None:
    note("one")
    tables = decode(month_file(folder).read_bytes())
    month_file(folder).write_bytes(encode({name: tables[name] for name in reversed(tables)}))
    note("two")
    assert {entry.note for entry in Notebook(folder).entries()} == {"one", "two"}


def test_after_a_change_and_a_removal(folder: Path, notebook: Notebook, note: Add) -> None:
    first, second, third = note("first"), note("second"), note("third")
    notebook.change(msgspec.structs.replace(first, note="changed"))
    notebook.remove(second.id)
    note("fourth")
    assert b"second" not in month_file(folder).read_bytes()
    assert {entry.note for entry in Notebook(folder).entries()} == {"changed", third.note, "fourth"}


def test_a_month_is_decoded_again_only_when_its_file_has_changed(
    folder: Path, notebook: Notebook, note: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = [note("one"), note("two")]
    with monkeypatch.context() as patch:
        refuse(patch, "decode")
        assert sorted(e.id for e in notebook.entries()) == sorted(e.id for e in saved)
    text = month_file(folder).read_text("utf-8").replace("two", "by hand")
    month_file(folder).write_text(text, "utf-8")
    assert {e.note for e in notebook.entries()} == {"one", "by hand"}


def test_a_few_months_stay_in_memory(folder: Path, notebook: Notebook) -> None:
    for month in range(1, 9):
        notebook.add(check_in(notebook, str(month), utc(2026, month, 3)))
    assert len(list(notebook.entries())) == 8
    assert len(notebook._months._cache) == months.CACHED
    notebook.close()
    assert not notebook._months._cache


def test_a_version_put_there_while_saving_is_not_taken_for_ours(
    folder: Path, notebook: Notebook, note: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync tool replaces the month between our rename and our next look at it."""
    note("one")
    theirs = month_file(folder).read_text("utf-8").replace("one", "their words")
    real = files.sync_folder

    def replaced(path: Path) -> None:
        real(path)
        other = path / ".theirs"
        other.write_text(theirs, "utf-8")
        other.replace(month_file(folder))

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", replaced)
        notebook.add(check_in(notebook, "two"))
    assert [entry.note for entry in notebook.entries()] == ["their words"]
