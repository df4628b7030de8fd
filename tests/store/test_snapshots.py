"""Copies of months by day: when they are made, which stay, and that what was decided holds in them too."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.store import codec, files
from companion.store.disk import AGE_HEADER
from companion.store.doctor import examine
from companion.store.errors import StoreError
from companion.store.folder import list_files
from companion.store.merge import all_documents
from companion.store.notebook import Notebook
from companion.store.notices import NoticeKind
from companion.store.paths import Places, places
from companion.store.snapshots import MEGABYTE, list_snapshots, thin
from tests.odd import MAKE
from tests.store.conftest import NOON, Clock, check_in

Note = Callable[..., CheckIn]
OCTOBER = NOON - timedelta(days=30)
TODAY = NOON.date()


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places({"COMPANION_HOME": str(tmp_path)})


@pytest.fixture
def notebook(where: Places, clock: Clock) -> Notebook:
    return Notebook.open(where, now=clock)


@pytest.fixture
def days(clock: Clock, notebook: Notebook, note: Note) -> Callable[..., list[CheckIn]]:
    """Add a check-in on each of some days after today, in a process of its own."""

    def add(*numbers: int) -> list[CheckIn]:
        added = []
        for number in numbers:
            clock.at = NOON + timedelta(days=number)
            added.append(note(f"day {number}", clock.at))
            notebook.close()
        return added

    return add


def names(where: Places) -> list[str]:
    return sorted(each.name for each in list_snapshots(where.snapshots))


def notes(path: Path) -> list[str]:
    documents = all_documents(codec.decode(path.read_bytes()))
    return [document["note"] for document in documents if "note" in document]


def in_snapshots(where: Places, word: str) -> bool:
    return any(word.encode() in path.read_bytes() for path in where.snapshots.rglob("*") if path.is_file())


def test_a_month_is_copied_before_its_first_change_of_a_day(
    where: Places, days: Callable[..., object]
) -> None:
    days(0, 0, 0, 1, 1)
    assert names(where) == ["2026-11-20", "2026-11-21"]
    assert notes(where.snapshots / "2026-11-20" / "2026-11.json") == ["day 0"]
    assert notes(where.snapshots / "2026-11-21" / "2026-11.json") == ["day 0"] * 3


@pytest.mark.posix
def test_a_snapshot_is_private_and_opens_as_a_month_does(where: Places, days: Callable[..., object]) -> None:
    old = os.umask(0)
    try:
        days(0, 1)
    finally:
        os.umask(old)
    path = where.snapshots / "2026-11-21" / "2026-11.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert {f.stat().st_mode & 0o777 for f in (path.parent, where.snapshots)} == {0o700}
    assert [entry.note for entry in Notebook(path.parent).entries() if isinstance(entry, CheckIn)] == [
        "day 0"
    ]


def test_damage_in_place_of_the_month_does_not_reach_its_snapshot(
    where: Places, days: Callable[..., object]
) -> None:
    days(0, 1)
    for path in where.notebook.glob("2026-11.json*"):
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
    assert notes(where.snapshots / "2026-11-21" / "2026-11.json") == ["day 0"]


def test_the_months_that_changed_since_the_last_day_are_copied_too(
    where: Places, clock: Clock, notebook: Notebook, note: Note
) -> None:
    def changed(name: str, at: datetime) -> None:
        os.utime(where.notebook / f"{name}.json", (at.timestamp(),) * 2)

    old = [note("old", NOON - timedelta(days=31 * number)) for number in range(6)]
    notebook.close()
    note("today")
    for name in ("2026-06", "2026-07"):
        changed(name, NOON - timedelta(days=2))
    for number, name in enumerate(("2026-08", "2026-09", "2026-10", "2026-11")):
        changed(name, NOON - timedelta(hours=number))
    clock.at = NOON + timedelta(days=1)
    notebook.change(msgspec.structs.replace(old[-1], note="new"))
    copied = sorted(path.stem for path in (where.snapshots / "2026-11-21").iterdir())
    # 2026-06 because it changes now, the others because they changed on the last day; at most three.
    assert copied == ["2026-06", "2026-08", "2026-09", "2026-10"]


def test_a_broken_month_is_not_copied_with_another(where: Places, clock: Clock, note: Note) -> None:
    note("october", OCTOBER)
    note("one")
    note("two")
    (where.notebook / "2026-10.json").write_bytes(b"{")
    os.utime(where.notebook / "2026-10.json", (clock.at.timestamp(),) * 2)
    clock.at = NOON + timedelta(days=1)
    note("three")
    assert [path.name for path in (where.snapshots / "2026-11-21").iterdir()] == ["2026-11.json"]


def test_the_last_month_is_copied_when_a_new_one_begins(where: Places, clock: Clock, note: Note) -> None:
    note("october", OCTOBER)
    clock.at = NOON + timedelta(days=1)
    note("one", OCTOBER)
    os.utime(where.notebook / "2026-10.json", (clock.at.timestamp(),) * 2)
    clock.at = NOON + timedelta(days=2)
    note("november")
    assert notes(where.snapshots / "2026-11-22" / "2026-10.json") == ["october", "one"]


def test_a_merge_copies_what_it_is_about_to_change(
    tmp_path: Path, where: Places, clock: Clock, notebook: Notebook, note: Note
) -> None:
    note("one")
    note("two")
    other = Notebook(tmp_path / "other", now=clock)
    for number in range(3):
        for at in (NOON, OCTOBER):
            other.add(check_in(other, f"from there {number}", at))
        for path in other.folder.glob("*.json"):
            notebook.merge_file(path)
    assert names(where) == ["2026-11-20", "2026-11-20-2", "2026-11-20-3", "2026-11-20-4"]
    assert notes(where.snapshots / "2026-11-20" / "2026-11.json") == ["one"]
    assert notes(where.snapshots / "2026-11-20-2" / "2026-11.json") == ["one", "two"]
    before = names(where)
    notebook.merge_file(other.folder / "2026-11.json")
    assert names(where) == before


def test_of_an_earlier_day_the_newest_copy_of_each_month_stays(
    tmp_path: Path, where: Places, clock: Clock, notebook: Notebook, note: Note
) -> None:
    note("october", OCTOBER)
    note("october 2", OCTOBER)
    test_a_merge_copies_what_it_is_about_to_change(tmp_path, where, clock, notebook, note)
    for path in where.notebook.glob("*.json"):
        os.utime(path, (clock.at.timestamp(),) * 2)
    clock.at = NOON + timedelta(days=1)
    note("on")
    notebook.close()
    assert {s.name: s.months for s in list_snapshots(where.snapshots)} == {
        "2026-11-21": ["2026-10", "2026-11"],
        "2026-11-20-4": ["2026-10", "2026-11"],
    }


def test_seven_days_and_four_weeks_stay(where: Places, days: Callable[..., object]) -> None:
    days(*range(60))
    last = TODAY + timedelta(days=59)
    ago = [(last - date.fromisoformat(name)).days for name in names(where)]
    # The last day is a Monday.
    assert sorted(ago) == [0, 1, 2, 3, 4, 5, 6, 8, 15, 22, 29]


class TestSize:
    @pytest.fixture(autouse=True)
    def _filled(self, where: Places) -> None:
        for day in range(1, 6):
            path = where.snapshots / f"2026-11-{day:02}" / "2026-11.json"
            path.parent.mkdir(parents=True)
            path.write_bytes(bytes(MEGABYTE))

    def set_to(self, where: Places, megabytes: int) -> None:
        where.config.mkdir(parents=True, exist_ok=True)
        where.settings.write_text(f"snapshots_megabytes = {megabytes}\n")

    def test_all_stay_that_fit_into_the_usual_size(self, where: Places) -> None:
        thin(where.snapshots, where.settings, TODAY)
        assert len(names(where)) == 5

    def test_the_oldest_go_first(self, where: Places) -> None:
        self.set_to(where, 3)
        thin(where.snapshots, where.settings, TODAY)
        assert names(where) == ["2026-11-03", "2026-11-04", "2026-11-05"]

    def test_the_newest_stays_whatever_its_size(self, where: Places) -> None:
        self.set_to(where, 1)
        (where.snapshots / "2026-11-05" / "2026-10.json").write_bytes(bytes(MEGABYTE))
        thin(where.snapshots, where.settings, TODAY)
        assert names(where) == ["2026-11-05"]

    def test_a_large_one_makes_no_room_for_itself_later(self, where: Places) -> None:
        self.set_to(where, 4)
        (where.snapshots / "2026-11-03" / "2026-11.json").write_bytes(bytes(3 * MEGABYTE))
        thin(where.snapshots, where.settings, TODAY)
        assert names(where) == ["2026-11-01", "2026-11-02", "2026-11-04", "2026-11-05"]

    def test_a_day_to_come_goes_before_the_newest(self, where: Places) -> None:
        self.set_to(where, 1)
        thin(where.snapshots, where.settings, date(2026, 11, 4))
        assert names(where) == ["2026-11-04"]


@pytest.mark.parametrize("again", [False, True])
def test_a_removed_entry_leaves_the_snapshots(
    where: Places, clock: Clock, days: Callable[..., list[CheckIn]], again: bool
) -> None:
    secret, *_ = days(0, 1, 2, 3)
    # The first change of its day, or a later one.
    clock.at = NOON + timedelta(days=3 if again else 4)
    other = Notebook.open(where, now=clock)
    assert in_snapshots(where, "day 0")
    other.remove(secret.id)
    assert not in_snapshots(where, "day 0")
    assert in_snapshots(where, "day 1")
    assert all(codec.decode(path.read_bytes()) for path in where.snapshots.rglob("*.json"))


def test_an_entry_removed_by_a_merge_leaves_the_snapshots(
    tmp_path: Path, where: Places, clock: Clock, notebook: Notebook, days: Callable[..., list[CheckIn]]
) -> None:
    secret, *_ = days(0, 1, 2)
    other = Notebook(tmp_path / "other", now=clock)
    other.merge_documents(notebook.documents())
    other.remove(secret.id)
    assert in_snapshots(where, "day 0")
    notebook.merge_file(other.folder / "2026-11.json")
    assert not in_snapshots(where, "day 0")


def test_an_earlier_wording_leaves_the_snapshots_on_leaving(
    where: Places, clock: Clock, notebook: Notebook, days: Callable[..., list[CheckIn]]
) -> None:
    first, *_ = days(0, 1, 2)
    clock.at = NOON + timedelta(days=3)
    notebook.change(msgspec.structs.replace(first, note="in other words"))
    notebook.close()
    assert not in_snapshots(where, "day 0")
    for snapshot in list_snapshots(where.snapshots):
        assert "in other words" in notes(snapshot.paths[0])


def restore(notebook: Notebook, where: Places) -> None:
    for snapshot in list_snapshots(where.snapshots):
        for path in snapshot.paths:
            notebook.merge_file(path)


def test_a_damaged_month_comes_back(where: Places, days: Callable[..., object]) -> None:
    days(0, 1, 2)
    for path in where.notebook.glob("2026-11.json*"):
        path.write_bytes(b"damaged")
    again = Notebook.open(where)
    assert again.count() == 0
    restore(again, where)
    found = sorted(entry.note for entry in again.entries() if isinstance(entry, CheckIn))
    assert found == ["day 0", "day 1"]


def test_a_lost_folder_comes_back(where: Places, days: Callable[..., object]) -> None:
    days(0, 1, 2)
    where.notebook.rename(where.data / "lost")
    restore(Notebook.open(where), where)
    assert Notebook.open(where).count() == 2


def test_neither_a_removed_entry_nor_an_earlier_wording_comes_back(
    where: Places, clock: Clock, days: Callable[..., list[CheckIn]], monkeypatch: pytest.MonkeyPatch
) -> None:
    removed, reworded, *_ = days(0, 1, 2, 3)
    clock.at = NOON + timedelta(days=4)
    notebook = Notebook.open(where, now=clock)
    # As if the process had been killed before the snapshots were rewritten.
    monkeypatch.setattr("companion.store.months.Months.snapshot_files", lambda _: [])
    notebook.remove(removed.id)
    notebook.change(msgspec.structs.replace(reworded, note="in other words"))
    assert in_snapshots(where, "day 0")
    before = list(notebook.entries())
    restore(notebook, where)
    assert list(notebook.entries()) == before
    assert len(before) == 3


def test_an_undone_removal_stays_undone(
    where: Places, notebook: Notebook, days: Callable[..., list[CheckIn]]
) -> None:
    first, *_ = days(0, 1)
    notebook.restore(notebook.remove(first.id))
    restore(notebook, where)
    assert notebook.get(first.id) is not None


@pytest.mark.posix
@pytest.mark.parametrize("step", ["open_temporary", "write", "sync", "rename", "sync_folder", "make_folder"])
def test_a_snapshot_that_fails_stops_no_save(
    where: Places, clock: Clock, note: Note, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    note("one")
    real = getattr(files, step)

    def failing(*arguments: object) -> object:
        if any(where.snapshots in path.parents for path in arguments if isinstance(path, Path)):
            raise OSError(28, "full")
        if step in ("write", "sync") and "snapshots" in str(Path(f"/proc/self/fd/{arguments[0]}").readlink()):
            raise OSError(28, "full")
        return real(*arguments)

    monkeypatch.setattr(files, step, failing)
    note("two")
    assert Notebook(where.notebook).count() == 2
    assert not list(where.snapshots.rglob("*.tmp"))


@pytest.mark.timeout(20)
@pytest.mark.posix
@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize(
    "name", ["", "2026-11-20", "2026-11-20/2026-11.json", "2026-11-19", "2026-11-19/2026-11.json"]
)
def test_what_is_no_file_is_never_opened_and_stops_nothing(
    where: Places, notebook: Notebook, note: Note, kind: str, name: str
) -> None:
    first = note("one")
    path = where.snapshots / name
    path.parent.mkdir(parents=True, exist_ok=True)
    MAKE[kind](path)
    note("two")
    notebook.remove(first.id)
    notebook.close()
    assert Notebook(where.notebook).count() == 1


@pytest.fixture(autouse=True)
def no_sockets() -> None:
    """One of the odd kinds is a socket's file."""


