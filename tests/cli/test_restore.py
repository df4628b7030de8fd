from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from companion.store.notebook import Notebook
from companion.store.paths import Places
from tests.cli.conftest import Companion

NOW = datetime(2026, 11, 29, 12).astimezone()
Days = Callable[..., list[str]]


@pytest.fixture
def days(home: Places) -> Days:
    """Add a check-in on each of some days, and return their ids."""

    def add(*numbers: int) -> list[str]:
        ids = []
        for number in numbers:
            at = NOW + timedelta(days=number)
            notebook = Notebook.open(home, now=lambda at=at: at)
            entry_id = notebook.new_id()
            notebook.add_document(
                {"kind": "checkin", "id": entry_id, "at": at.isoformat(), "note": f"day {number}"}
            )
            notebook.close()
            os.utime(home.notebook / f"{entry_id[:4]}-{entry_id[4:6]}.json", (at.timestamp(),) * 2)
            ids.append(entry_id)
        return ids

    return add


@pytest.mark.posix
def test_a_file_in_place_of_the_copies_is_named_and_stays_as_it_is(
    companion: Companion, home: Places
) -> None:
    companion("checkin", "--note", "one")
    shutil.rmtree(home.snapshots, ignore_errors=True)
    home.snapshots.write_text("something else")
    home.snapshots.chmod(0o644)
    for command in ("restore", "doctor"):
        result = companion(command)
        assert result.status == 1
        assert f"{home.snapshots} needs a folder, but a file is in its place." in result.err
    assert stat.S_IMODE(home.snapshots.stat().st_mode) == 0o644


def damage(home: Places) -> None:
    for path in home.notebook.glob("*.json*"):
        path.write_bytes(b"damaged")


def test_without_a_copy_it_says_so(companion: Companion, home: Places) -> None:
    result = companion("restore")
    assert (result.status, result.err) == (0, "")
    assert "no daily copy" in result.out
    assert not home.data.exists()
    assert companion("restore", "2026-11-29").status == 1


def test_the_copies_are_listed_newest_first(companion: Companion, days: Days) -> None:
    days(-40, -30, 0, 1, 2)
    lines = companion("restore").out.splitlines()
    assert lines[:-1] == [
        "2026-12-01   2026-11   2 entries",
        "2026-11-30   2026-11   1 entry",
        "2026-11-29   2026-10   2 entries",
        "2026-10-30   2026-10   1 entry",
    ]
    assert "companion restore" in lines[-1]


def test_a_day_brings_back_what_was_lost(companion: Companion, home: Places, days: Days) -> None:
    days(-3, -2, -1)
    damage(home)
    told = companion("doctor")
    assert told.status == 1
    assert "`companion restore 2026-11-28`" in told.err
    result = companion("restore", "2026-11-28")
    assert result.status == 0
    assert result.out == "2026-11: 2 brought back, 0 replaced by a newer wording, 0 deleted.\n"
    assert Notebook(home.notebook).count() == 2
    assert companion("restore", "2026-11-28").out == "2026-11: nothing was missing.\n"
    assert companion("doctor").status == 0


def test_a_day_in_words(companion: Companion, home: Places) -> None:
    companion("checkin", "--note", "one")
    companion("checkin", "--note", "two")
    assert companion("restore", "today").status == 0
    assert "nothing was missing" in companion("restore", "today").out
    for wrong in ("march", "yesterday", "nonsense", "2026-99-99", "../notebook"):
        result = companion("restore", wrong)
        assert (result.status, result.out) == (1, "")
        assert f"`{wrong}`" in result.err


def test_a_deletion_and_a_newer_wording_win(companion: Companion, home: Places, days: Days) -> None:
    gone, *_ = days(-3, -2, -1)
    copies = home.snapshots.with_name("from a backup")
    shutil.copytree(home.snapshots, copies)
    notebook = Notebook.open(home, now=lambda: NOW)
    notebook.remove(gone)
    notebook.close()
    # The copies come from a backup of the whole disk, from before the deletion.
    shutil.rmtree(home.snapshots)
    copies.rename(home.snapshots)
    result = companion("restore", "2026-11-28")
    assert result.status == 0
    assert "stays deleted" in result.err
    assert Notebook(home.notebook).get(gone) is None
    assert Notebook(home.notebook).count() == 2


def test_a_copy_that_can_not_be_read_hides_no_other(companion: Companion, home: Places, days: Days) -> None:
    days(-3, -2, -1)
    sealed = home.snapshots / "2026-11-28" / "2025-01.json"
    sealed.write_bytes(b"age-encryption.org/v1\n")
    assert "2 entries" in companion("restore").out
    result = companion("restore", "2026-11-28")
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert str(sealed) in result.err
    assert "2026-11: nothing was missing." in result.out


def test_forget_deletes_the_copies(companion: Companion, home: Places, days: Days) -> None:
    days(-2, -1)
    assert str(Path("snapshots") / "2026-11-28" / "2026-11.json") in companion("where").out
    assert companion("forget", "--yes").status == 0
    assert not home.snapshots.exists()


def test_an_import_copies_first_what_it_changes(companion: Companion, home: Places, tmp_path: Path) -> None:
    for word in ("one", "two"):
        companion("checkin", "--note", word)
    companion("export", "-o", str(tmp_path / "export.json"))
    for path in home.notebook.glob("*.json*"):
        path.unlink()
    companion("checkin", "--note", "three")
    assert companion("import", str(tmp_path / "export.json")).status == 0
    days = [path.name for path in home.snapshots.iterdir()]
    last = Notebook(home.snapshots / max(days, key=len))
    assert len(days) == 2
    assert [document["note"] for document in last.documents()] == ["three"]


def test_many_months_are_named_by_the_first_and_the_last(
    companion: Companion, home: Places, days: Days
) -> None:
    days(0, 1)
    copy = next(home.snapshots.rglob("*.json"))
    for number in range(1, 10):
        copy.with_name(f"2026-0{number}.json").write_bytes(copy.read_bytes())
    assert companion("restore").out.startswith("2026-11-30   2026-01 to 2026-11   1 entry\n")
