"""What is saved while the notebook is locked: one small file each, until it is merged."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from companion.store import age
from companion.store.age import AgeSeal
from companion.store.errors import Problem, StoreError
from companion.store.paths import RECIPIENT, Places
from tests.store.conftest import check_in
from tests.store.seal import KEY, MARK, plain_files, seal_home
from tests.store.test_sealing import opened, places_in


@pytest.fixture
def where(tmp_path: Path) -> Places:
    where = places_in(tmp_path / "home")
    seal_home(where)
    return where


def notes(where: Places) -> list[str]:
    notebook = opened(where)
    notebook.merge_copies()
    assert list(where.inbox.glob("*")) == []
    return [getattr(entry, "note", "") for entry in notebook.entries()]


def test_what_this_window_saved_can_be_changed_removed_and_brought_back(where: Places) -> None:
    notebook = opened(where, is_open=False)
    one, two = check_in(notebook, f"{MARK} one"), check_in(notebook, f"{MARK} two")
    notebook.add(one)
    notebook.add(one)
    notebook.add(two)
    assert notebook.get(one.id) == one
    notebook.change(msgspec.structs.replace(one, note=f"{MARK} changed"))
    removed = notebook.remove(two.id)
    assert notebook.is_removed(two.id)
    assert plain_files(where.data) == []
    assert notes(where) == [f"{MARK} changed"]
    notebook.restore(removed)
    assert sorted(notes(where)) == [f"{MARK} changed", f"{MARK} two"]


def test_another_entry_of_the_same_id_is_refused(where: Places) -> None:
    notebook = opened(where, is_open=False)
    one = check_in(notebook, "one")
    notebook.add(one)
    with pytest.raises(StoreError) as error:
        notebook.add(msgspec.structs.replace(one, note="two"))
    assert error.value.problem is Problem.ALREADY_THERE


def test_what_was_saved_before_it_was_locked_can_be_saved_again(where: Places) -> None:
    first = opened(where)
    one = check_in(first, "one")
    first.add(one)
    notebook = opened(where, is_open=False)
    notebook.restore(msgspec.structs.replace(one, note="one, and rated"))
    assert notes(where) == ["one, and rated"]


def test_two_machines_save_at_the_same_moment(where: Places, tmp_path: Path) -> None:
    """Their inboxes are brought together by a sync tool that knows names alone."""
    other = places_in(tmp_path / "other")
    seal_home(other)
    for place, words in ((where, "here"), (other, "there")):
        notebook = opened(place, is_open=False)
        notebook.add(check_in(notebook, words))
    shutil.copytree(other.inbox, where.inbox, dirs_exist_ok=True)
    assert sorted(notes(where)) == ["here", "there"]


def test_what_was_merged_and_not_yet_deleted_is_merged_once(where: Places, tmp_path: Path) -> None:
    notebook = opened(where, is_open=False)
    notebook.add(check_in(notebook, "one"))
    shutil.copytree(where.inbox, tmp_path / "inbox")
    assert notes(where) == ["one"]
    shutil.copytree(tmp_path / "inbox", where.inbox, dirs_exist_ok=True)
    assert notes(where) == ["one"]


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
from companion.store.paths import Places
root = Path(sys.argv[1])
notebook = Notebook.open(Places(root / "data", root / "config", root / "state"))
print("ready", flush=True)
while True:
    at = datetime.now(UTC).astimezone()
    entry = CheckIn(id=notebook.new_id(at), at=at, note="n" * 500)
    notebook.add(entry)
    print(entry.id, flush=True)
"""


def kill_saves(where: Places, root: Path, kills: int, seed: int) -> None:
    chance, confirmed = random.Random(seed), set()
    for _ in range(kills):
        process = subprocess.Popen([sys.executable, "-c", WRITER, root], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        confirmed |= {line for line in process.stdout.read().splitlines() if len(line) == 31}
        process.wait()
        process.stdout.close()
    notebook = opened(where)
    notebook.merge_copies()
    assert confirmed <= {entry.id for entry in notebook.entries()}
    assert notebook.notices == []
    assert [path for path in where.inbox.iterdir() if path.name.endswith(".age")] == []


def test_killed_while_saving(where: Places, tmp_path: Path) -> None:
    kill_saves(where, tmp_path / "home", 5, 1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_killed_saves(where: Places, tmp_path: Path, seed: int) -> None:
    kill_saves(where, tmp_path / "home", 100, seed)


def test_what_was_saved_for_another_key_stays(where: Places) -> None:
    notebook = opened(where, is_open=False)
    notebook.add(check_in(notebook, "one"))
    [path] = where.inbox.iterdir()
    other = type(KEY).generate()
    path.write_bytes(age.encrypt(b"anything", str(other.to_public())))
    notebook = opened(where)
    notebook.merge_copies()
    assert [notice.kind for notice in notebook.notices] == ["encrypted"]
    assert list(where.inbox.iterdir()) == [path]


def test_a_window_with_the_key_of_an_earlier_time_is_locked(where: Places) -> None:
    """Another one made the notebook plain meanwhile, and sealed it again."""
    window, seal = opened(where), AgeSeal(where)
    window.add(check_in(window, f"{MARK} one"))
    other = type(KEY).generate()
    for folder in (where.config, where.notebook):
        (folder / RECIPIENT).write_text(f"{other.to_public()}\n")
    window.add(check_in(window, f"{MARK} two"))
    assert len(list(where.inbox.iterdir())) == 1
    seal.open(KEY)
    assert seal.is_on
    assert not seal.is_open
