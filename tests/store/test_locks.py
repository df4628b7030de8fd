from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion.store import files
from companion.store.drafts import Drafts
from companion.store.errors import Problem, StoreError
from companion.store.locks import DraftLocks, FolderLock

HOLD = "import sys, pathlib; from companion.store.locks import DraftLocks; \
locks = DraftLocks(pathlib.Path(sys.argv[1])); print(locks.acquire('one'), flush=True); sys.stdin.read()"


def test_one_window_at_a_time(tmp_path: Path) -> None:
    here, there = DraftLocks(tmp_path / "drafts"), DraftLocks(tmp_path / "drafts")
    assert here.acquire("one")
    assert not here.acquire("one")
    assert not there.acquire("one")
    assert there.acquire("two")
    assert not any((there.is_free("one"), there.is_free("two"), here.is_free("two")))
    assert Drafts(here.folder).names() == []
    here.release("one")
    assert there.is_free("one")
    there.release("two")
    assert list(here.folder.iterdir()) == []


def test_one_writer_at_a_time_in_a_folder(tmp_path: Path) -> None:
    here, there = FolderLock(tmp_path / "notebook", 0), FolderLock(tmp_path / "notebook", 0)
    for _ in range(2):
        with here():
            with here(), pytest.raises(StoreError) as error, there():
                pass
            assert error.value.problem is Problem.BUSY
            with pytest.raises(StoreError), there():
                pass
        with there():
            pass


def test_a_folder_that_is_gone_is_not_created_again(tmp_path: Path) -> None:
    folder = tmp_path / "notebook"
    lock = FolderLock(folder)
    with lock():
        (folder / ".lock").unlink()
        folder.rmdir()
    with pytest.raises(StoreError) as error, lock():
        pass
    assert error.value.problem is Problem.FOLDER_GONE
    with FolderLock(folder)():
        assert folder.is_dir()


def test_what_a_killed_process_left_is_removed_once(tmp_path: Path) -> None:
    left, later = (tmp_path / f".2026-11.json.{number}{files.TEMPORARY}" for number in (1, 2))
    lock = FolderLock(tmp_path)
    left.touch()
    with lock():
        assert not left.exists()
    later.touch()
    with lock():
        assert later.exists()


def test_a_claim_ends_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        assert not DraftLocks(tmp_path).acquire("one")
        other.kill()
        other.wait()
    assert DraftLocks(tmp_path).acquire("one")


def test_where_nothing_can_be_locked_everything_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_: Path) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(files, "make_folder", read_only)
    assert DraftLocks(tmp_path / "drafts").acquire("one")
