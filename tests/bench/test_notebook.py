"""The benchmark of the notebook keeps its promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.notebook import measure


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads peak memory from /proc")
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_as_fast_with_many_as_with_few() -> None:
    rows = {row["name"]: row for row in measure()}
    assert rows["save in a new process: 100,000 to 100 entries"]["value"] <= 1.5
    assert rows["open in a new process: 100,000 to 100 entries"]["value"] <= 1.5
    # A machine whose disk answers in a tenth of a millisecond shows the half megabyte of a busy month.
    assert rows["save: 100,000 to 100 entries"]["value"] <= 3
    assert rows["peak memory, export, 100,000 entries"]["value"] < 60
