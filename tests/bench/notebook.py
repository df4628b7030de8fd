"""Time and memory of the notebook with 100, 10,000 and 100,000 entries of ten years, beside stock TinyDB."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypedDict

from tinydb import TinyDB

from companion.export import export
from companion.export.documents import Details
from companion.export.save import save
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from companion.store.paths import places
from tests import make

SIZES = (100, 10_000, 100_000)
PAGE = 20
"""Entries of the newest page: what 80x24 shows."""

FIRST = "open, with nothing in memory yet"
FIRST_SAVE = "save, the first of a day, which makes a snapshot"
TIMES = {
    FIRST: 41,
    "save": 101,
    FIRST_SAVE: 21,
    "change": 41,
    "open": 41,
    "save in a new process": 21,
    "open in a new process": 21,
    "count": 3,
}
"""What is measured, in this order, and how often. "open" is on the one notebook of a process."""

PROMISED = dict.fromkeys(("save", "change", "open", "save in a new process", "open in a new process"), 1.5)

AGAIN = """
import sys
from datetime import UTC, datetime
from itertools import islice
from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
from companion.store.paths import places
notebook, at = Notebook.open(places({"COMPANION_HOME": sys.argv[1]})), datetime(2026, 11, 20, 19, tzinfo=UTC)
if sys.argv[2] == "save":
    notebook.add(CheckIn(id=notebook.new_id(at), at=at, note="words"))
else:
    list(islice(notebook.entries(), 20))
"""
"""A program that starts, and saves one entry or reads the newest page."""


class Row(TypedDict):
    """One figure; `target` is the most it may be, None where nothing is promised."""

    name: str
    value: float
    unit: str
    target: float | None


def app_in(home: Path) -> Notebook:
    """Return the notebook of an app whose files are all below a folder."""
    return Notebook.open(places({"COMPANION_HOME": str(home)}))


def filled(home: Path, count: int) -> Notebook:
    """Return a notebook filled with random entries over ten years."""
    notebook = app_in(home)
    notebook.merge_documents(to_document(entry) for entry in make.entries(count))
    notebook.close()
    return app_in(home)


def measure(sizes: tuple[int, ...] = SIZES) -> list[Row]:
    """Measure all of it; some minutes with the default sizes, nearly all of them stock TinyDB's."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as root:
        homes = {size: Path(root) / str(size) for size in sizes}
        ours = _measure_ours(homes, rows)
        for size, home in homes.items():
            _measure_stock(Path(root) / f"{size}.json", app_in(home).folder, size, rows)
        least, most = sizes[0], sizes[-1]
        for what in ours[most]:
            ratio = ours[most][what] / ours[least][what]
            rows.append(_row(f"{what}: {most:,} to {least:,} entries", ratio, "x", PROMISED.get(what)))
        _measure_export(Path(root), most, rows)
    return rows


def _row(name: str, value: float, unit: str, target: float | None = None) -> Row:
    return Row(name=name, value=round(value, 3), unit=unit, target=target)


def _measure_ours(homes: dict[int, Path], rows: list[Row]) -> dict[int, dict[str, float]]:
    """Measure the sizes in turn, again and again, so that a busy moment slows all of them."""
    calls = {size: _calls(home, filled(home, size)) for size, home in homes.items()}
    found: dict[int, dict[str, float]] = {size: {} for size in homes}
    for what, times in TIMES.items():
        took: dict[int, list[float]] = {size: [] for size in homes}
        for _ in range(times):
            for size in homes:
                took[size].append(_timed(calls[size][what]))
        for size in homes:
            found[size][what] = statistics.median(took[size])
            rows.append(_row(f"{what}, {size:,} entries", found[size][what], "ms"))
    return found


def _calls(home: Path, notebook: Notebook) -> dict[str, Callable[[], object]]:
    chance = random.Random(2)
    made = (make.entry(make.LAST + timedelta(seconds=n), chance) for n in range(1000))
    # A page of 100 entries over ten years would otherwise come from twenty files, and take longer.
    for _ in range(PAGE):
        notebook.add(next(made))
    notebook.close()
    again = [sys.executable, "-c", AGAIN, str(home)]
    days = (make.LAST + timedelta(days=n) for n in range(1000))

    def save_on_another_day() -> None:
        Notebook.open(places({"COMPANION_HOME": str(home)}), now=partial(next, days)).add(next(made))

    return {
        "save": lambda: notebook.add(next(made)),
        FIRST_SAVE: save_on_another_day,
        FIRST: lambda: list(islice(app_in(home).entries(), PAGE)),
        "change": lambda: notebook.change(next(notebook.entries())),
        "open": lambda: list(islice(notebook.entries(), PAGE)),
        "save in a new process": lambda: subprocess.run([*again, "save"], check=True),
        "open in a new process": lambda: subprocess.run([*again, "open"], check=True),
        "count": lambda: app_in(home).count(),
    }


def _measure_stock(path: Path, folder: Path, size: int, rows: list[Row]) -> None:
    documents = list(Notebook(folder).documents())
    with TinyDB(path) as db:
        db.insert_multiple(dict(d) for d in documents)
        times = 9 if size < 50_000 else 3
        rows.append(
            _row(
                f"stock TinyDB save, {size:,} entries", _median(lambda: db.insert(documents[0]), times), "ms"
            )
        )

    def open_stock() -> None:
        with TinyDB(path) as again:
            sorted(again.all(), key=lambda d: str(d["id"]), reverse=True)[:PAGE]

    rows.append(_row(f"stock TinyDB open, {size:,} entries", _median(open_stock, times), "ms"))


def _measure_export(root: Path, size: int, rows: list[Row]) -> None:
    folder = app_in(root / str(size)).folder
    took = _median(lambda: save(root / "export.json", _json(Notebook(folder))), 1)
    rows.append(_row(f"export as JSON, {size:,} entries", took / 1000, "s"))
    pages = "next(iter(n.entries()))"
    everything = (
        "from datetime import datetime; from companion.export import export\n"
        "from companion.export.documents import Details; from companion.export.save import save\n"
        "d = Details(datetime.now().astimezone(), removed=n.removals())\n"
        "save(Path(sys.argv[2]), export('json', n.documents(), d))"
    )
    for name, code in (("newest page", pages), ("export", everything)):
        rows.append(
            _row(f"peak memory, {name}, {size:,} entries", _peak(folder, root / "e.json", code), "MB")
        )


def _json(notebook: Notebook) -> Iterator[bytes]:
    details = Details(datetime.now().astimezone(), removed=notebook.removals())
    return export("json", notebook.documents(), details)


def _peak(folder: Path, out: Path, code: str) -> float:
    script = (
        "import sys; from pathlib import Path\n"
        "from companion.store.notebook import Notebook\n"
        f"n = Notebook(Path(sys.argv[1]))\n{code}\n"
        # Not getrusage: its figure begins with the parent's.
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(out)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def _median(call: Callable[[], object], times: int) -> float:
    """Return the median wall time of a call in milliseconds."""
    return statistics.median(_timed(call) for _ in range(times))


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000
