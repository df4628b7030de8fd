from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from companion.core.entry import CheckIn
from companion.store import files
from companion.store.drafts import Drafts
from companion.store.errors import Problem, StoreError
from companion.store.notices import NoticeKind
from tests.store.conftest import NOON, Clock


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts", now=Clock())


def test_saved_and_offered_the_next_time(drafts: Drafts) -> None:
    assert (drafts.names(), drafts.get("checkin")) == ([], None)
    drafts.save("checkin", {"note": "half a sen"})
    drafts.save("checkin", {"note": "half a sentence 眠 \udcff"})
    drafts.save("after", CheckIn(id="x", at=NOON, note="as a struct"))
    again = Drafts(drafts.folder)
    assert set(again.names()) == {"after", "checkin"}
    assert again.get("checkin") == {"note": "half a sentence 眠 \ufffd"}
    after = again.get("after")
    assert after is not None
    assert after["note"] == "as a struct"
    os.utime(again.folder / "after.json", (0, 0))
    assert again.names() == ["checkin", "after"]
    again.delete("checkin")
    again.delete("checkin")
    assert again.names() == ["after"]


@pytest.mark.posix
@pytest.mark.skipif(os.name == "nt", reason="Windows has its own rights")
def test_private(drafts: Drafts) -> None:
    before = os.umask(0)
    try:
        drafts.save("checkin", {})
    finally:
        os.umask(before)
    assert stat.S_IMODE((drafts.folder / "checkin.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(drafts.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_broken_draft_is_put_aside(drafts: Drafts, raw: bytes) -> None:
    drafts.save("checkin", {})
    (drafts.folder / "checkin.json").write_bytes(raw)
    assert drafts.get("checkin") is None
    assert [n.kind for n in drafts.notices] == [NoticeKind.DRAFT_SET_ASIDE]
    assert drafts.notices[0].path.read_bytes() == raw
    assert drafts.names() == []
    drafts.save("checkin", {"note": "on"})
    drafts.delete("checkin")
    assert list(drafts.folder.iterdir()) == []


def test_a_draft_that_cannot_be_opened(drafts: Drafts) -> None:
    (drafts.folder / "checkin.json").mkdir(parents=True)
    assert drafts.get("checkin") is None
    assert [n.kind for n in drafts.notices] == [NoticeKind.DRAFT_UNREADABLE]


def test_a_failed_keep_leaves_the_one_before(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.save("checkin", {"note": "one"})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync", full)
        with pytest.raises(StoreError) as caught:
            drafts.save("checkin", {"note": "two"})
    assert caught.value.problem is Problem.DISK_FULL
    assert drafts.get("checkin") == {"note": "one"}
    assert [p.name for p in drafts.folder.iterdir()] == ["checkin.json"]


@pytest.mark.parametrize("name", ["", "../x", ".hidden", "a/b", "é"])
def test_names(drafts: Drafts, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        drafts.save(name, {})


def test_a_damaged_draft_is_set_aside_again_after_a_crash_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.save("one", {"note": "words"})
    path = drafts.folder / "one.json"
    path.write_bytes(path.read_bytes()[:-4])
    torn = path.read_bytes()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            drafts.get("one")
    assert path.read_bytes() == torn
    assert drafts.get("one") is None
    assert {p.read_bytes() for p in drafts.folder.iterdir()} == {torn}
    drafts.delete("one")
    assert list(drafts.folder.iterdir()) == []