def test_links_are_not_followed(tmp_path: Path, where: Places, note: Note, notebook: Notebook) -> None:
    first = note("one")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2026-11.json").write_bytes((where.notebook / "2026-11.json").read_bytes())
    where.snapshots.mkdir()
    (where.snapshots / "2026-11-20").symlink_to(outside)
    (where.snapshots / "2026-11-19").mkdir()
    (where.snapshots / "2026-11-19" / "2026-11.json").symlink_to(outside / "2026-11.json")
    note("two")
    notebook.remove(first.id)
    notebook.close()
    assert b"one" in (outside / "2026-11.json").read_bytes()
    assert [path.name for path in outside.iterdir()] == ["2026-11.json"]
    assert [s.paths for s in list_snapshots(where.snapshots)] == [()]


def test_an_encrypted_snapshot_is_left_as_it_is(where: Places, notebook: Notebook, note: Note) -> None:
    first = note("one")
    note("two")
    path = where.snapshots / "2026-11-20" / "2026-11.json"
    path.write_bytes(AGE_HEADER + b"v1\n")
    notebook.remove(first.id)
    notebook.close()
    assert path.read_bytes() == AGE_HEADER + b"v1\n"
    with pytest.raises(StoreError):
        notebook.merge_file(path)


def test_a_notebook_in_any_other_folder_has_none(folder: Path, clock: Clock) -> None:
    other = Notebook(folder, now=clock)
    for number in range(3):
        other.add(check_in(other, str(number)))
    other.close()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_every_file_of_the_snapshots_is_known(where: Places, days: Callable[..., object]) -> None:
    days(0, 1, 2)
    kinds = {file.kind for file in list_files(where) if where.snapshots in file.path.parents}
    assert kinds == {"snapshot"}


