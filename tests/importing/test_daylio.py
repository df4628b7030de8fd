"""Daylio's CSV export, of 2018, 2022 and 2026."""

from __future__ import annotations

from datetime import datetime

from companion.importing import BadRow, Why
from tests.importing.conftest import ZONE, Opened, rows

HEADER = "full_date,date,weekday,time,mood,activities,scales,note_title,note\r\n"


def test_an_entry_with_all_odd_signs_in_its_note(opened: Opened) -> None:
    source = opened(
        "\ufeff"
        + HEADER
        + '2024-03-10,March 10,Sunday,9:05 am,my own word,work | movies / tv,Energy: 3,"A, b",'
        '"He said ""no"",\r\nand left."\r\n'
    )
    assert source.format.name == "daylio"
    (entry,), bad = rows(source)
    assert bad == []
    assert entry.at == datetime(2024, 3, 10, 9, 5, tzinfo=ZONE)
    assert entry.feelings == ("my own word",)
    assert entry.tags == ("work", "movies / tv")
    assert entry.note == 'A, b\n\nHe said "no",\nand left.\n\nscales: Energy: 3'
    assert not entry.rating


def test_the_format_of_2018(opened: Opened) -> None:
    source = opened(
        "year,date,weekday,time,mood,activities,note\n"
        '2018,18 May,Friday,11:54 pm,happy,"clean | cook","Went out"\n2018,16 May,Wednesday,12:10 am,sad,,\n'
    )
    first, second = rows(source)[0]
    assert (first.at, second.at) == (
        datetime(2018, 5, 18, 23, 54, tzinfo=ZONE),
        datetime(2018, 5, 16, 0, 10, tzinfo=ZONE),
    )


def test_a_bad_row_is_named_and_the_rest_comes_in(opened: Opened) -> None:
    entries, bad = rows(
        opened(
            f"{HEADER}2024-13-10,,,9:00,rad,,,,\r\n2024-03-11,,,9:00,rad,,,,\r\n,,,,rad,,,,\r\n"
            '2024-03-12,,,9:00,meh,,,,"never closed\r\n2024-03-13,,,21:00,meh,,,,next\r\n'
        )
    )
    assert [each.note for each in entries] == ["", "next"]
    assert bad == [
        BadRow(2, Why.BAD_TIME, "2024-13-10 9:00"),
        BadRow(4, Why.NO_TIME),
        BadRow(5, Why.NO_END),
    ]
