"""Any other table: a person says which column is what."""

from __future__ import annotations

from datetime import datetime

import pytest

from companion.importing import BadRow, Column, Place, Why, columns
from companion.importing.times import read_time
from companion.store.errors import Problem, StoreError
from tests.importing.conftest import ZONE, Opened, rows

PLACES = {"When": Place.DATE, "Text": Place.NOTE, "Mood": Place.FEELINGS, "Labels": Place.TAGS}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_stands_between_cells_and_lines(opened: Opened, mark: str, end: str) -> None:
    lines = (("When", "Text", "Rest"), ("2024-01-31 10:00", "a", "b"), ("", "", ""), ("2024-02-01", "", "c"))
    source = opened(end.join(map(mark.join, lines)) + end, places={"When": Place.DATE, "Text": Place.NOTE})
    assert (source.format.name, source.is_ready) == ("csv", True)
    assert columns(source) == (
        Column("When", ("2024-01-31 10:00", "2024-02-01")),
        Column("Text", ("a",)),
        Column("Rest", ("b", "c")),
    )
    assert [entry.note for entry in rows(source)[0]] == ["a\n\nRest: b", "Rest: c"]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffWhen,Text\n2024-01-31,Größe\n".encode(),
        "When,Text\n2024-01-31,Größe\n".encode("utf-16"),
        "When,Text\n2024-01-31,Größe\n".encode("cp1252"),
        "When,Text\n2024-01-31,Größe\n".encode(),
    ],
)
def test_letters_are_read_as_they_were_written(opened: Opened, content: bytes) -> None:
    (entry,), _ = rows(opened(content, places=PLACES))
    assert entry.note == "Größe"


def test_columns_without_a_name_and_with_the_same(opened: Opened) -> None:
    source = opened("When,Text,,Text\n2024-01-31,a,b,c,d,e\n", places=PLACES)
    assert [each.name for each in columns(source)] == ["When", "Text", "3", "Text (4)", "5", "6"]
    assert rows(source)[0][0].note == "a\n\n3: b\nText (4): c\n5: d\n6: e"


@pytest.mark.parametrize(
    ("labels", "tags"),
    [("a | b", ("a", "b")), ("a; b", ("a", "b")), ("a, b,a", ("a", "b")), ("a b", ("a b",)), (" ; ", ())],
)
def test_several_values_of_one_cell(opened: Opened, labels: str, tags: tuple[str, ...]) -> None:
    (entry,), _ = rows(opened(f'When,Labels\n2024-01-31,"{labels}"\n', places=PLACES))
    assert entry.tags == tags


def test_a_table_without_a_header_loses_no_row(opened: Opened) -> None:
    source = opened("31.1.2024;a;b\n1.2.2024;c\n", places={"1": Place.DATE, "2": Place.NOTE})
    assert [each.name for each in columns(source)] == ["1", "2", "3"]
    assert [entry.note for entry in rows(source)[0]] == ["a\n\n3: b", "c"]


def test_the_same_row_is_another_entry_each_time(opened: Opened) -> None:
    table = "When,Text\n2024-01-31,a\n2024-01-31,a\n2024-01-31,b\n"
    ids = [entry.id for entry in rows(opened(table, places=PLACES))[0]]
    assert len(set(ids)) == 3
    assert ids == [entry.id for entry in rows(opened(table + "2024-02-01,c\n", places=PLACES))[0]][:3]


def test_the_days_themselves_tell_the_order_of_day_and_month(opened: Opened) -> None:
    for dates, order, months in (
        (("1/2/2024", "2/13/2024"), "", [1, 2]),
        (("1/2/2024", "13/2/2024"), "", [2, 2]),
        (("1/2/2024", "1/3/2024"), "", [2, 3]),
        (("1/2/2024", "1/3/2024"), "MDY", [1, 1]),
    ):
        table = "When,Text\n" + "".join(f"{day},x\n" for day in dates)
        found, bad = rows(opened(table, places=PLACES, order=order))
        assert ([entry.at.month for entry in found], bad) == (months, [])


def test_a_quotation_mark_that_never_closes_takes_its_own_row_only(opened: Opened) -> None:
    found, bad = rows(
        opened('When,Text\n2024-01-31,"a\n2024-02-01,b\n2024-02-02,"c ""d"" "\n', places=PLACES)
    )
    assert [entry.note for entry in found] == ["b", 'c "d"']
    assert bad == [BadRow(2, Why.NO_END)]


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01,\x00", b"one column\n1\n", b"{,\n", b"[1, 2]", b"\xff\xfe"]
)
def test_what_is_no_table_is_refused(opened: Opened, content: bytes) -> None:
    with pytest.raises(StoreError) as error:
        opened(content)
    assert error.value.problem is Problem.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("2024-01-31", "9:05 am", "2024-01-31T09:05:00+01:00"),
        ("2024-01-31", "12:00 AM", "2024-01-31T00:00:00+01:00"),
        ("2024-01-31", "12:30 p.m.", "2024-01-31T12:30:00+01:00"),
        ("2024-01-31", "9 pm", "2024-01-31T21:00:00+01:00"),
        ("2024-01-31T09:05:00Z", "", "2024-01-31T09:05:00+00:00"),
        ("2024-01-31 09:05:00 +0200", "", "2024-01-31T09:05:00+02:00"),
        ("2024-01-31 09:05:07.25", "", "2024-01-31T09:05:07.250000+01:00"),
        ("2024/1/31", "", "2024-01-31T12:00:00+01:00"),
        ("31.1.2024", "", "2024-01-31T12:00:00+01:00"),
        ("31.01.24 23:10", "", "2024-01-31T23:10:00+01:00"),
        ("January 31, 2024", "10:00", "2024-01-31T10:00:00+01:00"),
        ("31 January 2024 at 10:00:05", "", "2024-01-31T10:00:05+01:00"),
        ("2026 Wed Jul 22 11:36 PM", "", "2026-07-22T23:36:00+01:00"),
        ("Wed, 22 Jul 2026 08:15:00 GMT", "", "2026-07-22T08:15:00+00:00"),
        ("20240131", "", "2024-01-31T12:00:00+01:00"),
        ("1706691900", "", "2024-01-31T09:05:00+00:00"),
        ("1706691900000", "", "2024-01-31T09:05:00+00:00"),
    ],
)
def test_forms_of_times(day: str, clock: str, expected: str) -> None:
    assert read_time(day, clock, ZONE, "DMY")[0].isoformat() == expected


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        *(("soon", ""), ("12", ""), ("31.13.2024", ""), ("2024-02-30", ""), ("5", "10:00"), ("", "10:00")),
        *(("2024-01-31", "25:00"), ("2024-01-31", "13:00 pm"), ("2024-01-31", "late"), ("1/2", "")),
        *(("1/2/3/4", ""), ("99999999999999999999", ""), ("31 Janvembre 2024", "")),
    ],
)
def test_what_is_no_time(day: str, clock: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        read_time(day, clock, ZONE, "DMY")


def test_a_local_time_is_of_the_zone_of_the_machine_then(opened: Opened) -> None:
    (entry,), _ = rows(opened("When,Text\n2024-07-31 10:00,a\n", places=PLACES, zone=None))
    assert entry.at == datetime(2024, 7, 31, 10).astimezone()
