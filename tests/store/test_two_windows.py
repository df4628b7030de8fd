from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import msgspec

from companion.store.notebook import Notebook
from tests.store.conftest import check_in

ADDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]))
at = datetime(2026, 11, 20, tzinfo=UTC)
for number in range(50):
    notebook.add(CheckIn(id=notebook.new_id(at), at=at, note=f"{sys.argv[2]}/{number}"))
"""


def test_eight_processes_at_once(folder: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", ADDER, str(folder), str(n)]) for n in range(8)]
    assert [p.wait() for p in processes] == [0] * 8
    notebook = Notebook(folder)
    notes = [entry.note for entry in notebook.entries()]
    assert sorted(notes) == sorted(f"{p}/{n}" for p in range(8) for n in range(50))
    assert len({entry.id for entry in notebook.entries()}) == 400
    assert notebook.notices == []


def test_two_handles_take_turns(folder: Path) -> None:
    one, two = Notebook(folder), Notebook(folder)
    for number in range(10):
        (one, two)[number % 2].add(check_in(one, str(number)))
    entry = next(one.entries())
    two.change(msgspec.structs.replace(entry, note="from two"))
    found = one.get(entry.id)
    assert found is not None
    assert found.note == "from two"
    one.remove(entry.id)
    assert two.get(entry.id) is None
    assert one.count() == two.count() == 9


def test_threads_of_one_window(folder: Path) -> None:
    notebook = Notebook(folder)

    def add() -> None:
        for number in range(10):
            notebook.add(check_in(notebook, str(number)))
            list(notebook.entries())

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notebook.count() == 40


def test_a_month_repaired_by_the_other_window_first(folder: Path) -> None:
    one, two = Notebook(folder), Notebook(folder)
    for number in range(3):
        one.add(check_in(one, str(number)))
    assert two.count() == 3
    path = folder / "2026-11.json"
    path.write_bytes(path.read_bytes()[:-4])
    assert len(list(one.entries())) == len(list(two.entries())) == 3
    assert (len(one.notices), len(two.notices)) == (1, 0)
