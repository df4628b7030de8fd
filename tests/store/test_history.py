from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tinydb.table import Table

from companion.core.filters import Since, Until
from companion.store import codec, history
from companion.store.history import History
from companion.store.notebook import Notebook
from companion.store.storage import MonthStorage
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
    assert found._cached.cache_info().currsize == history.CACHED


def test_a_month_that_cannot_be_read_comes_with_the_reason(folder: Path, notebook: Notebook) -> None:
    notebook.add(check_in(notebook, "one"))
    (folder / "2026-10.json").symlink_to("2026-10.json")
    found = History(notebook)
    assert found.month("2026-10").entries == ()
    assert [type(each).__name__ for each in found.month("2026-10").notices] == ["StoreError"]
    assert [getattr(entry, "note", "") for entry in found.everything()] == ["one"]


def test_a_month_is_read_with_tinydb_and_decoded_once(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.add(check_in(notebook, "one"))
    notebook.close()
    calls: list[str] = []
    for owner, name in ((Table, "all"), (codec, "decode")):
        real = getattr(owner, name)

        def counted(*arguments: object, name: str = name, real: Any = real) -> object:
            calls.append(name)
            return real(*arguments)

        monkeypatch.setattr(owner, name, counted)
    assert [getattr(e, "note", "") for e in History(notebook).everything()] == ["one"]
    assert sorted(calls) == ["all", "decode"]


def test_what_tinydb_changes_in_memory_is_not_in_the_notebook(notebook: Notebook) -> None:
    notebook.add(check_in(notebook, "one"))
    storage = MonthStorage(notebook._months, "2026-11")
    (storage.read() or {})["entries"]["1"]["note"] = "changed"
    assert [getattr(e, "note", "") for e in notebook.entries()] == ["one"]
