"""The writer of drafts: soon, the newest, one at a time, and never again once deleted."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from companion.core.entry import CheckIn, Practice
from companion.flows.drafts import RETRY, WAIT, Draft, DraftWriter, all_drafts, read_draft
from companion.store.drafts import Drafts
from companion.store.errors import StoreError
from tests import make

ID, OTHER = "20261120T180000.000000-00000000", "20261120T190000.000000-00000000"


def draft(note: str, name: str = ID) -> Draft:
    return Draft(CheckIn(id=name, at=make.LAST, note=note), "note")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_the_newest_is_written_within_a_second(drafts: Drafts) -> None:
    writer, began = DraftWriter(drafts), monotonic()
    for end in range(1, 6):
        writer.put(draft("hello"[:end]))
    assert drafts.names() == []
    while not drafts.names() and monotonic() - began < 5:
        sleep(0.02)
    assert WAIT * 0.9 < monotonic() - began < 1
    assert read_draft(drafts, ID) == draft("hello")


def test_flush_writes_at_once_and_only_once(drafts: Drafts) -> None:
    writer = DraftWriter(drafts)
    writer.put(draft("a"))
    writer.flush()
    assert read_draft(drafts, ID) == draft("a")
    drafts.delete(ID)
    writer.flush()
    sleep(WAIT + 0.1)
    assert drafts.names() == []


def test_a_deleted_draft_is_not_written_again(drafts: Drafts) -> None:
    writer = DraftWriter(drafts)
    writer.put(draft("a"))
    writer.delete(ID)
    sleep(WAIT + 0.1)
    assert drafts.names() == []


def test_a_change_after_a_deleted_draft_is_written(drafts: Drafts) -> None:
    writer = DraftWriter(drafts, wait=0)
    writer.put(draft("a"))
    writer.delete(ID)
    writer.put(draft("b"))
    assert read_draft(drafts, ID) == draft("b")


def test_threads_that_write_and_delete_end_with_the_last_word(drafts: Drafts) -> None:
    writer = DraftWriter(drafts, wait=0.001)
    stop = Event()

    def flush() -> None:
        while not stop.is_set():
            writer.flush()

    threads = [Thread(target=flush) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(200):
        writer.put(draft(str(number)))
        if number % 50 == 49:
            writer.delete(ID)
            assert drafts.names() == []
    writer.put(draft("last"))
    writer.flush()
    stop.set()
    for thread in threads:
        thread.join()
    assert read_draft(drafts, ID) == draft("last")


def test_what_cannot_be_written_is_tried_again_until_it_is(tmp_path: Path) -> None:
    blocked = tmp_path / "drafts"
    blocked.write_text("")
    drafts = Drafts(blocked)
    writer = DraftWriter(drafts, wait=0.01)
    writer.put(draft("a"))
    writer.flush()
    assert writer.problem is not None
    assert writer.problem.path == blocked
    writer.put(draft("ab"))
    blocked.unlink()
    until = monotonic() + 3 * RETRY
    while writer.problem and monotonic() < until:
        sleep(0.02)
    assert (writer.problem, read_draft(drafts, ID)) == (None, draft("ab"))


def test_an_older_draft_that_failed_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    blocked = tmp_path / "drafts"
    blocked.write_text("")
    writer = DraftWriter(Drafts(blocked), wait=0)
    writer.put(draft("older"))
    writer.put(draft("newer"))
    blocked.unlink()
    writer.flush()
    assert read_draft(Drafts(blocked), ID) == draft("newer")


def test_a_writer_that_is_stopped_tries_no_more(tmp_path: Path) -> None:
    blocked = tmp_path / "drafts"
    blocked.write_text("")
    writer = DraftWriter(Drafts(blocked), wait=0.01)
    writer.put(draft("a"))
    writer.flush()
    writer.stop()
    blocked.unlink()
    sleep(RETRY + 0.3)
    assert not blocked.exists()


def test_nothing_is_reported_where_nothing_would_be_lost(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("")
    writer = DraftWriter(Drafts(tmp_path / "drafts"), wait=0)
    writer.put(Draft(CheckIn(id=ID, at=make.LAST), "rating"))
    assert writer.problem is None
    with pytest.raises(StoreError):
        writer.delete(ID)


def test_drafts_come_newest_first_and_those_of_another_version_are_passed_over(drafts: Drafts) -> None:
    writer = DraftWriter(drafts, wait=0)
    writer.put(draft("older"))
    sleep(0.02)
    writer.put(draft("newer", OTHER))
    drafts.save("20261120T200000.000000-00000000", {"entry": {"kind": "of the future"}})
    assert [each.name for each in all_drafts(drafts)] == [OTHER, ID]


@pytest.mark.parametrize("again", [False, True])
def test_a_draft_without_answers_stays_only_for_an_entry_saved_before(drafts: Drafts, again: bool) -> None:
    DraftWriter(drafts, wait=0).put(Draft(CheckIn(id=ID, at=make.LAST), "note", again=again))
    assert drafts.names() == ([ID] if again else [])


def test_a_draft_of_a_practice_is_read_back(drafts: Drafts) -> None:
    practice = Practice(id=ID, at=make.LAST, exercise="feet", name="Feet")
    DraftWriter(drafts, wait=0).put(Draft(practice, "note", again=True))
    assert read_draft(drafts, ID) == Draft(practice, "note", again=True)


def test_a_draft_written_by_the_first_version_is_read(drafts: Drafts) -> None:
    entry = {"kind": "after", "id": ID, "at": "2026-11-20T18:00:00+00:00", "left": {"state": "up"}}
    drafts.save(ID, {"entry": entry, "page": "landing.words", "again": True})
    found = read_draft(drafts, ID)
    assert found is not None
    assert (found.in_landing, found.again, found.name) == (True, True, ID)
