from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.store import files as store_files
from companion.store.drafts import Drafts
from companion.store.notebook import Notebook
from companion.store.paths import Places
from tests.cli.conftest import Companion


@pytest.fixture
def used(home: Places, companion: Companion) -> Places:
    """Return a home with a file of each kind."""
    companion("checkin", "--note", "one")
    companion("checkin", "--note", "two")
    entry = {"kind": "checkin", "id": Notebook(home.notebook).new_id(), "note": "half"}
    Drafts(home.drafts).save(entry["id"], {"entry": entry})
    home.own_exercises.mkdir(parents=True)
    home.state.mkdir(parents=True)
    for path in (home.settings, home.people, home.log):
        path.write_text("")
        path.chmod(0o600)
    companion("exercises", "new", "mine")
    return home


def files(root: Path) -> list[Path]:
    return sorted(p for p in root.rglob("*") if not p.is_dir())


def test_where_lists_every_file(companion: Companion, used: Places) -> None:
    result = companion("where")
    listed = result.out.splitlines()
    for path in files(used.data.parent):
        line = next(line for line in listed if str(path) in line)
        assert "-rw-------" in line
        assert "not from Companion" not in line
        assert f"{path.stat().st_size:>9}" in line
    assert listed[-1].endswith("Nothing is sent anywhere.")


def test_where_without_a_file(companion: Companion, home: Places) -> None:
    result = companion("where")
    assert result.status == 0
    assert str(home.notebook) in result.out
    assert not home.data.exists()


def test_forget_asks_for_the_word(companion: Companion, used: Places) -> None:
    before = files(used.data.parent)
    for typed in ("", "\n", "yes\n", "forge\n"):
        assert companion("forget", typed=typed).status == 1
    assert files(used.data.parent) == before
    done = companion("forget", typed="forget\n")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert all(any(line.startswith(f"  {path}  (") for line in lines) for path in before)
    assert "solid-state" in done.out
    assert files(used.data.parent) == []
    assert not used.data.exists()
    assert companion("forget").status == 0


def test_forget_leaves_what_is_not_the_apps(companion: Companion, used: Places) -> None:
    (used.data / "holiday.jpg").write_text("x")
    (used.notebook / "poem.txt").write_text("x")
    assert "not from Companion" in companion("where").out
    (used.notebook / ".stversions").mkdir()
    (used.notebook / ".stversions" / "2026-11~1.json").write_text("x")
    used.people.write_text("a poem")
    result = companion("forget", "--yes")
    assert result.status == 1
    heading, *left = result.err.splitlines()
    assert heading.startswith("These stay.")
    assert sorted(left) == sorted(
        [
            f"  {used.people}",
            f"  {used.data / 'holiday.jpg'}",
            f"  {used.notebook / 'poem.txt'}",
            f"  {used.notebook / '.stversions'}, a folder that is not from Companion; files in it: 1",
        ]
    )
    again = companion("forget")
    assert (again.status, again.err) == (1, result.err)
    assert again.out == "There is nothing to remove.\n"


def test_forget_lists_where_a_link_leads(companion: Companion, used: Places, tmp_path: Path) -> None:
    far = tmp_path / "far"
    used.notebook.rename(far)
    used.notebook.symlink_to(far)
    asked = companion("forget", typed="no\n")
    month = next(far.glob("*.json"))
    assert asked.status == 1
    assert f"  {month}  (entries of one month)\n" in asked.out
    assert companion("forget", "--yes").status == 0
    assert not far.exists()


def test_forget_without_a_file(companion: Companion, home: Places) -> None:
    result = companion("forget")
    assert (result.status, result.out, result.err) == (0, "There is nothing to remove.\n", "")


def test_the_doctor_finds_nothing_wrong(companion: Companion, used: Places) -> None:
    result = companion("doctor")
    assert (result.status, result.err) == (0, "")
    assert result.out == "Everything is in order. Files: 10. Entries: 2.\n"


@pytest.mark.posix
def test_the_doctor_repairs(companion: Companion, used: Places) -> None:
    month = next(used.notebook.glob("*.json"))
    month.write_bytes(month.read_bytes()[:-4])
    month.chmod(0o644)
    used.notebook.chmod(0o755)
    left = used.notebook / ".2026-11.json.0.tmp"
    left.write_text("left over")
    left.chmod(0o600)
    result = companion("doctor")
    assert result.status == 0
    assert result.err.count("\n") == 3
    assert ".corrupt-" in result.err
    assert not list(used.notebook.glob(".*.tmp"))
    assert used.notebook.stat().st_mode & 0o777 == 0o700
    assert companion("doctor").err == ""


