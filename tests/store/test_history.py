from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.core.filters import Since, Until
from companion.store import history
from companion.store.history import History
from companion.store.notebook import Notebook
from tests.store.conftest import check_in, utc


@pytest.mark.parametrize("hours", [14, -12])
def test_a_local_day_at_the_border_of_a_month_is_found(notebook: Notebook, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    for day, hour in ((30, 12), (31, 1), (31, 23), (32, 1), (32, 23), (33, 12)):
        at = datetime(2026, 10, 1, hour, tzinfo=zone) + timedelta(days=day - 1)
        notebook.add(check_in(notebook, f"{at:%d %H}", at))
    found = History(notebook)

    def notes(*filters: Since | Until) -> list[str]:
        return [getattr(entry, "note", "") for entry in found.everything(filters)]

    last, first = datetime(2026, 10, 31).date(), datetime(2026, 11, 1).date()
    assert notes(Since(last), Until(last)) == ["31 23", "31 01"]
    assert notes(Since(first), Until(first)) == ["01 23", "01 01"]
    assert notes(Since(last), Until(first)) == ["01 23", "01 01", "31 23", "31 01"]
    assert notes(Since(first)) == ["02 12", "01 23", "01 01"]
    assert notes(Until(last)) == ["31 23", "31 01", "30 12"]


def test_a_bounded_number_of_months_stays_in_memory(notebook: Notebook) -> None:
    for month in range(1, 13):
        for year in (2024, 2025):
            notebook.add(check_in(notebook, "one", utc(year, month, 3)))
    found = History(notebook)
    assert len(found.everything()) == 24
    assert len(found._cache) == history.CACHED


def test_a_month_that_cannot_be_read_comes_with_the_reason(folder: Path, notebook: Notebook) -> None:
    notebook.add(check_in(notebook, "one"))
    (folder / "2026-10.json").mkdir()
    found = History(notebook)
    assert found.month("2026-10").entries == ()
    assert [type(each).__name__ for each in found.month("2026-10").notices] == ["StoreError"]
    assert [getattr(entry, "note", "") for entry in found.everything()] == ["one"]
