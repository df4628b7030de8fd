from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from companion.core.entry import Led
from companion.store.notebook import Notebook
from tests import make
from tests.cli.conftest import Companion
from tests.content.languages import speaking


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    for entry in make.entries(40, years=0.2):
        notebook.add(entry)
    return notebook


@pytest.mark.posix
def test_export_and_import(companion: Companion, filled: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    assert companion("export", "-o", str(file)).status == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = list(filled.entries())
    assert companion("forget", "--yes").status == 0
    result = companion("import", str(file))
    assert result == (0, f"{file}: 40 new, 0 updated, 0 deleted.\n", "")
    assert list(Notebook(filled.folder).entries()) == before
    assert companion("import", str(file)).out == f"{file}: 0 new, 0 updated, 0 deleted.\n"


def test_days_are_whole_and_local(companion: Companion, notebook: Notebook) -> None:
    for at in ("2026-11-01T00:00", "2026-11-01T23:59", "2026-11-02T00:00"):
        companion("checkin", "--at", at, "--note", at)
    result = companion(
        "export", "--since", "2026-11-01", "--until", "2026-11-01", "--format", "csv", "-o", "-"
    )
    assert [row["note"] for row in csv.DictReader(result.out.splitlines())] == [
        "2026-11-01T23:59",
        "2026-11-01T00:00",
    ]


def test_days_in_words(companion: Companion, notebook: Notebook) -> None:
    for at in ("2025-03-01", "2025-03-31 23:59", "2025-04-01", "2025-02-28"):
        companion("checkin", "--at", at, "--note", at)
    result = companion("export", "--since", "march 2025", "--until", "march 2025", "--format", "csv")
    rows = csv.DictReader(result.out.splitlines())
    assert [row["note"] for row in rows] == ["2025-03-31 23:59", "2025-03-01"]


def test_a_file_is_replaced_only_if_the_person_wants_it(
    companion: Companion, filled: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.json"
    file.write_text("a poem")
    result = companion("export", "-o", str(file))
    assert (result.status, file.read_text()) == (1, "a poem")
    assert str(file) in result.err
    assert "--force" in result.err
    for typed, status in (("no\n", 1), ("", 1), ("yes\n", 0)):
        monkeypatch.setattr("companion.cli.export.terminal", lambda typed=typed: io.StringIO(typed))
        assert companion("export", "-o", str(file)).status == status
        assert (file.read_text() == "a poem") is bool(status)
    file.write_text("a poem")
    assert companion("export", "-o", str(file), "--force").status == 0
    assert file.read_text() != "a poem"


def test_it_is_said_in_full_where_a_file_lies(
    companion: Companion, filled: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = companion("export", "--format", "html", "-o", "mine.html")
    assert str(tmp_path / "mine.html") in result.err


def test_an_import_names_how_many_entries_stay_removed(
    companion: Companion, filled: Notebook, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    companion("export", "-o", str(file))
    for count, words in ((1, "One entry was"), (2, "2 entries were")):
        filled.remove(next(filled.entries()).id)
        result = companion("import", str(file))
        assert (result.out, words in result.err) == (
            f"{file}: 0 new, 0 updated, 0 deleted.\n",
            True,
        )
        assert filled.count() == 40 - count


def test_an_import_leaves_out_a_removal_from_the_future_and_says_so(
    companion: Companion, notebook: Notebook, tmp_path: Path
) -> None:
    companion("checkin", "--note", "one")
    [entry] = notebook.entries()
    export = {
        "companion": {"schema": 1},
        "entries": [],
        "removed": [{"id": entry.id, "removed": "2099-01-01T00:00:00+00:00"}],
    }
    file = tmp_path / "ahead.json"
    file.write_text(json.dumps(export))
    result = companion("import", str(file))
    assert result.out == f"{file}: 0 new, 0 updated, 0 deleted.\n"
    assert "One deletion has no date, or a date in the future." in result.err
    assert "dated more than" not in companion("doctor").err
    assert list(Notebook(notebook.folder).entries()) == [entry]


def test_what_an_import_leaves_out_is_named_with_its_field_and_without_its_words(
    companion: Companion, filled: Notebook, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    companion("export", "-o", str(file))
    parsed = json.loads(file.read_text())
    parsed["entries"] = parsed["entries"][:5]
    parsed["entries"][1]["note"] = ["private"]
    parsed["entries"][3] = "private"
    file.write_text(json.dumps(parsed))
    companion("forget", "--yes")
    result = companion("import", str(file))
    assert (result.status, "3 new" in result.out) == (0, True)
    assert "number 2 in the file: its field note" in result.err
    assert "number 4 in the file: it is not an entry" in result.err
    assert "private" not in result.err


@pytest.mark.parametrize(
    ("language", "typed"), [("es", "Sesiones"), ("de", "sitzungen"), ("en", "sessions"), ("es", "after")]
)
def test_a_kind_is_named_in_words_of_the_language(
    companion: Companion, filled: Notebook, monkeypatch: pytest.MonkeyPatch, language: str, typed: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    with speaking(language):
        parsed = json.loads(companion("export", "--kind", typed).out)
    assert {entry["kind"] for entry in parsed["entries"]} == {"after"}


def test_kinds_and_markdown(companion: Companion, filled: Notebook) -> None:
    parsed = json.loads(companion("export", "--kind", "after").out)
    assert {entry["kind"] for entry in parsed["entries"]} == {"after"}
    assert " · after a session\n" in companion("export", "--format", "markdown").out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--format", "csv"), True),
        (("--format", "html"), True),
        (("--format", "markdown"), True),
        (("--without-notes",), True),
        ((), False),
    ],
)
def test_what_an_export_leaves_out_is_counted(
    companion: Companion, filled: Notebook, options: tuple[str, ...], says: bool
) -> None:
    path = next(filled.folder.glob("2*.json"))
    path.write_text(re.sub(r'"kind": ?"checkin"', '"kind": "poem"', path.read_text(), count=2))
    result = companion("export", *options)
    assert result.status == 0
    assert (result.out.count("poem"), bool(result.err)) == ((0, True) if says else (2, False))
    assert not says or (": 2." in result.err and "JSON" in result.err)


def test_every_field_has_words() -> None:
    from companion.content.catalog import table
    from companion.core.columns import COLUMNS

    assert set(COLUMNS) - {"id", "kind", "at", "changed", "note", "imported"} <= set(table("fields"))


@pytest.mark.parametrize("slip", [("--since", "soon"), ("--format", "pdf"), ("--kind", "poem")])
def test_arguments_that_are_not_understood(companion: Companion, slip: tuple[str, str]) -> None:
    result = companion("export", *slip)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "arguments",
    [("merge", ""), ("merge",), ("import", " "), ("export", "-o", ""), ("export", "-o"), ("restore", "")],
    ids=str,
)
def test_an_empty_path_and_none_are_refused(companion: Companion, arguments: tuple[str, ...]) -> None:
    result = companion(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("needs something after it. Nothing was done.\n")


def test_a_file_that_is_not_there_or_not_ours(companion: Companion, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[1, 2]")
    for command in ("import", "merge"):
        assert companion(command, str(tmp_path / "absent.json")).status == 1
    assert companion("import", str(tmp_path / "other.json")).status == 1
    assert companion("merge", str(tmp_path)).status == 1
    (tmp_path / "letter.txt").write_text("dear all")
    assert companion("merge", str(tmp_path / "letter.txt")).status == 1


def test_where_an_export_cannot_go(companion: Companion, filled: Notebook, tmp_path: Path) -> None:
    result = companion("export", "-o", str(tmp_path))
    assert (result.status, "is a folder" in result.err) == (1, True)
    result = companion("export", "-o", str(tmp_path / "absent" / "all.json"))
    assert result.err.startswith(f"There is nothing at {tmp_path / 'absent'}.")


def test_merge_a_folder(companion: Companion, filled: Notebook, tmp_path: Path) -> None:
    shutil.copytree(filled.folder, tmp_path / "other")
    gone = filled.remove(next(filled.entries()).id)
    other = Notebook(tmp_path / "other")
    changed = list(other.entries())[5]
    other.change(changed)
    result = companion("merge", str(tmp_path / "other"))
    assert result.status == 0
    assert "0 new, 1 updated" in result.out
    assert filled.get(gone.id) is None
    assert filled.count() == 39


def test_a_reader_that_closes_the_pipe(filled: Notebook) -> None:
    many = [make.entry(make.LAST, random.Random(n)) for n in range(300)]
    for entry in many:
        filled.add(entry)
    code = "import sys; from companion.cli import run; sys.exit(run(['export'], None))"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


def test_sessions_that_were_led_are_left_out_unless_asked_for(
    companion: Companion, notebook: Notebook
) -> None:
    notebook.add(Led(id=notebook.new_id(make.LAST), at=make.LAST, next_time="the drum"))
    for options, is_in in (((), False), (("--led",), True), (("--kind", "led"), True)):
        result = companion("export", *options)
        assert ("the drum" in result.out) is is_in
        assert ("--led includes it" in result.err) is not is_in
