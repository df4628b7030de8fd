"""How long an import of 100,000 rows of another app takes, the same rows once more, and undo."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from companion.cli.screens import collect_seldom
from companion.importing import open_file, preview, save, undo
from companion.store.notebook import Notebook
from companion.store.paths import places
from tests.bench.figure import Figure

ROWS = 100_000
LONGEST = 10
"""Seconds that an import of so many rows may take."""
HEADER = "full_date,date,weekday,time,mood,activities,note_title,note\n"
MOODS = ("rad", "good", "meh", "a mood of one's own")


def measure() -> Iterator[Figure]:
    """Measure an import of a file as Daylio writes it, in years of entries."""
    # As the front ends do before they show anything.
    collect_seldom()
    with tempfile.TemporaryDirectory() as root:
        path = Path(root) / "daylio.csv"
        path.write_text(HEADER + "".join(_rows()), encoding="utf-8")
        notebook = Notebook.open(places({"COMPANION_HOME": root}))
        now = datetime.now(UTC)
        begin = time.perf_counter()
        source = open_file(notebook, path)
        done = save(notebook, source, now)
        yield Figure(f"import of {done.new:,} rows", _seconds(begin), "s", target=LONGEST)
        begin = time.perf_counter()
        preview(source)
        yield Figure(f"preview of {ROWS:,} rows", _seconds(begin), "s")
        begin = time.perf_counter()
        again = save(notebook, source, now)
        yield Figure(f"import of the same {again.there:,} rows once more", _seconds(begin), "s")
        begin = time.perf_counter()
        gone = undo(notebook, done).gone
        yield Figure(f"undo of {gone:,} rows", _seconds(begin), "s")


def _seconds(begin: float) -> float:
    return round(time.perf_counter() - begin, 1)


def _rows() -> Iterator[str]:
    chance, at = random.Random(1), datetime(2016, 1, 1)
    for number in range(ROWS):
        at += timedelta(minutes=chance.randint(10, 90))
        note = f'"note {number}, with ""quotes"", of a usual length\nand a second line"'
        mood = chance.choice(MOODS)
        yield f"{at:%Y-%m-%d,%B %d,%A,%I:%M %p},{mood},work | reading | a walk,,{note}\n"
