"""Each step of a write fails: the old words or the new are there, never less, and trying again works."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.store import files, reading
from companion.store.errors import Problem, StoreError
from companion.store.files import TEMPORARY
from companion.store.notebook import Notebook
from tests.store.conftest import NOON, Clock, check_in

SEAMS = ("open_temporary", "write", "sync", "link", "rename", "sync_folder")
NUMBERS = {
    errno.ENOSPC: Problem.DISK_FULL,
    errno.EDQUOT: Problem.DISK_FULL,
    errno.EROFS: Problem.READ_ONLY,
    errno.EACCES: Problem.NO_PERMISSION,
    errno.EIO: Problem.OTHER,
}


def fail(monkeypatch: pytest.MonkeyPatch, seam: str, number: int, at: int) -> list[int]:
    """Let the call with number `at` of a step fail; return a list that grows with each call."""
    calls: list[int] = []
    real = getattr(files, seam)

    def failing(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == at:
            if seam == "write":
                real(arguments[0], bytes(arguments[1])[:10])  # type: ignore[arg-type]
            raise OSError(number, os.strerror(number))
        return real(*arguments)

    monkeypatch.setattr(files, seam, failing)
    return calls


def error_of(call: Callable[[], object]) -> StoreError | None:
    try:
        call()
    except StoreError as error:
        return error
    return None


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("seam", SEAMS)
@pytest.mark.parametrize("what", ["add", "change", "remove", "restore"])
def test_every_step_of_a_write(
    what: str, seam: str, number: int, at: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook(folder, now=Clock())
    first, second, third = (check_in(notebook, words) for words in ("first", "second", "third"))
    notebook.add(first)
    notebook.add(second)
    notebook.remove(first.id) if what == "restore" else None
    before = {e.id: e.note for e in notebook.entries()}
    call: Callable[[], object] = {
        "add": lambda: notebook.add(third),
        "change": lambda: notebook.change(msgspec.structs.replace(second, note="changed")),
        "remove": lambda: notebook.remove(second.id),
        "restore": lambda: notebook.restore(first),
    }[what]
    with monkeypatch.context() as patch:
        fail(patch, seam, number, at)
        error = error_of(call)
    if error is not None:
        assert error.problem is NUMBERS[number]
        assert str(folder) in str(error.path)
        assert not any(words in str(error) for words in ("first", "second", "third"))
    after = {e.id: e.note for e in Notebook(folder).entries()}
    assert after == {e.id: e.note for e in notebook.entries()}, "memory and disk say the same"
    assert not list(folder.glob(f".*{TEMPORARY}"))
    assert Notebook(folder).notices == []
    if error is not None:
        wanted = after if seam == "sync_folder" else before
        assert after == wanted
        if after == before:
            call()
            after = {e.id: e.note for e in notebook.entries()}
    assert after != before
    assert len(after) == {"add": 3, "change": 2, "remove": 1, "restore": 2}[what]


def test_trying_an_add_again_after_the_last_step_failed(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = check_in(notebook, "words")
    with monkeypatch.context() as patch:
        fail(patch, "sync_folder", errno.EIO, 1)
        with pytest.raises(StoreError):
            notebook.add(entry)
    calls = fail(monkeypatch, "sync_folder", errno.EIO, 99)
    notebook.add(entry)
    assert calls, "it is synced this time"
    assert notebook.count() == 1


@pytest.mark.parametrize("refusals", [2, 3])
@pytest.mark.parametrize("step", ["replace", "read_bytes"])
def test_a_file_that_another_process_has_open_is_tried_again(
    notebook: Notebook, step: str, refusals: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.add(check_in(notebook, "one"))
    left, real = [PermissionError(errno.EACCES, "in use")] * refusals, getattr(Path, step)

    def refused_at_first(path: Path, *arguments: Path) -> object:
        if left:
            raise left.pop()
        return real(path, *arguments)

    monkeypatch.setattr(reading, "WAITS", (0, 0))
    monkeypatch.setattr(Path, step, refused_at_first)
    error = error_of(lambda: Notebook(notebook.folder).add(check_in(notebook, "two")))
    assert (error and error.problem) == (Problem.NO_PERMISSION if refusals == 3 else None)
    assert Notebook(notebook.folder).count() == (1 if refusals == 3 else 2)


@pytest.mark.posix
def test_a_file_system_without_links(
    notebook: Notebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    notebook.add(check_in(notebook, "one"))
    before = (folder / "2026-11.json").read_bytes()
    notebook.add(check_in(notebook, "two"))
    backup = folder / "2026-11.json.bak"
    assert backup.read_bytes() == before
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_folder_that_vanished(notebook: Notebook, folder: Path) -> None:
    notebook.add(check_in(notebook, "one"))
    folder.rename(folder.with_name("unplugged"))
    second = check_in(notebook, "two")
    with pytest.raises(StoreError) as caught:
        notebook.add(second)
    assert caught.value.problem is Problem.FOLDER_GONE
    assert not folder.exists()
    folder.with_name("unplugged").rename(folder)
    notebook.add(second)
    assert notebook.count() == 2


def test_another_window_holds_the_lock(folder: Path) -> None:
    holder, waiting = Notebook(folder), Notebook(folder)
    waiting._months.lock.timeout = 0.05
    with holder._months.lock():
        with pytest.raises(StoreError) as caught:
            waiting.add(check_in(waiting, "one"))
        assert caught.value.problem is Problem.BUSY
        assert list(waiting.entries()) == []
    waiting.add(check_in(waiting, "one"))


LIMITED = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from companion.core.entry import CheckIn
from companion.store.errors import StoreError
from companion.store.notebook import Notebook
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))
elif sys.argv[2] == "nobody":
    # Nobody may not read where Python's own modules are, perhaps.
    import os, fcntl, unicodedata, traceback, linecache, companion.store.notebook, companion.store.sync
    os.setgid(65534); os.setuid(65534)
notebook = Notebook(Path(sys.argv[1]))
at = datetime(2026, 11, 20, tzinfo=UTC)
saved = []
try:
    for number in range(2000):
        entry = CheckIn(id=notebook.new_id(at), at=at, note=f"{number} " + "x" * 300)
        notebook.add(entry)
        saved.append(entry.id)
except StoreError as error:
    print(error.problem, len(saved), notebook.count(), len(notebook.notices))
"""


