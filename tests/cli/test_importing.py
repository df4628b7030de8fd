"""`companion import` without a terminal: a preview, an import, and undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.store.notebook import Notebook
from tests.cli.conftest import Companion

TABLE = "When,Text,Mood\n3/4/2024 10:00,one,sad\n4/4/2024 10:00,two,Fernweh\nnever,x,y\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    (tmp_path / "table.csv").write_text(TABLE)
    return str(tmp_path / "table.csv")


def test_an_import_its_preview_and_undo(companion: Companion, notebook: Notebook, table: str) -> None:
    mapped = ("import", table, "--map", "date=when,note=TEXT", "--map", "feelings=Mood")
    shown = companion(*mapped, "--dry-run")
    assert shown.status == 0
    for part in (
        "2 entries, from 3 Apr 2024 to 4 Apr 2024.",
        "Mood: feelings",
        "one",
        "Nothing was changed.",
    ):
        assert part in shown.out
    assert shown.err.splitlines()[1] == "  line 4: `never` can't be read as a date and time."
    assert notebook.count() == 0
    done = companion(*mapped)
    assert (done.status, done.out.splitlines()[0]) == (0, "2 entries are new in your notebook.")
    assert {entry.note for entry in notebook.entries()} == {"one", "two"}
    assert companion(*mapped).out.startswith("Nothing in this file is new.\n2 entries were there already.")
    assert companion("import", "--undo").out.startswith("2 entries were removed.")
    assert notebook.count() == 0
    again = companion("import", "--undo")
    assert (again.status, again.out, again.err.startswith("No import is left to undo.")) == (1, "", True)


def test_the_order_of_day_and_month(companion: Companion, notebook: Notebook, table: str) -> None:
    assert companion("import", table, "--map", "date=When", "--dates", "mdy").status == 0
    assert [entry.at.month for entry in notebook.entries()] == [4, 3]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "does not say which column is what"),
        (("--map", "note=Text"), "does not say which column is what"),
        (("--map", "date=Wen"), "`Wen` is not a column"),
        (("--map", "day=When"), "day"),
        (("--dates", "YMD"), "YMD"),
    ],
)
def test_what_is_not_understood(
    companion: Companion, table: str, options: tuple[str, ...], said: str
) -> None:
    result = companion("import", table, *options)
    assert (result.status, result.out, said in result.err) == (2, "", True)
    assert result.err.count("\n") == 1


def test_without_a_file(companion: Companion) -> None:
    assert companion("import", "--yes").status == 2


def test_a_file_of_another_kind(companion: Companion, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear all")
    result = companion("import", str(tmp_path / "letter.txt"))
    assert (result.status, result.out) == (1, "")
    assert "Companion can't tell what" in result.err


def test_on_a_terminal_the_screens_show_what_would_come(
    companion: Companion, notebook: Notebook, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("companion.splash.is_terminal", lambda: True)
    monkeypatch.setattr("companion.cli.screens.open_screen", lambda name, splash: opened.append(name) or 0)
    assert companion("import", table).status == 0
    assert companion("import").status == 0
    assert opened == [f"import:{table}", "import:"]
    assert notebook.count() == 0
    # What says all there is to ask is done at once.
    companion("import", table, "--map", "date=When", "--dry-run")
    companion("import", "--undo")
    assert len(opened) == 2


def test_in_plain_mode_the_answers_may_come_through_a_pipe(
    companion: Companion, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[str, str]] = []
    monkeypatch.setattr("companion.cli.lines.open_lines", lambda *given: found.append(given) or 0)
    for arguments in (("--plain", "import", table), ("import", table, "--plain")):
        assert companion(*arguments).status == 0
    assert found == [(f"import:{table}", "")] * 2


def test_companions_own_json_is_the_same_byte_for_byte_after_a_way_through(
    companion: Companion, notebook: Notebook, table: str, tmp_path: Path
) -> None:
    assert companion("import", table, "--map", "date=When,note=Text").status == 0
    companion("checkin", "--state", "u", "--body", "chest=tight", "--note", "石\nnext", "--tag", "a; b")
    notebook.remove(next(notebook.entries()).id)
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    assert companion("export", "-o", str(before)).status == 0
    assert companion("forget", "--yes").status == 0
    assert companion("import", str(before)).status == 0
    assert companion("export", "-o", str(after)).status == 0
    assert after.read_bytes() == before.read_bytes()
    assert companion("import", "--undo").out.startswith("2 entries were removed.")
