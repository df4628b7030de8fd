"""Plan, people, cards and exercises: sealed too where that is wished, and nothing of them plain."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from companion.store import keys
from companion.store.age import AgeSeal, looks_sealed
from companion.store.disk import Disk
from companion.store.doctor import examine
from companion.store.errors import Locked, Problem, StoreError
from companion.store.forget import delete, find_ours, list_left
from companion.store.notices import NoticeKind
from companion.store.own import OwnDisk
from companion.store.paths import RECIPIENT, Places
from companion.store.sealing import encrypted_files, make_sealed, open_own, seal_own, turn_off, turn_on
from tests.store.conftest import Clock, check_in
from tests.store.kill import killed_at
from tests.store.seal import KEY, MARK, be_quick, plain_files
from tests.store.test_sealing import PASSPHRASE, new_key, opened, places_in

PLAIN = (
    "plan.toml",
    "people.toml",
    "cards.toml",
    "plan.toml.unreadable-20261120T110000",
    "people.toml.bak",
    ".plan.toml.0a1b.tmp",
    "exercises/own.toml",
    "exercises/more/other.toml",
    "exercises/own.toml.corrupt-20261120T110000",
)
"""Files of a person's own: what is there, what was set aside, a backup, what a killed process left."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    be_quick(monkeypatch)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A home with an entry and own files, the marked word in each."""
    where = places_in(tmp_path / "home")
    notebook = opened(where)
    notebook.add(check_in(notebook, MARK))
    for name in PLAIN:
        path = where.config / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'name = "{MARK}"\nsteps = []\n')
    return where


def seal(where: Places, *, own: bool = True) -> None:
    assert make_sealed(where, new_key(), PASSPHRASE, own=own)


def disk(where: Places, *, is_open: bool = True) -> OwnDisk:
    its_seal = AgeSeal(where)
    if is_open:
        its_seal.open(KEY)
    return OwnDisk(where, its_seal)


def own_files(where: Places) -> dict[str, str]:
    return {
        # A temporary file that a killed process left may be encrypted.
        str(path.relative_to(where.config)): path.read_text(errors="replace")
        for path in where.config.rglob("*.toml*")
        if path.is_file()
    }


def test_own_files_stay_plain_unless_they_are_sealed_too(where: Places) -> None:
    before = own_files(where)
    seal(where, own=False)
    assert own_files(where) == before
    locked = disk(where, is_open=False)
    assert not locked.is_locked
    assert locked.read(where.plan)
    seal_own(where)
    assert plain_files(where.data.parent) == []
    with pytest.raises(Locked):
        locked.read(where.plan)
    assert MARK.encode() in (disk(where).read(where.plan) or b"")


def test_what_is_written_from_then_on_is_sealed(where: Places) -> None:
    early = disk(where)
    seal(where)
    for path in (where.plan, where.own_exercises / "new.toml"):
        early.replace(path, MARK.encode())
        disk(where).replace(path, f"{MARK} later".encode())
        assert disk(where).read(path) == f"{MARK} later".encode()
    assert plain_files(where.data.parent) == []