def run_limited(folder: Path, how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder), how], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_a_file_that_may_not_grow(folder: Path) -> None:
    problem, saved, counted, notices = run_limited(folder, "limit")
    assert problem == "disk_full"
    assert int(saved) == int(counted) > 10
    assert notices == "0"
    again = Notebook(folder)
    assert len(list(again.entries())) == int(saved)
    assert again.notices == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 KB, where the machine allows it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine doesn't allow mounting")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_disk(small_disk: Path) -> None:
    problem, saved, counted, _ = run_limited(small_disk / "notebook", "full")
    assert problem == "disk_full"
    assert int(saved) == int(counted) > 10
    again = Notebook(small_disk / "notebook")
    assert again.count() == int(saved)
    # Removing makes room, and must be possible when there is none: it needs a smaller file only.
    assert again.notices == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs the rights of another user")
def test_a_folder_of_another_user(folder: Path) -> None:
    notebook = Notebook(folder)
    notebook.add(check_in(notebook, "one"))
    for above in [f for f in (folder, *folder.parents) if len(f.parts) > 2]:
        above.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    problem, saved, _, _ = run_limited(folder, "nobody")
    assert (problem, saved) == ("no_permission", "0")


@pytest.mark.posix
def test_entry_is_still_there_to_save_elsewhere(notebook: Notebook, folder: Path, tmp_path: Path) -> None:
    from companion.export.save import save_elsewhere

    entry = CheckIn(id=notebook.new_id(NOON), at=NOON, note="words")
    save_elsewhere(entry, tmp_path / "mine.json")
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o600
    notebook.import_file(tmp_path / "mine.json")
    assert notebook.get(entry.id) == entry
