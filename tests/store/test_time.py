"""Daylight saving, a clock set back, a journey: order and ids stay right, the local time stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from companion.core.filters import Since, Until
from companion.core.ids import month_of, new_id
from companion.store.history import History
from companion.store.notebook import Notebook
from tests.store.conftest import NOON, Clock, check_in, utc

BERLIN, TOKYO, HONOLULU = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")


def test_the_hour_that_comes_twice(notebook: Notebook) -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    notebook.add(check_in(notebook, "winter time", second))
    notebook.add(check_in(notebook, "summer time", first))
    found = list(notebook.entries())
    assert [e.note for e in found] == ["winter time", "summer time"]
    assert [e.at.isoformat() for e in found] == ["2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"]
    assert [e.note for e in notebook.entries(since=utc(2026, 10, 25, 1))] == ["winter time"]


def test_the_hour_that_does_not_come(notebook: Notebook) -> None:
    for minute in (1, 59):
        notebook.add(
            check_in(
                notebook, str(minute), datetime(2026, 3, 29, 1 + minute // 59 * 2, minute, tzinfo=BERLIN)
            )
        )
    assert [e.note for e in notebook.entries()] == ["59", "1"]


def test_the_month_is_the_one_in_utc(notebook: Notebook) -> None:
    notebook.add(check_in(notebook, "Tokyo, morning of the 1st", datetime(2026, 11, 1, 8, tzinfo=TOKYO)))
    notebook.add(check_in(notebook, "Honolulu, last evening", datetime(2026, 10, 31, 20, tzinfo=HONOLULU)))
    assert notebook.months() == ["2026-11", "2026-10"]
    assert [e.note for e in notebook.entries()] == ["Honolulu, last evening", "Tokyo, morning of the 1st"]
    assert next(notebook.entries()).at.isoformat() == "2026-10-31T20:00:00-10:00"
    local = datetime(2026, 11, 1, tzinfo=TOKYO)
    assert [e.note for e in notebook.entries(until=local + timedelta(hours=9))] == [
        "Tokyo, morning of the 1st"
    ]


def test_a_clock_set_back(notebook: Notebook, clock: Clock) -> None:
    entry = check_in(notebook, "one", clock())
    notebook.add(entry)
    notebook.change(msgspec.structs.replace(entry, note="two"))
    changed = notebook.get(entry.id)
    clock.at -= timedelta(days=400)
    notebook.change(msgspec.structs.replace(entry, note="three"))
    again = notebook.get(entry.id)
    assert changed is not None
    assert again is not None
    assert changed.changed is not None
    assert again.changed is not None
    assert again.changed > changed.changed
    notebook.remove(entry.id)
    notebook.restore(entry)
    back = notebook.get(entry.id)
    assert back is not None
    assert back.changed is not None
    assert back.changed > again.changed
    older = check_in(notebook, "written later, about earlier", clock())
    notebook.add(older)
    assert [e.id for e in notebook.entries()] == [entry.id, older.id]


def test_one_microsecond_two_entries() -> None:
    ids = {new_id(NOON, bytes([n, 0, 0, 0])) for n in range(50)}
    assert len(ids) == 50
    assert {month_of(i) for i in ids} == {"2026-11"}
    assert len({len(i) for i in ids}) == 1


def test_first_and_last_of_a_range(notebook: Notebook) -> None:
    for hour in (1, 2, 3):
        notebook.add(check_in(notebook, str(hour), utc(2026, 11, 2, hour)))
    found = notebook.entries(since=utc(2026, 11, 2, 1), until=utc(2026, 11, 2, 3))
    assert [e.note for e in found] == ["2", "1"]


def test_a_time_a_thousand_years_ago_and_more_has_an_id_in_its_month(notebook: Notebook) -> None:
    for year in (2, 999, 1000):
        notebook.add(check_in(notebook, str(year), datetime(year, 1, 1, 5, tzinfo=UTC)))
    assert notebook.months() == ["1000-01", "0999-01", "0002-01"]
    assert [e.note for e in notebook.entries(since=datetime(999, 1, 1, tzinfo=UTC))] == ["1000", "999"]
    found = History(notebook).everything([Since(date(999, 1, 1)), Until(date(999, 12, 31))])
    assert [e.note for e in found] == ["999"]
