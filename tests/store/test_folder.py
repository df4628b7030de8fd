"""What each file is, by its name alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.store.folder import (
    FileKind,
    kind_in_notebook,
    kind_of,
    list_files,
    list_folder,
    month_files,
)
from companion.store.paths import Places, places

NOTEBOOK = {
    "2026-11.json": FileKind.MONTH,
    "2026-11.json.bak": FileKind.BACKUP,
    "2026-11 2.json": FileKind.COPY,
    "2026-11.sync-conflict-1.json": FileKind.COPY,
    "2026-11.json.sync-conflict-1.bak": FileKind.COPY,
    "2026-11.json.corrupt-20261120T120001": FileKind.ASIDE,
    "2026-11.sync-conflict-1.json.merged-20261120T120001-2": FileKind.ASIDE,
    "2026-11.json.before-merge-20261120T120001": FileKind.ASIDE,
    "2026-11.json.schema-0": FileKind.ASIDE,
    ".lock": FileKind.LOCK,
    "2026-13.json": FileKind.OTHER,
    "2026-11.txt": FileKind.OTHER,
    "notes.json": FileKind.OTHER,
}
ELSEWHERE = {
    "data/drafts/one.json": FileKind.DRAFT,
    "data/drafts/notes.txt": FileKind.OTHER,
    "data/drafts/one.json~": FileKind.OTHER,
    "data/drafts/one.json.corrupt-20261120T120001": FileKind.DRAFT,
    "data/drafts/.one.json.lock": FileKind.DRAFT,
    "data/snapshots/2026-11-29/2026-11.json": FileKind.SNAPSHOT,
    "data/snapshots/2026-11-29-2/2026-11.json": FileKind.SNAPSHOT,
    "data/snapshots/2026-11-29/2026-11.sync-conflict-1.json": FileKind.SNAPSHOT,
    "data/snapshots/2026-11-29/.2026-11.json.0a1b.tmp": FileKind.TEMPORARY,
    "data/snapshots/2026-11-29/notes.txt": FileKind.OTHER,
    "data/snapshots/2026-11-31/2026-11.json": FileKind.OTHER,
    "data/snapshots/2026-11.json": FileKind.OTHER,
    "data/notebook/.2026-11.json.0a1b.tmp": FileKind.TEMPORARY,
    "config/settings.toml": FileKind.SETTINGS,
    "config/settings.toml.unreadable-20261120T120001": FileKind.SETTINGS,
    "config/settings.toml~": FileKind.OTHER,
    "config/people.toml": FileKind.PEOPLE,
    "config/plan.toml": FileKind.PLAN,
    "config/cards.toml": FileKind.CARDS,
    "config/exercises/mine.toml": FileKind.EXERCISE,
    "config/exercises/shared/theirs.toml": FileKind.EXERCISE,
    "config/exercises/shared/inner/deep.toml": FileKind.OTHER,
    "config/exercises/readme.txt": FileKind.OTHER,
    "config/other.toml": FileKind.OTHER,
    "state/companion.log": FileKind.LOG,
    "state/companion.log.1": FileKind.LOG,
    "state/other.log": FileKind.OTHER,
}
ALL = {**{f"data/notebook/{name}": kind for name, kind in NOTEBOOK.items()}, **ELSEWHERE}


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places({"COMPANION_HOME": str(tmp_path / "home")})


@pytest.fixture
def full(tmp_path: Path, where: Places) -> Places:
    """Give folders in which each kind of file is there, with three bytes."""
    for name in ALL:
        path = tmp_path / "home" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("abc")
        path.chmod(0o640)
    return where


def test_the_kind_of_each_file(tmp_path: Path, where: Places) -> None:
    assert {name: kind_in_notebook(name) for name in NOTEBOOK} == NOTEBOOK
    assert {name: kind_of(tmp_path / "home" / name, where) for name in ALL} == ALL


def test_months_come_newest_first_also_those_with_a_backup_alone(tmp_path: Path) -> None:
    for name in ("2026-10.json", "2026-11.json", "2026-11.json.bak", "2026-09.json.bak", "2026-10 2.json"):
        (tmp_path / name).touch()
    found = list_folder(tmp_path)
    assert found.months == ("2026-11", "2026-10", "2026-09")
    assert found.copies == (tmp_path / "2026-10 2.json",)
    assert found.asides == ()
    files = ("2026-10 2.json", "2026-10.json", "2026-11.json")
    assert month_files(tmp_path) == [tmp_path / name for name in files]


def test_an_absent_folder_has_nothing(tmp_path: Path, where: Places) -> None:
    assert list_folder(tmp_path / "absent") == ((), (), ())
    assert month_files(tmp_path / "absent") == []
    assert list_files(where) == []


@pytest.mark.posix
def test_every_file_is_listed_with_its_size_and_rights(tmp_path: Path, full: Places) -> None:
    found = list_files(full)
    assert [file.path for file in found] == sorted(tmp_path / "home" / name for name in ALL)
    assert {(file.size, file.mode & 0o777) for file in found} == {(3, 0o640)}
    assert {file.path.relative_to(tmp_path / "home").as_posix(): file.kind for file in found} == ALL


def test_a_linked_folder_is_a_file_whose_inside_is_not_the_apps(tmp_path: Path, full: Places) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2026-11.json").touch()
    (full.notebook / "linked").symlink_to(outside)
    assert full.notebook / "linked" in [file.path for file in list_files(full)]
