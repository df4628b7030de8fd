"""The commands and what lies in the place of a file and is none, or has an odd name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from companion.store.paths import Places
from tests.cli.conftest import Companion
from tests.odd import MAKE

pytestmark = [
    pytest.mark.timeout(20),
    pytest.mark.skipif(os.name == "nt", reason="Windows has none of these"),
]
each_kind = pytest.mark.parametrize("kind", MAKE)


def put(kind: str, path: Path) -> Path:
    """Put something odd in the place of a file, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    MAKE[kind](path)
    return path


@pytest.mark.parametrize("command", ["where", "doctor"])
def test_a_name_with_a_line_break_stays_on_its_line(companion: Companion, home: Places, command: str) -> None:
    companion("checkin", "--note", "one")
    (home.notebook / "2026-11\nnot from you.json").write_text("{}")
    (home.notebook / "2026-11.json.corrupt-1\n-2").write_text("{}")
    result = companion(command)
    lines = (result.out + result.err).splitlines()
    assert not [line for line in lines if line.startswith(("not from you", "-2"))]
    assert [line for line in lines if "2026-11\\nnot from you" in line]


@each_kind
@pytest.mark.parametrize("name", ["2026-10.json", "2026-11.json.bak", "2020-01 2.json"])
def test_the_doctor_names_what_is_no_file_in_the_notebook(
    companion: Companion, home: Places, kind: str, name: str
) -> None:
    companion("checkin", "--note", "one")
    path = put(kind, home.notebook / name)
    result = companion("doctor")
    assert str(path) in result.err + result.out
    assert "one" in companion("export").out


@each_kind
@pytest.mark.parametrize("name", ["settings.toml", "people.toml", "exercises/mine.toml"])
def test_the_doctor_names_what_is_no_file_among_the_files_of_the_person(
    companion: Companion, home: Places, kind: str, name: str
) -> None:
    path = put(kind, home.config / name)
    result = companion("doctor")
    assert result.status == 1
    assert str(path) in result.err
    assert "look_around" in companion("exercises", "list").out


@each_kind
def test_the_doctor_names_a_draft_a_log_and_a_list_that_are_no_files(
    companion: Companion, home: Places, kind: str
) -> None:
    draft = put(kind, home.drafts / "20261120T180000.000000-00000000.json")
    put(kind, home.log)
    put(kind, home.shown)
    result = companion("doctor")
    assert result.status == 1
    assert str(draft) in result.err
    if kind != "far too large":
        assert str(home.log) in result.err
        assert str(home.shown) in result.err


@each_kind
@pytest.mark.parametrize("command", ["import", "merge"])
def test_what_is_no_file_is_not_read_on_request(
    companion: Companion, tmp_path: Path, kind: str, command: str
) -> None:
    path = put(kind, tmp_path / "export.json")
    result = companion(command, str(path))
    if not (command == "merge" and path.is_dir()):
        assert result.err.count("\n") == 1
    assert result.status == 1
    assert str(path) in result.err


@each_kind
def test_one_odd_file_does_not_stop_the_merging_of_the_others(
    companion: Companion, home: Places, tmp_path: Path, kind: str
) -> None:
    companion("checkin", "--note", "one", "--at", "2026-11-20 18:00")
    other = tmp_path / "other"
    home.notebook.rename(other)
    home.marker.unlink(missing_ok=True)
    put(kind, other / "2026-01.json")
    put(kind, other / "2026-11 2.json")
    result = companion("merge", str(other))
    assert result.status == 1
    assert "one" in companion("export").out
    assert str(other / "2026-01.json") in result.err


@each_kind
def test_where_names_what_is_no_file(companion: Companion, home: Places, kind: str) -> None:
    path = put(kind, home.notebook / "2026-10.json")
    assert str(path) in companion("where").out


def test_the_doctor_names_a_link_that_leads_nowhere(
    companion: Companion, home: Places, tmp_path: Path
) -> None:
    companion("checkin", "--note", "one")
    link = home.notebook / "2026-10.json"
    link.symlink_to(tmp_path / "unplugged" / "2026-10.json")
    result = companion("doctor")
    assert result.status == 1
    assert str(link) in result.err
    assert link.is_symlink()
