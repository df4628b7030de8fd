"""An import into a sealed notebook: nothing plain is left, undo reaches all copies, locked it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.importing import Place, Source, open_file, save, undo
from companion.store.disk import Disk
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from companion.store.paths import Places, places
from tests.importing.conftest import NOW, ZONE
from tests.store.seal import MARK, plain_files, seal_home

TABLE = f"When,Text\n2024-01-31 10:00,{MARK} one\n2024-02-01 10:00,{MARK} two\n"


@pytest.fixture
def home(tmp_path: Path) -> Places:
    return places({"COMPANION_HOME": str(tmp_path / "home")})


def source(notebook: Notebook, tmp_path: Path) -> Source:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    found = open_file(notebook, path)
    return Source(found.file, found.format, {"When": Place.DATE, "Text": Place.NOTE}, ZONE)


def test_nothing_is_plain_and_undo_reaches_the_snapshots(home: Places, tmp_path: Path) -> None:
    notebook = Notebook.open(home, disk=Disk(seal_home(home)), now=lambda: NOW)
    done = save(notebook, source(notebook, tmp_path), NOW)
    # The second change of a month in a day: its snapshot has what was imported.
    notebook.close()
    again = Notebook.open(home, disk=Disk(seal_home(home)), now=lambda: NOW)
    again.remove(next(again.entries()).id)
    again.close()
    assert plain_files(home.data) == []
    last = Notebook.open(home, disk=Disk(seal_home(home)), now=lambda: NOW)
    assert undo(last, done).gone == 1
    for path in home.data.rglob("*.age*"):
        assert b"one" not in last.read(path)
    assert list(last.entries()) == []
    assert save(last, source(last, tmp_path), NOW).removed == 1


def test_while_locked_it_is_refused_and_nothing_is_written(home: Places, tmp_path: Path) -> None:
    notebook = Notebook.open(home, disk=Disk(seal_home(home, is_open=False)), now=lambda: NOW)
    before = sorted(home.data.rglob("*"))
    with pytest.raises(StoreError) as error:
        save(notebook, source(notebook, tmp_path), NOW)
    assert error.value.problem is Problem.ENCRYPTED
    assert sorted(home.data.rglob("*")) == before


def test_an_export_that_the_key_opens_is_read(home: Places, tmp_path: Path) -> None:
    seal = seal_home(home)
    path = tmp_path / "table.csv.age"
    path.write_bytes(seal.encrypt(TABLE.encode()))
    notebook = Notebook.open(home, disk=Disk(seal), now=lambda: NOW)
    assert open_file(notebook, path).format.name == "csv"
