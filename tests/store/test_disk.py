"""The one place that reads and writes private bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.store.disk import Disk
from companion.store.errors import Locked, Problem, StoreError
from companion.store.paths import Places
from tests.store.seal import seal_home

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOCKED = b"age-encryption.org/v1\n"


@pytest.fixture
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Disk:
    root = tmp_path_factory.mktemp("home")
    return Disk(seal_home(Places(root, root / "config", root / "state")))


@pytest.mark.parametrize("is_sealed", [False, True])
def test_what_is_written_is_read(tmp_path: Path, sealed: Disk, is_sealed: bool) -> None:
    path, disk = tmp_path / "one", sealed if is_sealed else Disk()
    assert disk.read(path) is None
    disk.replace(path, b"first")
    assert disk.read(path) == b"first"
    disk.replace(path, b"second")
    assert disk.read(path) == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_backup_is_the_version_before(tmp_path: Path, sealed: Disk) -> None:
    disk = sealed
    for data in (b"first", b"second"):
        disk.replace(tmp_path / "one", data, keep_backup=True)
    assert disk.read(tmp_path / "one.bak") == b"first"


def test_the_signature_is_that_of_the_file(tmp_path: Path) -> None:
    about, found = Disk().replace(tmp_path / "one", b"first"), (tmp_path / "one").stat()
    assert about == (found.st_mtime_ns, found.st_size, found.st_ino)


def test_a_file_set_aside_has_a_free_name(tmp_path: Path, sealed: Disk) -> None:
    disk, path = sealed, tmp_path / "one"
    for number in (1, 2, 3):
        path.write_bytes(b"plain %d" % number)
        aside = disk.set_aside(path, "merged", NOW)
        assert disk.read(aside) == b"plain %d" % number
        assert b"plain" not in aside.read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {
        f"one.merged-20261120T120000{end}" for end in ("", "-2", "-3")
    }


def test_an_absent_file_cannot_be_set_aside(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Disk().set_aside(tmp_path / "one", "merged", NOW)
    assert error.value.problem is Problem.FOLDER_GONE


def test_an_encrypted_file_stays_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "one"
    path.write_bytes(LOCKED)
    for call in (lambda: Disk().read(path), lambda: Disk().set_aside(path, "merged", NOW)):
        with pytest.raises(Locked) as error:
            call()
        assert error.value.path == path
    assert path.read_bytes() == LOCKED
