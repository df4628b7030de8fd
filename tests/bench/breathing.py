"""What a moving breath costs in processor time and bytes, how smooth it is, and what an idle screen costs."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.bench.child import COMPANION, Child
from tests.bench.figure import Figure

SECONDS = 40
"""Four whole breaths of ten seconds."""
SETTLING = 3.0
BYTES = {(80, 24): 9 * 1024, (200, 60): 16 * 1024}
"""Targets: bytes a second at each size of the terminal."""
CPU, FRAMES = 0.36, 10
"""Targets: processor seconds a minute, and frames in the fastest second."""


def measure(seconds: float = SECONDS) -> Iterable[Figure]:
    """Measure a breath at each size, then the home screen."""
    for columns, rows in BYTES:
        yield from _breathe(columns, rows, seconds)
    yield _idle(seconds / 4)


def _breathe(columns: int, rows: int, seconds: float) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config"
        config.mkdir()
        (config / "settings.toml").write_text('first_exercise = "longer_out_breath"\n')
        child = Child([COMPANION, "now"], Path(folder), columns, rows)
        child.wait_until("▀".encode())
        child.read(SETTLING)
        arrivals, cpu, size = _watch(child, seconds)
        child.kill()
    where = f"at {columns}x{rows}"
    yield Figure(f"breath {where}", round(cpu / seconds * 60, 3), "CPU-s/min", CPU)
    yield Figure(f"breath {where}", round(size / seconds), "bytes/s", BYTES[columns, rows])
    yield Figure(
        f"breath {where}, fastest second", _fastest_second(arrivals), "frames/s", FRAMES, at_least=True
    )


def _idle(seconds: float) -> Figure:
    """Measure the home screen while nothing is typed."""
    with tempfile.TemporaryDirectory() as folder:
        child = Child([COMPANION], Path(folder))
        child.wait_until(b"\x1b[?1000h")
        child.read(SETTLING)
        _, cpu, _ = _watch(child, seconds)
        child.kill()
    return Figure("home, idle", round(cpu / seconds * 60, 3), "CPU-s/min")


def _watch(child: Child, seconds: float) -> tuple[list[float], float, int]:
    """Return the times of writes, the processor time and the number of bytes of some seconds."""
    before, written, first = child.cpu_seconds(), len(child.seen), len(child.arrivals)
    child.read(seconds)
    return child.arrivals[first:], child.cpu_seconds() - before, len(child.seen) - written


def _fastest_second(arrivals: list[float]) -> int:
    """Return the most frames within any one second."""
    most = 0
    for at, begin in enumerate(arrivals):
        within = itertools.takewhile(lambda when: when < begin + 1, arrivals[at:])  # noqa: B023
        most = max(most, sum(1 for _ in within))
    return most
