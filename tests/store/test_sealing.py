"""Sealing and opening for good: killed anywhere it goes on, and nothing is lost or left plain."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import Entry
from companion.store import keys
from companion.store.age import AgeSeal
from companion.store.disk import Disk
from companion.store.drafts import Drafts
from companion.store.keys import Key
from companion.store.notebook import Notebook
from companion.store.paths import IDENTITY, RECOVERY, Places
from companion.store.sealing import encrypted_files, make_sealed, turn_off
from tests.store.conftest import NOON, Clock, check_in
from tests.store.kill import killed_at
from tests.store.seal import KEY, MARK, be_quick, encrypt_quickly, plain_files, seal_home

PASSPHRASE, CODE = "seven slow words", keys.new_code()
DRAFT = "20261120T110000.000000-00000001"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    be_quick(monkeypatch)
    # What is synced when is another test's.
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def new_key() -> Key:
    text = f"{KEY}\n".encode()
    return Key(str(KEY.to_public()), CODE, encrypt_quickly(text, PASSPHRASE), encrypt_quickly(text, CODE))


def places_in(root: Path) -> Places:
    return Places(root / "data", root / "config", root / "state")


def opened(where: Places, *, is_open: bool = True) -> Notebook:
    seal = AgeSeal(where)
    if is_open:
        seal.open(KEY)
    return Notebook.open(where, disk=Disk(seal), now=Clock())


def fill(where: Places) -> None:
    """Write a file of each kind, the marked word in each: months, backups, asides, daily copies, drafts."""
    clock = Clock()
    notebook = Notebook.open(where, now=clock)
    for days in (0, 1, 40, 80):
        entry = check_in(notebook, f"{MARK} {days}", NOON - timedelta(days=days))
        notebook.add(entry)
        clock.at += timedelta(days=1)
        notebook.change(msgspec.structs.replace(entry, note=f"{MARK} {days} changed"))
    month = where.notebook / "2026-11.json"
    shutil.copy(month, where.notebook / "2026-11.sync-conflict-1.json")
    (where.notebook / "2026-10.json").write_bytes((where.notebook / "2026-10.json").read_bytes()[:-4])
    notebook.merge_copies()
    list(notebook.entries())
    notebook.close()
    shutil.copy(month, where.notebook / "2026-11.sync-conflict-2.json")
    drafts = Drafts(where.drafts)
    drafts.save(DRAFT, {"note": MARK})
    shutil.copy(where.drafts / f"{DRAFT}.json", where.drafts / f"{DRAFT}.sync-conflict-1.json")
    (where.drafts / f"{DRAFT}.json.corrupt-20261120T110000").write_text(MARK)
    (where.drafts / f".{DRAFT}.json.0a1b.tmp").write_text(MARK)


def entries(where: Places) -> list[Entry]:
    return list(opened(where).entries())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("filled")
    fill(places_in(root))
    return root


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    shutil.copytree(filled, tmp_path / "home")
    return tmp_path / "home"


def seal(where: Places) -> None:
    assert make_sealed(where, new_key(), PASSPHRASE)


def test_nothing_is_plain_once_it_is_sealed(home: Path) -> None:
    where, before = places_in(home), entries(places_in(home))
    names = {path.name for path in home.rglob("*") if path.is_file()}
    assert {"2026-11.json", "2026-11.json.bak", f"{DRAFT}.json"} <= names
    seal(where)
    assert plain_files(home) == []
    assert list(opened(where, is_open=False).entries()) == []
    assert entries(where) == before
    assert opened(where).notices == []
    drafts = Drafts(where.drafts, disk=opened(where)._months.disk)
    assert drafts.names() == [DRAFT]
    assert drafts.get(DRAFT) == {"note": MARK}
    assert len(drafts.copies(DRAFT)) == 1


def test_a_window_that_was_open_before_writes_nothing_plain(home: Path) -> None:
    where = places_in(home)
    window, drafts = opened(where, is_open=False), Drafts(where.drafts, disk=Disk(AgeSeal(where)))
    before = list(window.entries())
    drafts.save("mine", {"note": f"{MARK} begun"})
    window.add(check_in(window, f"{MARK} while it was plain", NOON))
    seal(where)
    age_files = {path: path.read_bytes() for path in home.rglob("*.age*")}
    new = check_in(window, f"{MARK} while it is sealed", NOON)
    window.add(new)
    drafts.save("mine", {"note": f"{MARK} goes on"})
    assert plain_files(home) == []
    mine = where.drafts / "mine.json.age"
    assert {path: path.read_bytes() for path in age_files if path != mine} == {
        path: raw for path, raw in age_files.items() if path != mine
    }
    assert drafts.get("mine") == {"note": f"{MARK} goes on"}
    notebook = opened(where)
    notebook.merge_copies()
    assert len(list(notebook.entries())) == len(before) + 2


def test_a_month_that_was_empty_before_sealing_gets_its_new_name(tmp_path: Path) -> None:
    where = places_in(tmp_path)
    window = opened(where, is_open=False)
    entry = check_in(window, MARK)
    assert window.get(entry.id) is None
    seal_home(where)
    window._months.disk._seal.open(KEY)  # type: ignore[attr-defined]
    window.add(entry)
    assert list(window.entries()) == [entry]
    assert (where.notebook / "2026-11.json.age").exists()


def test_a_passphrase_and_a_code_open_it_and_nothing_else(home: Path) -> None:
    where = places_in(home)
    seal(where)
    for typed in (PASSPHRASE, CODE, CODE.replace("-", "").lower(), CODE.replace("-", " ")):
        found = keys.open_identity(where, typed)
        assert str(found) == str(KEY)
    assert keys.open_identity(where, "another passphrase") is None
    assert keys.open_identity(where, keys.new_code()) is None


@pytest.mark.parametrize("gone", ["config", "data/notebook"])
def test_one_copy_of_the_key_is_enough(home: Path, gone: str) -> None:
    where = places_in(home)
    seal(where)
    for name in (IDENTITY, RECOVERY):
        (home / gone / name).unlink()
    assert keys.open_identity(where, PASSPHRASE)
    assert keys.open_identity(where, CODE)


def test_another_machine_has_the_key_with_the_notebook(home: Path, tmp_path: Path) -> None:
    where, other = places_in(home), places_in(tmp_path / "other")
    seal(where)
    shutil.copytree(where.notebook, other.notebook)
    notebook = opened(other, is_open=False)
    notebook.add(check_in(notebook, MARK))
    assert plain_files(tmp_path / "other") == []
    identity = keys.open_identity(other, PASSPHRASE)
    assert identity
    keys.pin_recipient(other, identity)
    assert (other.config / IDENTITY).read_bytes() == (where.config / IDENTITY).read_bytes()
    # What is left out in the synced folder does not open the notebook here.
    (other.notebook / "recipient.txt").unlink()
    assert AgeSeal(other).is_on


def test_a_changed_passphrase(home: Path) -> None:
    where = places_in(home)
    seal(where)
    open_seal = AgeSeal(where)
    open_seal.open(KEY)
    keys.change_passphrase(where, open_seal, "new words")
    assert keys.open_identity(where, "new words")
    assert keys.open_identity(where, PASSPHRASE) is None
    assert keys.open_identity(where, CODE)


def test_plain_again(home: Path) -> None:
    where, before = places_in(home), entries(places_in(home))
    seal(where)
    waiting = opened(where, is_open=False)
    new = check_in(waiting, "saved while locked", NOON + timedelta(minutes=1))
    waiting.add(new)
    notebook = opened(where)
    opened_seal = AgeSeal(where)
    opened_seal.open(KEY)
    assert turn_off(where, opened_seal, notebook) == []
    assert encrypted_files(where) == []
    found = {entry.id: entry for entry in Notebook.open(where, now=Clock()).entries()}
    assert found == {entry.id: entry for entry in (*before, new)}
    assert "2026-11.json" in {path.name for path in where.notebook.iterdir()}
    assert Drafts(where.drafts).get(DRAFT) == {"note": MARK}


def test_what_a_killed_save_left_does_not_look_sealed(tmp_path: Path) -> None:
    """A notebook without entries that was made plain could not be written to any more."""
    where = places_in(tmp_path)
    where.notebook.mkdir(parents=True)
    (where.notebook / ".2026-11.json.age.0a1b.tmp").write_bytes(b"age-encryption.org/v1")
    assert not AgeSeal(where).is_on


SOME = pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.slow)])


def each_kill(
    filled: Path, root: Path, step: int, work: Callable[[Places], Callable[[], object]]
) -> list[Path]:
    """Kill work at each file operation, or some of them, each in a copy of a home; return the copies."""
    homes = []
    for number in range(step // 2, 10_000, step):
        copy = root / str(number)
        shutil.copytree(filled, copy)
        if not killed_at(number, work(places_in(copy))):
            return homes
        homes.append(copy)
    raise AssertionError


def assert_sealing_goes_on(home: Path, before: list[Entry]) -> None:
    where = places_in(home)
    if AgeSeal(where).is_on:
        assert keys.is_saved(where, new_key())
        opened(where, is_open=False).merge_copies()
    else:
        seal(where)
    assert plain_files(home) == [], home.name
    notebook = opened(where)
    notebook.merge_copies()
    assert list(notebook.entries()) == before
    assert Drafts(where.drafts, disk=notebook._months.disk).get(DRAFT) == {"note": MARK}
    # Nothing had to be repaired; the copy was there before.
    assert [notice.kind for notice in notebook.notices] == ["copy_merged"], home.name


def unseal(where: Places) -> None:
    opened_seal = AgeSeal(where)
    opened_seal.open(KEY)
    turn_off(where, opened_seal, opened(where))


def assert_opening_goes_on(home: Path, before: list[Entry]) -> None:
    where = places_in(home)
    if AgeSeal(where).is_on:
        opened(where, is_open=False).merge_copies()
        assert plain_files(home) == [], home.name
    notebook = opened(where)
    notebook.merge_copies()
    assert list(notebook.entries()) == before
    unseal(where)
    assert encrypted_files(where) == []
    assert entries(where) == before


def change(where: Places) -> None:
    opened_seal = AgeSeal(where)
    opened_seal.open(KEY)
    keys.change_passphrase(where, opened_seal, "new words")


def assert_changing_goes_on(home: Path, before: list[Entry]) -> None:
    """Until then at least one of the two passphrases opens it, and the code does all the time."""
    where = places_in(home)
    assert keys.open_identity(where, PASSPHRASE) or keys.open_identity(where, "new words")
    assert keys.open_identity(where, CODE)
    assert plain_files(home) == []
    change(where)
    assert keys.open_identity(where, PASSPHRASE) is None
    assert str(keys.open_identity(where, "new words")) == str(KEY)
    assert entries(where) == before
    assert list(home.rglob(".identity*")) == []


@pytest.fixture(scope="module")
def sealed(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sealed")
    shutil.copytree(filled, root, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        be_quick(patch)
        seal(places_in(root))
    return root


@SOME
def test_sealing_killed_at_each_file_operation(filled: Path, tmp_path: Path, step: int) -> None:
    homes = each_kill(filled, tmp_path, step, lambda where: lambda: seal(where))
    assert len(homes) > 60 // step
    for home in homes:
        assert_sealing_goes_on(home, entries(places_in(filled)))


@SOME
def test_opening_killed_at_each_file_operation(filled: Path, sealed: Path, tmp_path: Path, step: int) -> None:
    homes = each_kill(sealed, tmp_path, step, lambda where: lambda: unseal(where))
    assert len(homes) > 60 // step
    for home in homes:
        assert_opening_goes_on(home, entries(places_in(filled)))


def test_changing_the_passphrase_killed_at_each_file_operation(sealed: Path, tmp_path: Path) -> None:
    homes = each_kill(sealed, tmp_path, 1, lambda where: lambda: change(where))
    assert len(homes) > 6
    for home in homes:
        assert_changing_goes_on(home, entries(places_in(sealed)))


WORKER = """
import sys
from pathlib import Path
from pyrage import x25519
from companion.store import age
from tests.store import seal
what, root, key, code = sys.argv[1:]
seal.KEY = x25519.Identity.from_str(key)
age.encrypt_by_passphrase, age.decrypt_by_passphrase = seal.encrypt_quickly, seal.decrypt_quickly
from tests.store import test_sealing
test_sealing.CODE = code
where = test_sealing.places_in(Path(root))
print("ready", flush=True)
getattr(test_sealing, what)(where)
print("done", flush=True)
"""


def work_until_killed(what: str, home: Path, seconds: float) -> bool:
    """Let a process work on a home until it is killed; return whether it had not finished."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, what, home, str(KEY), CODE],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    said = process.stdout.read()
    process.wait()
    process.stdout.close()
    return said == ""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("what", "goes_on", "longest"),
    [
        ("seal", assert_sealing_goes_on, 0.15),
        ("unseal", assert_opening_goes_on, 0.25),
        ("change", assert_changing_goes_on, 0.006),
    ],
)
def test_killed_processes(
    filled: Path,
    sealed: Path,
    tmp_path: Path,
    what: str,
    goes_on: Callable[[Path, list[Entry]], None],
    longest: float,
) -> None:
    chance, killed = random.Random(what), 0
    for number in range(100):
        home = tmp_path / str(number)
        shutil.copytree(filled if what == "seal" else sealed, home)
        killed += work_until_killed(what, home, chance.uniform(0, longest))
        goes_on(home, entries(places_in(filled)))
        shutil.rmtree(home)
    assert killed > 10