def test_what_is_written_while_sealing_is_sealed_and_counts(
    where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, real = disk(where), Disk.replace

    def sealed_now(path: Path, data: bytes, *, keep_backup: bool = False) -> None:
        monkeypatch.undo()
        be_quick(monkeypatch)
        path.write_bytes(data)
        seal(where)
        path.write_bytes(data)

    monkeypatch.setattr("companion.store.files.replace", sealed_now)
    window.replace(where.plan, f"{MARK} new".encode())
    assert Disk.replace is real
    assert disk(where).read(where.plan) == f"{MARK} new".encode()
    assert plain_files(where.data.parent) == []


def test_plain_again(where: Places) -> None:
    before = {name: text for name, text in own_files(where).items() if not name.endswith(".tmp")}
    seal(where)
    its_seal = AgeSeal(where)
    its_seal.open(KEY)
    assert open_own(where, its_seal) == []
    assert own_files(where) == before
    assert AgeSeal(where).is_on
    opened(where).merge_copies()
    assert own_files(where) == before
    seal_own(where)
    assert turn_off(where, its_seal, opened(where)) == []
    assert own_files(where) == before
    assert encrypted_files(where) == []
    assert not AgeSeal(where).is_on


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.slow)])
def test_killed_at_each_file_operation_it_goes_on(where: Places, tmp_path: Path, step: int) -> None:
    root, before = where.data.parent, own_files(where)
    for number in range(1, 10_000, step):
        home = tmp_path / str(number)
        shutil.copytree(root, home)
        copy = places_in(home)
        is_over = not killed_at(number, lambda copy=copy: seal(copy))  # type: ignore[misc]
        if not AgeSeal(copy).is_on:
            seal(copy)
        opened(copy, is_open=False).merge_copies()
        assert plain_files(home) == [], number
        its_seal = AgeSeal(copy)
        its_seal.open(KEY)
        turn_off(copy, its_seal, opened(copy))
        assert own_files(copy).items() >= {n: t for n, t in before.items() if "tmp" not in n}.items()
        if is_over:
            return
    raise AssertionError


def test_a_plain_file_beside_the_sealed_one_is_sealed_and_set_aside(where: Places) -> None:
    seal(where)
    where.plan.write_text(f'notice = "{MARK} of an older window"\n')
    notebook = opened(where, is_open=False)
    notebook.merge_copies()
    assert plain_files(where.data.parent) == []
    [notice] = [notice for notice in notebook.notices if notice.kind is NoticeKind.OWN_SET_ASIDE]
    assert notice.path.exists()
    assert b"older window" not in (disk(where).read(where.plan) or b"")


def test_the_doctor_finds_a_flipped_bit(where: Places) -> None:
    seal(where)
    path = where.plan.with_name("plan.toml.age")
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    its_seal = AgeSeal(where)
    its_seal.open(KEY)
    found = examine(where, Clock(), its_seal).notices
    assert [notice.path for notice in found if notice.kind is NoticeKind.FILE_DAMAGED] == [path]
    with pytest.raises(StoreError):
        disk(where).read(where.plan)
    path.write_bytes(raw)
    assert not [each for each in examine(where, Clock(), its_seal).notices if each.path == path]


def test_forget_removes_them_without_the_passphrase(where: Places) -> None:
    seal(where)
    delete(where, find_ours(where))
    assert list_left(where) == []


def test_without_its_public_half_a_sealed_notebook_writes_nothing_plain(where: Places) -> None:
    seal(where)
    for folder in (where.config, where.notebook):
        (folder / RECIPIENT).unlink()
    notebook = opened(where, is_open=False)
    with pytest.raises(StoreError) as raised:
        notebook.add(check_in(notebook, MARK))
    assert raised.value.problem is Problem.RECIPIENT_GONE
    with pytest.raises(StoreError):
        disk(where, is_open=False).replace(where.plan, MARK.encode())
    assert plain_files(where.data.parent) == []
    kinds = [notice.kind for notice in examine(where, Clock()).notices]
    assert NoticeKind.RECIPIENT_GONE in kinds
    identity = keys.open_identity(where, PASSPHRASE)
    assert identity
    keys.pin_recipient(where, identity)
    assert (where.config / RECIPIENT).read_text() == (where.notebook / RECIPIENT).read_text()
    opened(where, is_open=False).add(check_in(notebook, f"{MARK} later"))
    assert plain_files(where.data.parent) == []
    notebook = opened(where)
    notebook.merge_copies()
    assert len(list(notebook.entries())) == 2


def test_what_says_that_a_notebook_is_sealed(where: Places) -> None:
    assert not looks_sealed(where)
    keys.save_key(where, new_key(), keep_old=False)
    assert not looks_sealed(where)
    turn_on(where, new_key())
    assert looks_sealed(where)
    its_seal = AgeSeal(where)
    its_seal.open(KEY)
    turn_off(where, its_seal, opened(where))
    assert not looks_sealed(where)
