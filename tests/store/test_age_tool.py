"""The tool age, of whatever system, opens every kind of file: nobody depends on this app."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from companion.core.sealed_names import AGE
from companion.export import export
from companion.export.documents import Details
from companion.store import age, keys
from companion.store.age import AgeSeal
from companion.store.folder import FileKind, list_files
from companion.store.own import OWN
from companion.store.sealing import turn_on
from companion.store.strays import PRIVATE
from tests.store.conftest import NOON, check_in
from tests.store.seal import KEY, MARK
from tests.store.test_sealing import fill, new_key, opened, places_in

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")


def test_every_kind_of_file(tmp_path: Path) -> None:
    where = places_in(tmp_path / "home")
    fill(where)
    where.own_exercises.mkdir()
    for path in (where.plan, where.people, where.cards, where.own_exercises / "own.toml"):
        path.write_text(f'name = "{MARK}"\n')
    keys.save_key(where, new_key(), keep_old=False)
    turn_on(where, new_key(), own=True)
    notebook = opened(where, is_open=False)
    notebook.add(check_in(notebook, MARK))
    # As `export --age` writes it.
    details = Details(NOON)
    exported = b"".join(export("json", opened(where).documents(), details))
    (tmp_path / "export.age").write_bytes(AgeSeal(where).encrypt(exported))
    found = [file for file in list_files(where) if AGE in file.path.name and file.kind is not FileKind.KEY]
    assert {file.kind for file in found} == PRIVATE | OWN
    key = tmp_path / "key.txt"
    key.write_text(f"{KEY}\n")
    for path in (*(file.path for file in found), tmp_path / "export.age"):
        done = subprocess.run(["age", "-d", "-i", key, path], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), path.name
        assert MARK.encode() in done.stdout, path.name


@pytest.mark.slow
def test_the_passphrase_and_the_code(tmp_path: Path) -> None:
    where = places_in(tmp_path / "home")
    key = keys.make_key("seven slow words")
    keys.save_key(where, key, keep_old=False)
    assert keys.try_key(key, "seven slow words")
    sealed = tmp_path / "one.age"
    sealed.write_bytes(age.encrypt(MARK.encode(), key.recipient))
    for name, secret in (("identity.age", "seven slow words"), ("recovery.age", key.code)):
        for folder in (where.config, where.notebook):
            tool = pexpect.spawn(
                "age", ["-d", "-i", str(folder / name), str(sealed)], encoding="utf-8", timeout=60
            )
            tool.expect("passphrase")
            tool.sendline(secret)
            tool.expect(MARK)
            tool.expect(pexpect.EOF)
            tool.close()
