from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion.store import files
from companion.store.claims import Claims
from companion.store.drafts import Drafts

HOLD = "import sys, pathlib; from companion.store.claims import Claims; \
claims = Claims(pathlib.Path(sys.argv[1])); print(claims.take('one'), flush=True); sys.stdin.read()"


def test_one_window_at_a_time(tmp_path: Path) -> None:
    here, there = Claims(tmp_path / "drafts"), Claims(tmp_path / "drafts")
    assert here.take("one")
    assert not here.take("one")
    assert not there.take("one")
    assert there.take("two")
    assert not any((there.free("one"), there.free("two"), here.free("two")))
    assert Drafts(here.folder).names() == []
    here.give_back("one")
    assert there.free("one")
    there.give_back("two")
    assert list(here.folder.iterdir()) == []


def test_a_claim_ends_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        assert not Claims(tmp_path).take("one")
        other.kill()
        other.wait()
    assert Claims(tmp_path).take("one")


def test_where_nothing_can_be_locked_everything_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_: Path) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(files, "make_folder", read_only)
    assert Claims(tmp_path / "drafts").take("one")
