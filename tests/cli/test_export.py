from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
from tests.cli.conftest import Companion
from tests.store.conftest import NOON

SPLIT = ("export", "--format", "markdown", "--split", "day")


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    for days in (0, 0, 1):
        at = NOON + timedelta(days=days)
        notebook.add(CheckIn(id=notebook.new_id(at), at=at, note="mine"))
    return notebook


def test_a_folder_gets_a_file_for_each_day(companion: Companion, filled: Notebook, tmp_path: Path) -> None:
    folder = tmp_path / "days"
    result = companion(*SPLIT, str(folder))
    assert (result.status, result.out) == (0, "")
    assert result.err == f"Saved to {folder}. Only you can read these files. Days: 2. New or changed: 2.\n"
    assert len(list(folder.glob("*.md"))) == 2
    for arguments in ((*SPLIT, "-o", str(folder)), ("export", "--split", "day", str(folder))):
        assert "New or changed: 0." in companion(*arguments).err


def test_a_file_that_is_not_ours_is_named_and_stays(
    companion: Companion, filled: Notebook, tmp_path: Path
) -> None:
    path = tmp_path / f"{NOON:%Y-%m-%d}.md"
    path.write_text("my day")
    result = companion(*SPLIT, str(tmp_path))
    assert (result.status, path.read_text()) == (1, "my day")
    assert path.name in result.err
    assert "--force" in result.err
    assert companion(*SPLIT, str(tmp_path), "--force").status == 0
    assert path.read_text() != "my day"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--split", "day"), "folder"),
        (("--split", "day", "-o", "-"), "folder"),
        (("--split", "week", "days"), "week"),
        (("--split", "day", "days", "--format", "csv"), "markdown"),
        (("--split", "day", "days", "--age"), "--age"),
        (("days",), "--split"),
    ],
    ids=str,
)
def test_what_does_not_go_with_a_folder_is_refused(
    companion: Companion,
    filled: Notebook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = companion("export", *arguments)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert word in result.err
    assert not (tmp_path / "days").exists()
