"""Removed text is erased from files set aside, whole or torn, and nothing else in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.store import files
from companion.store.disk import Disk
from companion.store.erase import erase, erase_wordings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ONE, TWO, THREE = (f"20261120T120000.00000{number}-00000000" for number in (1, 2, 3))
REMOVED = json.dumps({"id": ONE, "removed": NOW.isoformat()})


def entry(entry_id: str, note: str) -> str:
    return json.dumps({"kind": "checkin", "id": entry_id, "rating": {"state": "up"}, "note": note})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2026-11.json.corrupt-20261120T120000"


def erased(path: Path, text: str, *ids: str) -> str:
    path.write_text(text)
    erase(Disk(), path, ids, NOW)
    return path.read_text()


def test_a_whole_entry_becomes_its_removal(path: Path) -> None:
    text = f'{{"1": {entry(ONE, "private")}, "2": {entry(TWO, "other")}}}'
    assert erased(path, text, ONE) == f'{{"1": {REMOVED}, "2": {entry(TWO, "other")}}}'


def test_each_copy_of_an_entry_goes(path: Path) -> None:
    text = f"{entry(ONE, 'a')} <<<<<<< {entry(ONE, 'b')}"
    assert erased(path, text, ONE) == f"{REMOVED} <<<<<<< {REMOVED}"


def test_several_entries_go_at_once(path: Path) -> None:
    text = f"[{entry(ONE, 'a')}, {entry(TWO, 'b')}, {entry(THREE, 'c')}]"
    found = json.loads(erased(path, text, ONE, THREE))
    assert [document["id"] for document in found] == [ONE, TWO, THREE]
    assert ["removed" in document for document in found] == [True, False, True]


def test_of_a_torn_entry_all_goes_up_to_the_next(path: Path) -> None:
    torn = entry(ONE, "private")[:-4]
    assert erased(path, f"{entry(TWO, 'other')}, {torn}", ONE) == f"{entry(TWO, 'other')}, "
    assert erased(path, f"{torn}, {entry(TWO, 'other')}", ONE) == entry(TWO, "other")


def test_a_file_that_begins_within_an_entry(path: Path) -> None:
    text = f'{ONE}", "note": "private"}}, "2": {entry(TWO, "other")}'
    assert erased(path, text, ONE) == entry(TWO, "other")


def test_what_is_erased_already_or_not_there_is_not_written_again(path: Path) -> None:
    for text in (f'{{"1": {REMOVED}}}', entry(TWO, "other"), "", "{"):
        path.write_text(text)
        before = files.signature(path)
        erase(Disk(), path, [ONE], NOW)
        assert files.signature(path) == before
    erase(Disk(), path.with_name("absent"), [ONE], NOW)
    assert not path.with_name("absent").exists()


def test_damaged_bytes_around_it_stay(path: Path) -> None:
    path.write_bytes(b"\xff\x00 " + entry(ONE, "private").encode() + b" \xfe")
    erase(Disk(), path, [ONE], NOW)
    assert path.read_bytes() == b"\xff\x00 " + REMOVED.encode() + b" \xfe"


def test_an_earlier_wording_becomes_the_present_one_and_no_other_does(path: Path) -> None:
    old, other, new = (json.loads(entry(ONE, note)) for note in ("private", "never shown", "now"))
    path.write_text(f"{entry(ONE, 'private')} {entry(ONE, 'never shown')} {entry(TWO, 'private')}")
    erase_wordings(Disk(), path, {ONE: [old], THREE: [old]}, {ONE: new})
    read = path.read_text()
    assert read.count("private") == 1
    start = read.index("{")
    present, end = json.JSONDecoder().raw_decode(read, start)
    assert present == new
    assert json.JSONDecoder().raw_decode(read, end + 1)[0] == other


def test_a_torn_earlier_wording_goes(path: Path) -> None:
    old, new = json.loads(entry(ONE, "private words")), json.loads(entry(ONE, "now"))
    torn = entry(ONE, "private words")[:-8]
    path.write_text(f"{entry(TWO, 'other')}, {torn}")
    erase_wordings(Disk(), path, {ONE: [old]}, {ONE: new})
    assert path.read_text() == f"{entry(TWO, 'other')}, "


def test_a_torn_wording_that_may_be_another_stays(path: Path) -> None:
    old, new = json.loads(entry(ONE, "private words")), json.loads(entry(ONE, "now"))
    torn = entry(ONE, "never shown")[:-4]
    path.write_text(torn)
    erase_wordings(Disk(), path, {ONE: [old]}, {ONE: new})
    assert path.read_text() == torn


def test_an_id_after_a_whole_entry_of_the_same_id(path: Path) -> None:
    for leftover in (f'{ONE}", "note": "private"}}', f', "id": "{ONE}", "note": "priv'):
        text = f'{{"1": {entry(ONE, "a")}{leftover}, "2": {entry(TWO, "other")}}}'
        left = erased(path, text, ONE)
        assert "priv" not in left
        assert REMOVED in left
        assert entry(TWO, "other") in left


def test_another_entry_whose_words_have_the_id_stays(path: Path) -> None:
    text = f'{{"1": {entry(ONE, "private")}, "2": {entry(TWO, f"as in {ONE}, and more")}}}'
    assert erased(path, text, ONE) == text.replace(entry(ONE, "private"), REMOVED)


def test_of_a_torn_entry_what_stands_before_the_id_goes_too(path: Path) -> None:
    torn = f'{{"body": [{{"region": "private"}}], "id": "{ONE}", "note": "pri'
    assert erased(path, f"{entry(TWO, 'other')}, {torn}", ONE) == f"{entry(TWO, 'other')}, "


def test_a_whole_entry_at_the_very_beginning_with_its_id_behind_other_fields(path: Path) -> None:
    text = f'{{"body": [{{"region": "private"}}], "id": "{ONE}", "kind": "checkin"}}'
    assert erased(path, text, ONE) == REMOVED
