from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion.store import files
from companion.store.drafts import Drafts
from companion.store.locks import DraftLocks

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
