"""One notebook read by several threads while another writes."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest

from companion.store.history import History
from companion.store.notebook import Notebook
from tests.store.conftest import check_in, utc

MONTHS = 6


@pytest.mark.slow
def test_readers_see_whole_entries_while_one_thread_writes(folder: Path) -> None:
    notebook = Notebook(folder)
    first = [check_in(notebook, "0", utc(2026, month + 1, 3)) for month in range(MONTHS)]
    for entry in first:
        notebook.add(entry)
    done, problems = threading.Event(), []

    def read(by_month: bool) -> None:
        history, latest = History(notebook), dict.fromkeys((entry.id for entry in first), 0)
        while not done.is_set():
            try:
                found = list(history.everything()) if by_month else list(notebook.entries())
                assert len(found) >= MONTHS
                assert [entry.id for entry in found] == sorted((entry.id for entry in found), reverse=True)
                for entry in found:
                    if entry.id in latest:
                        assert int(entry.note) >= latest[entry.id], "an older version than seen before"
                        latest[entry.id] = int(entry.note)
                assert notebook.count() >= MONTHS
            except BaseException as error:
                problems.append(error)
                return

    readers = [threading.Thread(target=read, args=(number % 2 == 0,)) for number in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, 25):
        for entry in first:
            notebook.change(msgspec.structs.replace(entry, note=str(number)))
        extra = check_in(notebook, "99", utc(2026, 3, 4))
        notebook.add(extra)
        notebook.remove(extra.id)
    done.set()
    for reader in readers:
        reader.join()
    assert problems == []
    assert notebook.notices == []
    assert {entry.note for entry in notebook.entries()} == {"24"}