def test_a_clock_that_was_wrong_for_a_while_costs_nothing(
    where: Places, clock: Clock, note: Note, notebook: Notebook
) -> None:
    note("one")
    for year in range(2027, 2040):
        clock.at = datetime(year, 1, 1, 12, tzinfo=UTC)
        note(str(year), NOON)
        notebook.close()
    clock.at = NOON
    note("two")
    notebook.close()
    assert "2026-11-20" in names(where)


def test_the_doctor_names_the_day_that_has_what_was_lost(
    where: Places, clock: Clock, notebook: Notebook, days: Callable[..., object]
) -> None:
    days(0, 1, 2)
    for path in where.notebook.glob("2026-11.json*"):
        path.write_bytes(b"damaged")
    lost = [n for n in examine(where, clock).notices if n.kind is NoticeKind.ENTRIES_LOST]
    assert [(notice.name, notice.entries) for notice in lost] == [("2026-11-22", 2)]
    assert not examine(where, clock).is_healthy
    restore(notebook, where)
    assert examine(where, clock).notices == ()


def test_the_doctor_names_a_month_that_went_back_in_time(
    where: Places, clock: Clock, notebook: Notebook, days: Callable[..., list[CheckIn]]
) -> None:
    first, *_ = days(0, 1)
    old = (where.notebook / "2026-11.json").read_bytes()
    notebook.change(msgspec.structs.replace(first, note="in other words"))
    days(2)
    (where.notebook / "2026-11.json").write_bytes(old)
    lost = [n for n in examine(where, clock).notices if n.kind is NoticeKind.ENTRIES_LOST]
    assert [(notice.name, notice.entries) for notice in lost] == [("2026-11-22", 1)]
    restore(notebook, where)
    assert notebook.get(first.id) == msgspec.structs.replace(
        first, note="in other words", changed=getattr(notebook.get(first.id), "changed", None)
    )


