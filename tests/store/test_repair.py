from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.store import files
from companion.store.codec import Broken, decode
from companion.store.disk import AGE_ARMOUR, AGE_HEADER
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from tests.store.conftest import NOON, Clock, check_in, utc
from tests.store.test_notebook import Add, month_file


@pytest.mark.parametrize(
    "raw", [b"", b"\0" * 300, b"{}", b"[]", b"null", b'{"entries": []}', b'{"entries": {"1": 2}}']
)
def test_empty_or_broken_is_never_taken_for_an_empty_notebook(raw: bytes, folder: Path, note: Add) -> None:
    note("one")
    note("two")
    month_file(folder).write_bytes(raw)
    with pytest.raises(Broken):
        decode(raw)
    again = Notebook(folder, now=Clock())
    # The backup is the version before the last change.
    assert [e.note for e in again.entries()] == ["one"]
    assert [n.kind for n in again.notices] == [NoticeKind.MONTH_REPAIRED]
    assert again.notices[0].path.name == "2026-11.json.corrupt-20261120T120002"
    assert again.notices[0].path.read_bytes() == raw
    assert again.count() == 1


def test_whole_entries_of_a_torn_file_come_back(folder: Path, note: Add) -> None:
    for number in range(30):
        note(f"note {number}")
    raw = month_file(folder).read_bytes()
    files.backup_of(month_file(folder)).unlink()
    month_file(folder).write_bytes(raw[: len(raw) * 2 // 3])
    again = Notebook(folder)
    assert {e.note for e in again.entries()} == {f"note {n}" for n in range(again.count())}
    assert again.count() in (18, 19, 20, 21)
    assert again.notices[0].entries == again.count()


def test_torn_and_backup_together_lose_nothing(folder: Path, note: Add) -> None:
    for number in range(30):
        note(f"note {number}")
    raw = month_file(folder).read_bytes()
    month_file(folder).write_bytes(raw[100:])
    assert Notebook(folder).count() == 30


def test_damaged_text_never_wins_against_whole(folder: Path, note: Add) -> None:
    note("first words")
    note("second words")
    raw = month_file(folder).read_bytes()
    raw = raw.replace(b"first words", b"first w\xffrds").replace(b"second words", b"second w\xffrds")
    month_file(folder).write_bytes(raw)
    assert sorted(e.note for e in Notebook(folder).entries()) == ["first words", "second w\ufffdrds"]


def test_a_missing_month_comes_back_from_its_backup(folder: Path, note: Add) -> None:
    note("one")
    note("two")
    month_file(folder).unlink()
    again = Notebook(folder)
    assert [e.note for e in again.entries()] == ["one"]
    assert [n.kind for n in again.notices] == [NoticeKind.MONTH_RESTORED]


def test_both_broken(folder: Path, note: Add) -> None:
    note("one")
    note("two")
    month_file(folder).write_bytes(b"{")
    backup = files.backup_of(month_file(folder))
    backup.write_bytes(backup.read_bytes()[:-5])
    again = Notebook(folder)
    assert [e.note for e in again.entries()] == ["one"]
    assert len([p for p in folder.iterdir() if ".corrupt-" in p.name]) == 2


def test_removed_entries_stay_removed_in_a_repair(folder: Path, notebook: Notebook, note: Add) -> None:
    entry = note("private")
    note("other")
    whole = month_file(folder).read_bytes()
    notebook.remove(entry.id)
    # An older version of the file comes back, torn: a disk image, a bad sync.
    month_file(folder).write_bytes(whole[:-4])
    again = Notebook(folder, now=Clock())
    assert [e.note for e in again.entries()] == ["other"]
    assert all(b"private" not in p.read_bytes() for p in folder.iterdir())


def test_removing_takes_it_out_of_torn_files_too(folder: Path, notebook: Notebook) -> None:
    saved = [check_in(notebook, f"note {n} of mine") for n in range(5)]
    for entry in saved:
        notebook.add(entry)
    raw = month_file(folder).read_bytes()
    month_file(folder).write_bytes(raw[: raw.index(b"note 4") + 6])
    assert notebook.count() == 4 or notebook.count() == 5
    notebook.restore(saved[4])
    for removed in (saved[1], saved[4]):
        notebook.remove(removed.id)
    texts = [p.read_bytes() for p in folder.iterdir()]
    assert all(b"note 1" not in t and b"note 4" not in t for t in texts)
    corrupt = next(p for p in folder.iterdir() if ".corrupt-" in p.name)
    assert corrupt.read_bytes().count(b"of mine") == 3


def test_what_cannot_be_repaired_now_is_shown(
    folder: Path, notebook: Notebook, note: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    note("one")
    note("two")
    broken = month_file(folder).read_bytes()[:-4]
    month_file(folder).write_bytes(broken)

    def refuse(*_: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(files, "open_temporary", refuse)
    again = Notebook(folder)
    assert len(list(again.entries())) == 2
    assert {n.kind for n in again.notices} == {NoticeKind.MONTH_BROKEN}
    with pytest.raises(StoreError):
        again.add(check_in(again, "x"))
    assert month_file(folder).read_bytes() == broken
    monkeypatch.undo()
    again.add(check_in(again, "x"))
    assert again.count() == 3
    assert [n.kind for n in again.notices] == [NoticeKind.MONTH_BROKEN, NoticeKind.MONTH_REPAIRED]


def test_a_month_that_cannot_be_read_hides_no_other(folder: Path, notebook: Notebook) -> None:
    for month in (9, 10, 11):
        notebook.add(check_in(notebook, str(month), utc(2026, month, 3)))
    (folder / "2026-10.json").unlink()
    (folder / "2026-10.json.bak").unlink(missing_ok=True)
    (folder / "2026-10.json").symlink_to("2026-10.json")
    again = Notebook(folder)
    assert [e.note for e in again.entries()] == ["11", "9"]
    assert [n.kind for n in again.notices] == [NoticeKind.MONTH_UNREADABLE]
    assert again.count() == 2


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, set[str]]:
    folder = tmp_path_factory.mktemp("fuzz")
    notebook = Notebook(folder, now=Clock())
    for month in (10, 11, 12):
        for day in range(1, 6):
            notebook.add(check_in(notebook, f"{month}/{day} é", utc(2026, month, day)))
    others = {e.id for e in notebook.entries() if not e.id.startswith("202611")}
    return folder, (folder / "2026-11.json").read_bytes(), others


MUTATIONS = st.one_of(
    st.binary(max_size=200),
    st.text(alphabet='{}[]":,0123 \\u', max_size=200).map(str.encode),
    st.tuples(st.just("cut"), st.integers(0, 2000), st.integers(0, 2000)),
    st.tuples(st.just("put"), st.integers(0, 2000), st.binary(min_size=1, max_size=8)),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda s: (
            st.lists(s, max_size=3)
            | st.dictionaries(
                st.sampled_from(["entries", "about", "removed", "1", "01", "id", "schema", "kind"]),
                s,
                max_size=3,
            )
        ),
    ).map(lambda v: json.dumps(v).encode()),
)


@given(MUTATIONS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"[" * 100_000)
@example(b'{"a":' * 5_000)
@example(b'{"entries":{"1":{"id":"20261101T000000.000000-00000000","kind":"x","n":%s}}' % (b"9" * 5000))
@example(b'{"entries":{"1":{"id":"20261101T000000.000000-00000000","kind":"x","n":%s}}' % (b"9" * 50))
@example(b'{"entries":{"1":{"id":"20261101T000000.000000-00000000","kind":"x","n":NaN}}')
@example(
    b'{"entries":{"1":{"id":"20261101T000000.000000-00000000","kind":"checkin","at":"0001-01-01T00:00:00+14:00"}}}'
)
@example(
    b'{"entries":{"1":{"id":"20261101T000000.000000-00000000","kind":"checkin","changed":"9999-12-31T23:59:59-14:00"}}}'
)
@example(b'{"about":{"1":{"schema":999999999999999999999999}},"entries":{}}')
@example(b'{"about":{"1":{"schema":2}},"entries":{"1":3}}')
@example(b'{"about":{"1":{"schema":-5}},"entries":{}}')
@example(AGE_HEADER)
@example(AGE_ARMOUR)
# A whole file that looks like what is left of a removed entry: it has an id, and "removed" in it.
@example(("cut", 65, 24))
def test_any_bytes_as_a_month(prepared: tuple[Path, bytes, set[str]], mutation: bytes | tuple) -> None:  # type: ignore[type-arg]
    folder, original, others = prepared
    raw = mutation if isinstance(mutation, bytes) else b""
    if isinstance(mutation, tuple):
        kind, at, what = mutation
        raw = original[:at] + (original[at + what :] if kind == "cut" else what + original[at + len(what) :])
    for left in folder.glob("2026-11*"):
        left.unlink()
    (folder / "2026-11.json").write_bytes(raw)
    notebook = Notebook(folder, now=Clock())
    found = list(notebook.entries())
    assert others <= {e.id for e in found}
    assert any(raw == p.read_bytes() for p in folder.iterdir()), "the bytes are still somewhere"
    known = next((e for e in found if e.id not in others), None)
    try:
        notebook.add(check_in(notebook, "new", NOON))
        if known is not None:
            notebook.change(msgspec.structs.replace(known, note="changed"))
            notebook.restore(notebook.remove(known.id))
    except StoreError as error:
        refused = {Problem.NEWER_VERSION, Problem.NOT_UNDERSTOOD, Problem.NOT_THERE}
        is_sealed = raw.lstrip().startswith((AGE_HEADER, AGE_ARMOUR))
        assert error.problem in ({Problem.ENCRYPTED} if is_sealed else refused)  # noqa: PT017
    notebook.count()
    notebook.close()
    assert others <= {e.id for e in Notebook(folder).entries()}


def test_counting_leaves_a_broken_month_to_reading(folder: Path) -> None:
    notebook = Notebook(folder)
    for words in ("one", "two"):
        notebook.add(check_in(notebook, words))
    month = folder / "2026-11.json"
    month.write_bytes(month.read_bytes()[:-4])
    counting = Notebook(folder)
    assert counting.count() == 2
    assert [path.name for path in folder.glob("*.corrupt-*")] == []
    assert counting.notices == []
    reading = Notebook(folder)
    assert len(list(reading.entries())) == 2
    assert len(reading.notices) == 1


@pytest.mark.parametrize(
    "value", [b"NaN", b"-Infinity", b"1e999", rb'"\ud83d"', b'"\x01"', b'"\xff"', b"[" * 9999]
)
def test_what_could_not_be_written_again_is_no_json(value: bytes) -> None:
    raw = b'{"about": {"1": {"schema": 1}}, "removed": {}, "entries": {"1": {"note": %b}}}'
    assert decode(raw % rb'"\ud83d\ude00"')["entries"]["1"]["note"] == "😀"
    with pytest.raises(Broken):
        decode(raw % value)
