"""What lies in the place of a file and is none is never opened, and stops nothing else."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.core.entry import CheckIn
from companion.store import reading, settings, settings_file
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from tests.odd import MAKE
from tests.store.conftest import NOON, Clock

Note = Callable[..., CheckIn]
each_kind = pytest.mark.parametrize("kind", MAKE)

pytestmark = [
    pytest.mark.timeout(20),
    pytest.mark.skipif(os.name == "nt", reason="Windows has none of these"),
]


@pytest.fixture(autouse=True)
def no_sockets() -> None:
    """One of the kinds is a socket's file."""


@pytest.fixture
def month(folder: Path) -> Path:
    return folder / "2026-11.json"


def put(kind: str, path: Path) -> None:
    """Put something odd in the place of a file."""
    path.unlink(missing_ok=True)
    MAKE[kind](path)


@each_kind
def test_nothing_but_a_file_is_opened(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "2026-11.json"
    put(kind, path)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("opened"))
    with pytest.raises(StoreError) as raised:
        reading.read(path)
    assert raised.value.problem in reading.ODD


def test_a_file_at_the_end_of_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "far").write_bytes(b"{}")
    (tmp_path / "near").symlink_to(tmp_path / "far")
    assert reading.read(tmp_path / "near") == b"{}"
    assert reading.read(tmp_path / "absent") is None


@each_kind
def test_a_month_comes_back_from_its_backup(notebook: Notebook, note: Note, month: Path, kind: str) -> None:
    first, _ = note("one"), note("two")
    put(kind, month)
    fresh = Notebook(notebook.folder)
    assert list(fresh.entries()) == [first]
    assert fresh.count() == 1
    assert [notice.kind for notice in fresh.notices] == [NoticeKind.MONTH_MOVED, NoticeKind.MONTH_RESTORED]
    assert os.path.lexists(fresh.notices[0].path)
    assert stat.S_ISREG(month.lstat().st_mode)


@each_kind
@pytest.mark.parametrize("name", ["2026-11.json", "2026-11.json.bak", ".lock"])
def test_an_entry_is_saved_changed_and_removed(
    notebook: Notebook, folder: Path, month: Path, kind: str, name: str, clock: Clock
) -> None:
    folder.mkdir(parents=True)
    put(kind, folder / name)
    entry = CheckIn(id=notebook.new_id(NOON), at=NOON, note="one")
    other = CheckIn(id=notebook.new_id(NOON), at=NOON, note="other")
    notebook.add(entry)
    notebook.add(other)
    notebook.change(CheckIn(id=entry.id, at=NOON, note="two"))
    notebook.remove(entry.id)
    notebook.restore(entry)
    assert {each.note for each in Notebook(folder, now=clock).entries()} == {"one", "other"}
    assert month.with_name("2026-11.json.bak").is_file()


@each_kind
def test_a_file_set_aside_or_a_copy_that_is_none_prevents_no_removal(
    notebook: Notebook, folder: Path, note: Note, kind: str
) -> None:
    entry = note("one")
    put(kind, folder / "2026-11.json.corrupt-20261120T120000")
    put(kind, folder / "2026-11 2.json")
    notebook.remove(entry.id)
    notebook.merge_copies()
    assert list(notebook.entries()) == []
    assert NoticeKind.COPY_WAITING in [notice.kind for notice in notebook.notices]


@each_kind
def test_what_can_not_be_moved_is_reported(
    notebook: Notebook, note: Note, month: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = note("one"), note("two")
    put(kind, month)
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(30, "read-only")))
    fresh = Notebook(notebook.folder)
    assert list(fresh.entries()) == [first]
    assert [notice.kind for notice in fresh.notices] == [NoticeKind.MONTH_BROKEN]


@each_kind
def test_settings_have_their_defaults_and_can_be_saved(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings.toml"
    put(kind, path)
    assert settings.read(path) == (settings.Settings(), [settings.InvalidSetting("")])
    assert settings_file.write(path, {"large": True}, {}, NOON) is not None
    assert settings.read(path)[0].large


def test_too_large_a_file_is_named_as_that(tmp_path: Path) -> None:
    put("far too large", tmp_path / "x")
    with pytest.raises(StoreError) as raised:
        reading.read(tmp_path / "x")
    assert raised.value.problem is Problem.TOO_LARGE


def test_nothing_is_written_that_could_not_be_read_again(
    notebook: Notebook, note: Note, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = note("one")
    monkeypatch.setattr(reading, "MOST_BYTES", month.stat().st_size + 50)
    before = month.read_bytes()
    with pytest.raises(StoreError) as raised:
        note("two " * 100)
    assert raised.value.problem is Problem.TOO_LARGE
    assert month.read_bytes() == before
    assert list(Notebook(notebook.folder).entries()) == [one]