def test_the_doctor_erases_what_another_machine_removed_or_reworded(
    tmp_path: Path, where: Places, clock: Clock, notebook: Notebook, days: Callable[..., list[CheckIn]]
) -> None:
    removed, reworded, *_ = days(0, 1, 2, 3)
    other = Notebook(tmp_path / "other", now=clock)
    other.merge_documents(notebook.documents())
    other.remove(removed.id)
    other.change(msgspec.structs.replace(reworded, note="in other words"))
    # A sync tool brings the month as it is over there.
    month = where.notebook / "2026-11.json"
    month.write_bytes((other.folder / "2026-11.json").read_bytes())
    assert in_snapshots(where, "day 0")
    assert in_snapshots(where, "day 1")
    assert examine(where, clock).notices == ()
    assert not in_snapshots(where, "day 0")
    assert not in_snapshots(where, "day 1")
    assert in_snapshots(where, "in other words")


def test_the_doctor_names_a_copy_that_is_larger_than_all_may_be(
    where: Places, clock: Clock, notebook: Notebook, note: Note
) -> None:
    note("one")
    long = note("n" * 2_000_000)
    note("three", OCTOBER)
    notebook.close()
    assert examine(where, clock).notices == ()
    where.config.mkdir(exist_ok=True)
    where.settings.write_text("snapshots_megabytes = 1\n")
    clock.at = NOON + timedelta(days=1)
    note("four")
    notebook.close()
    found = examine(where, clock)
    large = [notice for notice in found.notices if notice.kind is not NoticeKind.RIGHTS_CORRECTED]
    assert [(n.kind, n.name) for n in large] == [(NoticeKind.SNAPSHOT_LARGE, "2026-11-21")]
    assert found.is_healthy
    assert names(where) == ["2026-11-21"]
    notebook.remove(long.id)
    assert examine(where, clock).notices == ()


