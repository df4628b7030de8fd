"""Doctor says whether a folder can be written to, and what a disk can't do."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.store.doctor import examine, folder_problem
from companion.store.drafts import Drafts
from companion.store.errors import Problem
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from companion.store.paths import places
from tests.store.conftest import NOON, check_in


def test_a_trial_says_whether_a_draft_could_be_written(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert folder_problem(drafts.folder) is None
    assert not drafts.folder.exists()
    drafts.folder.write_text("")
    problem = folder_problem(drafts.folder)
    assert problem is not None
    assert problem.problem is Problem.NOT_A_FOLDER
    drafts.folder.unlink()
    drafts.save("checkin", {})
    assert folder_problem(drafts.folder) is None
    assert [path.name for path in drafts.folder.iterdir()] == ["checkin.json"]


@pytest.mark.posix
def test_what_a_disk_cannot_do_is_said_and_breaks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = places({"COMPANION_HOME": str(tmp_path)})
    notebook = Notebook(where.notebook)
    notebook.add(check_in(notebook, "one"))
    assert examine(where, lambda: NOON).limits == ()
    (where.notebook / "2026-11.json").chmod(0o644)
    where.notebook.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "chmod", lambda path, mode: None)
        patch.setattr("companion.store.locks._lock", lambda descriptor, locked: None)
        found = examine(where, lambda: NOON)
    assert found.is_healthy
    assert found.notices == ()
    assert [notice.kind for notice in found.limits] == [NoticeKind.NO_RIGHTS, NoticeKind.NO_LOCKS]
    assert len(examine(where, lambda: NOON).notices) == 2
