"""A sealed notebook of 100,000 entries beside a plain one: saving, the first page, and how it begins."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pyrage import x25519

from companion.core.entry import CheckIn
from companion.store.age import AgeSeal
from companion.store.disk import Disk
from companion.store.documents import to_document
from companion.store.history import History
from companion.store.keys import Key
from companion.store.notebook import Notebook
from companion.store.paths import Places, places
from companion.store.sealing import turn_on
from tests import make
from tests.bench.child import COMPANION, PYTHON, Child
from tests.bench.figure import Figure
from tests.bench.opening import CALM, INSTRUCTION, ROUNDS

COUNT, TIMES, PAGE = 100_000, 101, 20
AT = datetime(2026, 11, 20, 18, tzinfo=UTC)
KEY = x25519.Identity.generate()


def measure() -> Iterator[Figure]:
    """Yield saves, locked and open, as multiples of a plain one, and the seconds until the first page."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {name: _filled(Path(folder) / name) for name in ("plain", "locked", "open")}
        for name in ("locked", "open"):
            homes[name].config.mkdir(exist_ok=True)
            turn_on(homes[name], Key(str(KEY.to_public()), "", b"", b""))
        books = {name: _opened(where, is_open=name == "open") for name, where in homes.items()}
        times: dict[str, list[float]] = {name: [] for name in books}
        for number in range(TIMES):
            for name, notebook in books.items():
                at = AT + timedelta(seconds=number)
                entry = CheckIn(id=notebook.new_id(at), at=at, note="words")
                times[name].append(_seconds(lambda n=notebook, e=entry: n.add(e)))  # type: ignore[misc]
        medians = {name: statistics.median(each) for name, each in times.items()}
        for name in ("locked", "open"):
            ratio = medians[name] / medians["plain"]
            yield Figure(f"save, sealed and {name}", round(ratio, 2), "x plain", 1.5, note=f"{COUNT} entries")
        waiting = _seconds(lambda: _first_page(homes["locked"]))
        yield Figure(
            "first page once unlocked", round(waiting, 3), "s", 1, note=f"{COUNT} entries, {TIMES} waiting"
        )
        rounds = [_begin(homes["locked"].data.parent) for _ in range(ROUNDS + 1)][1:]
        for name, most in (("first words", 1.5), ("first words of `now`", 1.5), ("a check-in", 7.0)):
            ratio = statistics.median(each[name] / each["python"] for each in rounds)
            yield Figure(
                f"{name}, sealed and locked", round(ratio, 2), "x", most, note="beside python -c pass"
            )


def _begin(home: Path) -> dict[str, float]:
    """Start each command once; return the seconds from its start until its output was there."""
    took = {"python": Child([PYTHON, "-c", "pass"], home).wait_until_end()}
    for name, arguments, words in (("first words", [], CALM), ("first words of `now`", ["now"], INSTRUCTION)):
        child = Child([COMPANION, *arguments], home)
        took[name] = child.wait_until(words)
        child.kill()
    check_in = [COMPANION, "checkin", "--state", "up", "--intensity", "7"]
    took["a check-in"] = Child(check_in, home).wait_until_end()
    return took


def _filled(home: Path) -> Places:
    where = places({"COMPANION_HOME": str(home)})
    notebook = Notebook.open(where, now=lambda: AT)
    notebook.merge_documents(to_document(entry) for entry in make.entries(COUNT, years=10))
    notebook.close()
    return where


def _opened(where: Places, *, is_open: bool) -> Notebook:
    seal = AgeSeal(where)
    if is_open:
        seal.open(KEY)
    return Notebook.open(where, disk=Disk(seal), now=lambda: AT)


def _first_page(where: Places) -> None:
    notebook = _opened(where, is_open=True)
    notebook.merge_copies()
    history = History(notebook)
    history.some(history.names(), (), PAGE)


def _seconds(work) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