def test_the_doctor_puts_entries_where_they_belong(companion: Companion, used: Places) -> None:
    month = next(used.notebook.glob("*.json"))
    other = used.notebook / "2020-01.json"
    month.rename(other)
    month.with_name(month.name + ".bak").unlink()
    result = companion("doctor")
    assert result.status == 0
    assert "2020-01" in result.err
    notebook = Notebook(used.notebook)
    assert all(notebook.get(entry.id) == entry for entry in notebook.entries())
    assert notebook.count() == 2
    assert companion("doctor").err == ""


def test_what_cannot_be_repaired(companion: Companion, used: Places) -> None:
    used.settings.write_text("theme = ")
    month = next(used.notebook.glob("*.json"))
    raw = month.read_bytes().replace(b'"note": "one"', b'"rating": {"intensity": 70}')
    month.write_bytes(raw)
    result = companion("doctor")
    assert result.status == 1
    assert result.err.count("\n") == 3
    assert f"Number 1 of the entries in {month} can't be used: its field rating.intensity." in result.err
    assert month.read_bytes() == raw


def test_the_doctor_reads_what_a_person_wrote_by_hand(companion: Companion, used: Places) -> None:
    used.settings.write_text('theme = "pink"\npace = 1.2\n')
    used.people.write_text('[[people]]\nname = "Ana"\ncall = "1"\n\n[[people]]\nname = 3\n')
    (used.own_exercises / "mine.toml").write_text("name = 3")
    result = companion("doctor")
    assert result.status == 1
    settings, exercise, people = result.err.splitlines()
    assert str(used.settings) in settings
    assert "theme" in settings
    assert "line 1" in settings
    assert str(used.own_exercises / "mine.toml") in exercise
    assert str(used.people) in people
    assert "line 6" in people


def test_the_doctor_reports_why_nothing_can_be_saved(
    companion: Companion, used: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(store_files, "write", full)
    result = companion("doctor")
    assert result.status == 1
    assert result.err == f"There is no room left on the disk for {used.notebook}.\n"
    assert not list(used.notebook.glob(".*.tmp"))


def test_the_doctor_tries_a_draft(companion: Companion, used: Places) -> None:
    shutil.rmtree(used.drafts, ignore_errors=True)
    used.drafts.write_text("")
    result = companion("doctor")
    assert result.status == 1
    assert str(used.drafts) in result.err


def test_the_doctor_where_nothing_can_be_written(
    companion: Companion, used: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr("companion.store.locks.FileLock.acquire", read_only)
    result = companion("doctor")
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert "can only be read" in result.err


EVERYTHING = """
import os, sys
connected = []
sys.addaudithook(lambda event, _: connected.append(event) if event.startswith("socket.") else None)
from companion.cli import run
out = os.path.join(os.environ["COMPANION_HOME"], "..", "out.json")
sys.stdin = open(os.devnull)
for command in ("checkin --state up --note -", "export", "export -o OUT", "import OUT", "merge OUT", "where",
                "doctor", "forget", "forget --yes"):
    run([out if word == "OUT" else word for word in command.split()], None)
print(connected, sorted({"textual", "rich", "companion.tui"} & set(sys.modules)), file=sys.stderr)
"""


def test_no_front_end_and_no_socket(home: Places) -> None:
    done = subprocess.run([sys.executable, "-c", EVERYTHING], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[] []"


@pytest.mark.parametrize("arguments", [("frobnicate",), ("--bogus",), ("where", "--bogus"), ("merge",)])
def test_unknown_arguments_get_one_line(companion: Companion, arguments: tuple[str, ...]) -> None:
    result = companion(*arguments)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (("frobnicate",), "companion --help"),
        (("export", "--bogus"), "companion export --help"),
        (("exercises", "frobnicate"), "companion exercises --help"),
    ],
)
def test_an_error_names_the_nearest_help(
    companion: Companion, arguments: tuple[str, ...], asked: str
) -> None:
    assert f"`{asked}`" in companion(*arguments).err


@pytest.mark.parametrize("arguments", [(), ("merge",), ("about",), ("exercises",), ("exercises", "show")])
def test_help_has_no_heading_of_argparse(companion: Companion, arguments: tuple[str, ...]) -> None:
    result = companion(*arguments, "--help")
    assert "positional" not in result.out
    assert not any(line.isspace() for line in result.out.splitlines())


@pytest.mark.parametrize("command", ["checkin", "export", "import", "merge", "where", "forget", "doctor"])
def test_help(companion: Companion, command: str) -> None:
    result = companion(command, "--help")
    assert result.status == 0
    assert command in companion("--help").out


def test_forget_removes_a_folder_of_exercises_that_was_shared(companion: Companion, used: Places) -> None:
    shared = used.own_exercises / "From Ana"
    shared.mkdir(parents=True)
    (shared / "window.toml").write_text('name = "x"\n[[steps]]\n')
    assert "not from Companion" not in companion("where").out
    assert companion("forget", "--yes").status == 0
    assert files(used.data.parent) == []
    assert not used.own_exercises.exists()
