"""What is deleted when everything is: what is the app's by name and content, at the far end of links too."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from companion.content import catalog
from companion.content.own_exercises import template
from companion.core.entry import CheckIn
from companion.flows.drafts import Draft
from companion.store import codec, settings_file
from companion.store.drafts import Drafts
from companion.store.forget import Left, delete, find_ours, list_left
from companion.store.locks import DraftLocks
from companion.store.notebook import Notebook
from companion.store.paths import Places, places
from companion.tui.crash import report
from tests.odd import MAKE
from tests.store.conftest import NOON, Clock

AT = "20261120T120000"


@pytest.fixture
def where(tmp_path: Path, clock: Clock) -> Places:
    """Give a home with a file of each kind, written by the app."""
    found = places({"COMPANION_HOME": str(tmp_path / "home")})
    notebook = Notebook(found.notebook, now=clock)
    for note in ("one", "two"):
        notebook.add(CheckIn(id=notebook.new_id(NOON), at=NOON, note=note))
    month = found.notebook / "2026-11.json"
    raw = month.read_bytes()
    put(found.notebook / f"2026-11.json.corrupt-{AT}", raw[:-40])
    put(found.notebook / f"2026-11 2.json.merged-{AT}", raw)
    put(found.notebook / "2026-11 3.json", raw)
    put(found.notebook / "2026-10.json", b"")
    put(found.notebook / ".2026-11.json.0a1b.tmp", raw[:30])
    put(found.notebook / ".trial.0a1b.tmp", bytes(4096))
    put(found.notebook / "2026-12.json", codec.encode(codec.empty()))
    entry = CheckIn(id=notebook.new_id(NOON), at=NOON, note="half")
    Drafts(found.drafts).save(entry.id, Draft(entry))
    draft = (found.drafts / f"{entry.id}.json").read_bytes()
    put(found.drafts / f"{entry.id}.sync-conflict-1.json", draft)
    put(found.drafts / f"{entry.id}.json.corrupt-{AT}", draft[:-30])
    DraftLocks(found.drafts).acquire(entry.id)
    settings_file.write(found.settings, {"large": True}, {"large": "words"}, NOON)
    put(found.settings.with_name(f"settings.toml.unreadable-{AT}"), b"large = yes\n")
    put(found.people, b'[[people]]\nname = "Ana"\n')
    put(found.own_exercises / "mine.toml", template("Mine").encode())
    put(found.own_exercises / "broken.toml", template("Mine").encode() + b"\nx = \n")
    put(found.own_exercises / "shared" / "theirs.toml", catalog.file("own_breath.toml").read_bytes())
    report(RuntimeError(), found.log)
    put(found.shown, json.dumps({str(month): NOON.isoformat()}).encode())
    return found


def put(path: Path, raw: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def all_files(root: Path) -> set[str]:
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if not p.is_dir() or p.is_symlink()}


def forget(where: Places) -> int:
    return delete(where, find_ours(where))


def test_whatever_the_app_wrote_is_deleted_with_its_folders(tmp_path: Path, where: Places) -> None:
    count = len(all_files(tmp_path / "home"))
    assert count > 20
    assert forget(where) == count
    assert list((tmp_path / "home").iterdir()) == []
    assert list_left(where) == []
    assert (find_ours(where), forget(where)) == ([], 0)


OTHERS = {
    "data/notebook/2026-09.json": b'{"budget": 3}',
    "data/notebook/2026-08.json": b"a poem",
    "data/notebook/2026-11 4.json": b"[1, 2]",
    "data/notebook/2026-11.json~": b'{"entries": {}}',
    "data/notebook/.2026-11.json.swp": b"an editor's",
    "data/notebook/2026-11.json.corrupt-1": b"a poem",
    "data/drafts/20261120T120000.000000-00000000.json": b'{"a": 1}',
    "data/drafts/notes.json": b"a poem",
    "data/notes.txt": b"x",
    "config/people.toml": b'name = "a shop"\n',
    "config/settings.toml.bak": b"large = true\n",
    "config/exercises/squats.toml": b"count = 20\n",
    "config/exercises/readme.txt": b"x",
    "state/companion.log": b"another program's\n",
    "state/set-aside.json": b'{"a": 1}',
    "state/other.log": b"x",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_only_has_the_name_stays_and_is_named(tmp_path: Path, where: Places, name: str) -> None:
    path = put(tmp_path / "home" / name, OTHERS[name])
    forget(where)
    assert all_files(tmp_path / "home") == {name}
    assert list_left(where) == [Left(path)]
    assert path.read_bytes() == OTHERS[name]


@pytest.mark.parametrize("name", ["data/.stversions", "data/notebook/.git", "config/exercises/x/.git"])
def test_a_folder_of_another_tool_stays_and_is_named_once(tmp_path: Path, where: Places, name: str) -> None:
    folder = tmp_path / "home" / name
    inside = [
        put(folder / "notebook" / each, b'{"entries": {}}') for each in ("2026-11.json", "2026-10.json")
    ]
    forget(where)
    assert list_left(where) == [Left(folder, 2)]
    assert all(path.exists() for path in inside)


def test_an_encrypted_file_stays(where: Places) -> None:
    path = put(where.notebook / "2026-07.json", b"age-encryption.org/v1\nabc")
    forget(where)
    assert list_left(where) == [Left(path)]


@pytest.mark.parametrize(
    "name", ["data", "data/notebook", "data/drafts", "config", "config/exercises", "state"]
)
def test_a_linked_folder_of_the_app_is_emptied_at_its_far_end(
    tmp_path: Path, where: Places, name: str
) -> None:
    near, far = tmp_path / "home" / name, tmp_path / "far" / "away"
    far.parent.mkdir()
    near.rename(far)
    near.symlink_to(far)
    forget(where)
    assert not os.path.lexists(near)
    assert list((tmp_path / "far").iterdir()) == []
    assert list_left(where) == []


def test_a_linked_folder_with_something_else_in_it_stays_linked(tmp_path: Path, where: Places) -> None:
    far = tmp_path / "far"
    where.notebook.rename(far)
    where.notebook.symlink_to(far)
    poem = put(far / "poem.txt", b"x")
    forget(where)
    assert list_left(where) == [Left(poem)]
    assert list(far.iterdir()) == [poem]
    assert where.notebook.is_symlink()


@pytest.mark.parametrize("name", ["data/notebook/2026-11.json", "config/settings.toml", "config/people.toml"])
def test_a_linked_file_is_deleted_at_its_far_end(tmp_path: Path, where: Places, name: str) -> None:
    near, far = tmp_path / "home" / name, tmp_path / "far.txt"
    near.rename(far)
    near.symlink_to(far)
    assert far in [file.path.resolve() for file in find_ours(where)]
    forget(where)
    assert not far.exists()
    assert list((tmp_path / "home").iterdir()) == []


def test_what_is_at_the_far_end_of_a_link_and_not_the_apps_stays(tmp_path: Path, where: Places) -> None:
    far = put(tmp_path / "accounts.json", b'{"budget": 3}')
    (where.notebook / "2026-09.json").symlink_to(far)
    forget(where)
    assert far.read_bytes() == b'{"budget": 3}'
    assert list_left(where) == [Left(far)]


def test_a_link_whose_far_end_can_not_be_reached_stays(tmp_path: Path, where: Places) -> None:
    link = where.notebook / "2026-09.json"
    link.symlink_to(tmp_path / "unplugged" / "2026-09.json")
    forget(where)
    assert list_left(where) == [Left(link)]


def test_links_to_folders_of_others_are_not_followed(tmp_path: Path, where: Places) -> None:
    raw = (where.notebook / "2026-11.json").read_bytes()
    outside = put(tmp_path / "outside" / "2026-11.json", raw)
    (where.notebook / "linked").symlink_to(outside.parent)
    (where.own_exercises / "linked").symlink_to(outside.parent)
    forget(where)
    assert outside.exists()
    assert list_left(where) == [Left(outside.parent), Left(outside.parent)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")
@pytest.mark.posix
@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.usefixtures("allow_sockets")
def test_what_is_no_file_stays_and_is_named(tmp_path: Path, where: Places, kind: str) -> None:
    path = where.notebook / "2026-09.json"
    MAKE[kind](path)
    forget(where)
    assert os.path.lexists(path)
    assert path.resolve() in [left.path for left in list_left(where)]


@pytest.fixture
def allow_sockets(no_sockets: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a socket's file be made."""
    monkeypatch.undo()


def test_what_the_system_refuses_to_delete_is_named(where: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".log":
            raise OSError(30, "read-only")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    forget(where)
    assert list_left(where) == [Left(where.log)]
