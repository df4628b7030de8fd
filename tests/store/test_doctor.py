"""A trial says whether a folder can be written to."""

from __future__ import annotations

from pathlib import Path

from companion.store.doctor import folder_problem
from companion.store.drafts import Drafts
from companion.store.errors import Problem


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
