"""`doctor` lists the files that were set aside, and deletes those that are named."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion.cli.set_aside import show_set_aside
from companion.store import files
from companion.store.age import AgeSeal
from companion.store.paths import Places
from tests.cli.conftest import Companion

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def asides(companion: Companion, home: Places) -> list[Path]:
    """A whole copy of the month, one with an entry more, and one that can't be read."""
    companion("checkin", "--note", "one")
    [month] = home.notebook.glob("*.json")
    whole = month.read_bytes()
    companion("checkin", "--note", "two")
    data = [month.read_bytes(), whole.replace(b'"one"', b'"two"'), b"torn"]
    made = [files.aside_name(month, reason, NOW) for reason in ("corrupt", "merged", "schema")]
    for path, each in zip(made, data, strict=True):
        path.write_bytes(each)
    return made


def test_without_a_terminal_they_are_listed_and_stay(companion: Companion, asides: list[Path]) -> None:
    result = companion("doctor", typed="1 2 3\n")
    assert result.status == 0
    lines = result.out.splitlines()
    assert [line for line in lines if "Entries in it: 2. All of them" in line and str(asides[0]) in line]
    assert [line for line in lines if "here: 1." in line and str(asides[1]) in line]
    assert [line for line in lines if "No entry can be read" in line and str(asides[2]) in line]
    assert all(path.exists() for path in asides)


@pytest.mark.parametrize(("typed", "left"), [("\n", {0, 1, 2}), ("1, 3\n", {1}), ("9 x -1\n", {0, 1, 2})])
def test_on_a_terminal_those_that_are_named_are_deleted(
    home: Places, asides: list[Path], monkeypatch: pytest.MonkeyPatch, typed: str, left: set[int]
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stdout", screen)
    show_set_aside(home, AgeSeal(home), NOW)
    assert {number for number, path in enumerate(asides) if path.exists()} == left
    assert screen.getvalue().count("Deleted:") == 3 - len(left)


def test_a_damaged_month_that_was_set_aside_stays_with_the_half_note_in_it(
    companion: Companion, home: Places
) -> None:
    companion("checkin", "--note", "one")
    companion("checkin", "--note", "two, of which half is left")
    [month] = home.notebook.glob("*.json")
    raw = month.read_bytes()
    files.backup_of(month).unlink()
    month.write_bytes(raw[: raw.index(b"of which half") + 8])
    assert (
        "can be read in it: 1. Missing from the notebook, or different there: 0. The rest"
        in companion("doctor").out
    )
    [aside] = home.notebook.glob("*.corrupt-*")
    long_ago = datetime.now(UTC) - timedelta(days=40)
    home.shown.write_text(json.dumps({str(aside): long_ago.isoformat()}))
    assert str(aside) in companion("doctor").out
    assert b"two, of whi" in aside.read_bytes()


def test_where_nothing_was_set_aside_nothing_is_said(companion: Companion, home: Places) -> None:
    companion("checkin", "--note", "one")
    assert "aside" not in companion("doctor").out
    assert not home.shown.exists()