def test_the_doctor_says_why_no_snapshot_can_be_made(where: Places, clock: Clock, note: Note) -> None:
    where.data.mkdir()
    where.snapshots.write_text("")
    note("one")
    note("two")
    problem = examine(where, clock).problem
    assert problem is not None
    assert problem.path == where.snapshots


def test_the_doctor_names_a_damaged_copy_and_what_is_no_folder(
    where: Places, clock: Clock, days: Callable[..., object]
) -> None:
    days(0, 1, 2)
    path = where.snapshots / "2026-11-21" / "2026-11.json"
    path.write_bytes(path.read_bytes()[:-4])
    (where.snapshots / "2026-11-20").write_text("")
    found = examine(where, clock)
    kinds = [n.kind for n in found.notices if n.kind is not NoticeKind.RIGHTS_CORRECTED]
    assert kinds == [NoticeKind.ODD_FILE, NoticeKind.SNAPSHOT_DAMAGED]


def test_the_doctor_makes_no_folder(where: Places, clock: Clock) -> None:
    assert examine(where, clock).is_healthy
    assert not where.data.exists()


def test_several_windows_make_one_copy(where: Places, clock: Clock, days: Callable[..., object]) -> None:
    days(0)
    clock.at = NOON + timedelta(days=1)
    windows = [Notebook.open(where, now=clock) for _ in range(4)]
    barrier = Barrier(len(windows))

    def add(window: Notebook) -> None:
        barrier.wait()
        for number in range(10):
            window.add(check_in(window, f"{number}", clock.at))
        window.close()

    with ThreadPoolExecutor() as pool:
        list(pool.map(add, windows))
    assert names(where) == ["2026-11-21"]
    assert notes(where.snapshots / "2026-11-21" / "2026-11.json") == ["day 0"]
    assert Notebook(where.notebook).count() == 41
    assert not list(where.snapshots.rglob(".*"))


@pytest.mark.posix
def test_the_doctor_names_what_can_not_be_read_and_corrects_rights(
    where: Places, clock: Clock, days: Callable[..., object]
) -> None:
    days(0, 1, 2)
    sealed, newer, open_to_all = sorted(where.snapshots.rglob("*.json"))[:1] * 2 + [where.snapshots]
    sealed.write_bytes(AGE_HEADER)
    open_to_all.chmod(0o755)
    kinds = {notice.kind for notice in examine(where, clock).notices}
    assert kinds == {NoticeKind.ENCRYPTED, NoticeKind.RIGHTS_CORRECTED}
    newer.write_bytes(b'{"about": {"1": {"schema": 99}}, "entries": {}}')
    assert {notice.kind for notice in examine(where, clock).notices} == {NoticeKind.NEWER_VERSION}
