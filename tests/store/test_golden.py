"""Notebooks that earlier versions wrote open as they were, and reading leaves their bytes alone.

`golden/version-N` holds the files of schema version N, `version-N.expected.json` what the version of the app
that wrote them (41165f7) read from them: changed, removed and restored entries of three months, left without
closing; for version 0 a month as plain TinyDB writes it. `version-1-brought` has marks on lines to bring,
which came later without a new schema version; `version-1-answers` (48140ab) has every answer after a session
that could be given before other questions were asked; `version-1-imported` has entries of another app, one of
them changed since.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import Entry
from companion.store.history import History
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from tests.store.conftest import NOON, check_in

GOLDEN = Path(__file__).with_name("golden")
VERSIONS = pytest.mark.parametrize(
    "version",
    ["version-0", "version-1", "version-1-brought", "version-1-answers", "version-1-imported"],
)


def opened(version: str, folder: Path) -> tuple[Notebook, list[Entry], list[str]]:
    shutil.copytree(GOLDEN / version, folder)
    expected = json.loads((GOLDEN / f"{version}.expected.json").read_text(encoding="utf-8"))
    return Notebook(folder), msgspec.convert(expected["entries"], list[Entry]), expected["removed"]


@VERSIONS
def test_it_opens_unchanged(version: str, folder: Path) -> None:
    notebook, entries, removed = opened(version, folder)
    notebook.merge_copies()
    assert list(notebook.entries()) == entries
    assert [notebook.get(entry.id) for entry in entries] == entries
    assert sorted(document["id"] for document in notebook.removals()) == removed
    assert notebook.count() == len(entries)
    assert list(History(notebook).everything()) == entries
    assert notebook.notices == []
    notebook.close()
    for path in (GOLDEN / version).iterdir():
        assert (folder / path.name).read_bytes() == path.read_bytes(), path.name


@VERSIONS
def test_it_can_be_written_on(version: str, folder: Path) -> None:
    notebook, entries, _ = opened(version, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    new = check_in(notebook, "new", NOON.replace(month=10))
    notebook.add(new)
    assert sorted(e.id for e in notebook.entries()) == sorted([new.id, *(e.id for e in entries)])
    if version == "version-0":
        assert [notice.kind for notice in notebook.notices] == [NoticeKind.MONTH_MIGRATED]
        assert notebook.notices[0].path.read_bytes() == before["2026-10.json"]
    else:
        assert (folder / "2026-10.json.bak").read_bytes() == before["2026-10.json"]
