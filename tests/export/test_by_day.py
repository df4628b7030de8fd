from __future__ import annotations

import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from companion.core.entry import CheckIn
from companion.export import OFFERED, export, save_as, usual_path
from companion.export.by_day import SPLIT, by_day, save_days
from companion.export.documents import Details
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from tests.store.conftest import NOON, Clock


@pytest.fixture
def notebook(folder: Path) -> Notebook:
    return Notebook(folder, now=Clock())


def add(notebook: Notebook, at: datetime, note: str) -> CheckIn:
    entry = CheckIn(id=notebook.new_id(at), at=at, note=note)
    notebook.add(entry)
    return entry


def days(notebook: Notebook) -> dict[str, bytes]:
    return by_day(notebook.documents(), Details(NOON))


def test_each_day_has_a_file_with_its_entries_in_order(notebook: Notebook, tmp_path: Path) -> None:
    for hours, note in ((0, "one"), (2, "two"), (24, "three")):
        add(notebook, NOON + timedelta(hours=hours), note)
    folder = tmp_path / "vault" / "days"
    saved = save_days(folder, days(notebook))
    assert (saved.folder, saved.written, saved.same, saved.kept, saved.gone) == (folder, 2, 0, [], 0)
    first, second = sorted(folder.iterdir())
    assert [path.name for path in (first, second)] == [
        f"{NOON:%Y-%m-%d}.md",
        f"{NOON + timedelta(days=1):%Y-%m-%d}.md",
    ]
    text = first.read_text(encoding="utf-8")
    assert text.startswith(f"## {NOON:%Y-%m-%d %H:%M} · check-in\n\n> one\n\n## ")
    assert 0 < text.index("one") < text.index("two")
    assert "three" in second.read_text(encoding="utf-8")


@pytest.mark.posix
def test_a_new_folder_and_its_files_are_private_and_one_that_is_there_stays_as_it_is(
    notebook: Notebook, tmp_path: Path
) -> None:
    add(notebook, NOON, "one")
    (tmp_path / "vault").mkdir(0o755)
    save_days(tmp_path / "vault", days(notebook))
    save_days(tmp_path / "new", days(notebook))
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "vault", tmp_path / "new")]
    assert modes == [0o755, 0o700]
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("*/*.md")} == {0o600}


def test_a_day_with_one_entry_more_is_replaced_and_no_other_file_is_touched(
    notebook: Notebook, tmp_path: Path
) -> None:
    add(notebook, NOON, "one")
    add(notebook, NOON + timedelta(days=1), "two")
    save_days(tmp_path, days(notebook))
    before = {path.name: path.stat().st_ino for path in tmp_path.glob("*.md")}
    add(notebook, NOON + timedelta(hours=1), "three")
    saved = save_days(tmp_path, days(notebook))
    assert (saved.written, saved.same, saved.kept) == (1, 1, [])
    text = (tmp_path / f"{NOON:%Y-%m-%d}.md").read_text(encoding="utf-8")
    assert text.index("one") < text.index("three")
    other = tmp_path / f"{NOON + timedelta(days=1):%Y-%m-%d}.md"
    assert other.stat().st_ino == before[other.name]


@pytest.mark.parametrize("words", [b"my day", b"", b"\xff\xfe", b"<!-- companion:0123456789abcdef -->"])
def test_a_file_that_is_not_ours_stays(notebook: Notebook, tmp_path: Path, words: bytes) -> None:
    add(notebook, NOON, "one")
    path = tmp_path / f"{NOON:%Y-%m-%d}.md"
    path.write_bytes(words)
    saved = save_days(tmp_path, days(notebook))
    assert (saved.written, saved.kept, path.read_bytes()) == (0, [path], words)
    assert save_days(tmp_path, days(notebook), force=True).written == 1
    assert b"> one" in path.read_bytes()


def test_a_file_that_the_person_wrote_in_stays(notebook: Notebook, tmp_path: Path) -> None:
    add(notebook, NOON, "one")
    save_days(tmp_path, days(notebook))
    path = tmp_path / f"{NOON:%Y-%m-%d}.md"
    ours = path.read_bytes()
    for theirs in (b"# Mine\n\n" + ours, ours + b"\nmine\n", ours.replace(b"> one", b"> one, and mine")):
        path.write_bytes(theirs)
        add(notebook, NOON, "two")
        saved = save_days(tmp_path, days(notebook))
        assert (saved.kept, path.read_bytes()) == ([path], theirs)


def test_other_line_ends_are_no_change(notebook: Notebook, tmp_path: Path) -> None:
    add(notebook, NOON, "one")
    save_days(tmp_path, days(notebook))
    path = tmp_path / f"{NOON:%Y-%m-%d}.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    add(notebook, NOON, "two")
    assert save_days(tmp_path, days(notebook)).written == 1


def test_a_folder_in_the_place_of_a_day_stays(notebook: Notebook, tmp_path: Path) -> None:
    add(notebook, NOON, "one")
    path = tmp_path / f"{NOON:%Y-%m-%d}.md"
    path.mkdir()
    for force in (False, True):
        assert save_days(tmp_path, days(notebook), force=force).kept == [path]
    assert path.is_dir()


def test_a_day_whose_entries_were_deleted_is_counted_and_stays(notebook: Notebook, tmp_path: Path) -> None:
    gone = add(notebook, NOON, "one")
    save_days(tmp_path, days(notebook))
    (tmp_path / "2001-01-01.md").write_text("not ours")
    notebook.remove(gone.id)
    saved = save_days(tmp_path, days(notebook))
    assert (saved.gone, len(list(tmp_path.glob("*.md")))) == (1, 2)


def test_where_no_folder_can_be(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a poem")
    for folder in (tmp_path / "file", tmp_path / "file" / "days"):
        with pytest.raises(StoreError) as raised:
            save_days(folder, {})
        assert raised.value.problem == Problem.NOT_A_FOLDER


def test_the_day_is_that_of_the_clock_on_the_wall(notebook: Notebook, tmp_path: Path) -> None:
    for at in ("2026-11-30T01:00+09:00", "2026-11-29T17:00+00:00", "2026-11-30T02:00+09:00"):
        add(notebook, datetime.fromisoformat(at), at)
    assert {day: text.count(b"##") for day, text in days(notebook).items()} == {
        "2026-11-29": 1,
        "2026-11-30": 2,
    }


def test_own_words_can_be_left_out(notebook: Notebook) -> None:
    add(notebook, NOON, "private")
    [text] = by_day(notebook.documents(), Details(NOON, redacted=True)).values()
    assert b"private" not in text


def test_one_file_of_all_days_says_the_same(notebook: Notebook) -> None:
    add(notebook, NOON, "one")
    whole = b"".join(export("markdown", notebook.documents(), Details(NOON)))
    [text] = days(notebook).values()
    assert text.startswith(whole)


def test_a_file_per_day_is_offered_where_a_format_is_chosen(notebook: Notebook, tmp_path: Path) -> None:
    add(notebook, NOON, "one")
    assert OFFERED[:3] == ("json", "markdown", SPLIT)
    assert usual_path(SPLIT, NOON.date()) == Path("~") / "companion-days"
    (tmp_path / "2001-01-01.md").write_text("not ours")
    assert save_as(SPLIT, tmp_path, notebook.documents(), Details(NOON)) == [
        f"Saved to {tmp_path}. Only you can read these files. Days: 1. New or changed: 1."
    ]
    (tmp_path / f"{NOON:%Y-%m-%d}.md").write_text("mine")
    first, *_ = save_as(SPLIT, tmp_path, notebook.documents(), Details(NOON))
    assert first.startswith("One file there is not from Companion")
