from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from companion.core.entry import CheckIn, Sensation
from companion.core.printable import UNSAFE
from companion.export import FORMATS, export
from companion.export.documents import Details
from companion.export.save import save
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from tests import make
from tests.store.conftest import NOON, Clock, check_in
from tests.store.test_notebook import edit

ODD = "a\x1b[31mred\x9b2J\x07\u202egnp.exe\u2066 \u200d \x7f\nb"
"""A colour, a cleared screen, a bell, an override and an isolate of direction; a joiner, which may stay."""


@pytest.fixture
def full(folder: Path) -> Notebook:
    notebook = Notebook(folder, now=Clock())
    for entry in make.entries(60, years=0.5):
        notebook.add(entry)
    return notebook


def exported(notebook: Notebook, form: str = "json") -> Iterator[bytes]:
    return export(form, notebook.documents(), Details(NOON, removed=notebook.removals()))


def content(notebook: Notebook) -> tuple[list[object], list[object]]:
    return list(notebook.documents()), list(notebook.removals())


def written(notebook: Notebook) -> dict[str, tuple[bytes, int]]:
    """Return what each file holds and when it was written (some versions of filelock write the lock anew)."""
    files = [path for path in notebook.folder.iterdir() if path.name != ".lock"]
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.mark.posix
def test_export_and_import(full: Notebook, tmp_path: Path) -> None:
    for entry in list(islice(full.entries(), 3)):
        full.remove(entry.id)
    edit(full.folder, lambda d: d.update(weather="fog"), next(iter(tables(full)["entries"])))
    save(tmp_path / "export.json", exported(full))
    assert stat.S_IMODE((tmp_path / "export.json").stat().st_mode) == 0o600
    other = Notebook(tmp_path / "other")
    done = other.import_file(tmp_path / "export.json")
    assert (len(done.added), len(done.noted), done.left_out) == (57, 3, [])
    assert content(other) == content(full)
    assert list(other.entries()) == list(full.entries())
    before = written(other)
    again = other.import_file(tmp_path / "export.json")
    assert not again
    assert written(other) == before
    save(tmp_path / "again.json", exported(other))
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "export.json").read_bytes()


def tables(notebook: Notebook) -> dict:  # type: ignore[type-arg]
    return json.loads((notebook.folder / f"{notebook.months()[0]}.json").read_text())  # type: ignore[no-any-return]


def test_an_import_does_not_restore_removed_entries(full: Notebook, tmp_path: Path) -> None:
    save(tmp_path / "export.json", exported(full))
    gone = full.remove(next(full.entries()).id)
    assert not full.import_file(tmp_path / "export.json")
    assert full.get(gone.id) is None


def test_csv(full: Notebook) -> None:
    body = (Sensation("chest", ("tight", "a, b"), "some", "less"), Sensation("jaw"))
    full.add(CheckIn(id=full.new_id(NOON), at=NOON, body=body, note='line\n"two"', tags=("x", "y")))
    rows = list(csv.DictReader(io.StringIO(b"".join(exported(full, "csv")).decode(), newline="")))
    assert len(rows) == 61
    row = next(r for r in rows if r["body"].startswith("chest=tight,a, b (some, less); jaw"))
    assert (row["kind"], row["note"], row["tags"]) == ("checkin", 'line\n"two"', "x; y")
    guarded = {f"'{e.note}" if e.note.startswith("=") else e.note for e in full.entries()}
    assert {r["note"].replace("\r\n", "\n") for r in rows} == guarded


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", " =", "\t=", "\r=", "\x1b=", "\u202e=", "\uff1d"])
def test_no_cell_is_run_as_a_formula(full: Notebook, sign: str) -> None:
    full.add(CheckIn(id=full.new_id(NOON), at=NOON, note=f"{sign}1+1", tags=(f"{sign}2+2", "x")))
    rows = list(csv.DictReader(io.StringIO(b"".join(exported(full, "csv")).decode(), newline="")))
    cells = [cell for row in rows for cell in row.values() if cell.endswith(("1+1", "2+2; x"))]
    assert len(cells) == 2
    assert all(cell.startswith("'") for cell in cells)


def test_markdown_has_no_html_and_fetches_nothing(full: Notebook) -> None:
    odd = "<img src=x> <!-- a --> ![x](http://x) [y](z) &lt; 1 < 2 & 3 <3"
    full.add(CheckIn(id=full.new_id(NOON), at=NOON, note=odd, tags=(odd,)))
    text = b"".join(exported(full, "markdown")).decode()
    plain = r"&lt;img src=x> &lt;!-- a --> !\[x](http://x) \[y](z) &amp;lt; 1 < 2 & 3 <3"
    assert text.count(plain) == 2


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_has_what_a_terminal_acts_on(full: Notebook, form: str) -> None:
    full.add(CheckIn(id=full.new_id(NOON), at=NOON, note=ODD, tags=(ODD,), feelings=(ODD,)))
    written = b"".join(exported(full, form)).decode()
    assert written.count("red") >= 2
    assert UNSAFE.findall(written.replace("\r\n", "\n")) == []


def test_a_json_export_is_read_as_what_was_written(full: Notebook) -> None:
    full.add(CheckIn(id=full.new_id(NOON), at=NOON, note=ODD))
    notes = [entry.get("note") for entry in json.loads(b"".join(exported(full)))["entries"]]
    assert ODD in notes


def test_markdown(full: Notebook) -> None:
    full.add(check_in(full, "# not a heading\n\nsecond"))
    text = b"".join(exported(full, "markdown")).decode()
    assert "## 2026-11-20 12:00 · check-in\n" in text
    assert "> # not a heading\n>\n> second\n" in text
    assert text.count("\n## ") + 1 == 61
    assert "- state: " in text


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", Problem.NOT_UNDERSTOOD),
        (b"{}", Problem.NOT_UNDERSTOOD),
        (b'{"companion": {}, "entries": []}', Problem.NOT_UNDERSTOOD),
        (b'{"companion": {"schema": 9}, "entries": []}', Problem.NEWER_VERSION),
        pytest.param(b"[" * 100_000, Problem.NOT_UNDERSTOOD, id="nested too deep"),
    ],
)
def test_a_file_that_is_no_export(notebook: Notebook, tmp_path: Path, raw: bytes, problem: Problem) -> None:
    (tmp_path / "x.json").write_bytes(raw)
    with pytest.raises(StoreError) as caught:
        notebook.import_file(tmp_path / "x.json")
    assert caught.value.problem is problem
    assert notebook.months() == []


def test_what_is_no_entry_is_left_out_and_counted(notebook: Notebook, tmp_path: Path) -> None:
    good = {"kind": "checkin", "id": notebook.new_id(NOON), "at": NOON.isoformat()}
    bad = [3, {}, {**good, "id": "../../x"}, {**good, "rating": {"intensity": 11}}, {**good, "kind": "poem"}]
    (tmp_path / "x.json").write_text(json.dumps({"companion": {"schema": 1}, "entries": [*bad, good]}))
    done = notebook.import_file(tmp_path / "x.json")
    fields = ["", "", "id", "rating.intensity", "kind"]
    assert (len(done.added), done.left_out) == (1, [(at, name) for at, name in enumerate(fields, start=1)])


def test_a_failing_export_leaves_the_file_before(full: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text("before")

    def parts():  # type: ignore[no-untyped-def]
        yield b"x"
        raise OSError(28, "full")

    with pytest.raises(StoreError):
        save(path, parts())
    assert path.read_text() == "before"
    assert {p.name for p in tmp_path.iterdir()} == {"export.json", "data"}
