"""Entries become documents and come back, with what this version doesn't know about them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from companion.core.entry import CheckIn, Rating, Sensation, State
from companion.store.documents import changed_at, later_than, new_version, to_document, to_entry
from tests import make
from tests.store.conftest import NOON

ID = "20261120T120000.000000-00000000"


def entry(**values: Any) -> CheckIn:
    return CheckIn(id=ID, at=NOON, **values)


def test_an_entry_comes_back_as_it_was() -> None:
    for each in make.entries(100, years=1):
        assert to_entry(to_document(each)) == each


def test_what_this_version_does_not_know_stays() -> None:
    old = to_document(entry(rating=Rating(State.UP, 7), body=(Sensation("chest"), Sensation("jaw"))))
    old["of_tomorrow"] = [1]
    old["rating"]["of_tomorrow"] = 2
    old["body"][0]["of_tomorrow"] = 3
    new = to_document(entry(rating=Rating(State.UP, 5), body=(Sensation("jaw"), Sensation("chest"))), old)
    assert new["of_tomorrow"] == [1]
    assert new["rating"] == {"state": "up", "intensity": 5, "of_tomorrow": 2}
    assert [(each["region"], each.get("of_tomorrow")) for each in new["body"]] == [
        ("jaw", None),
        ("chest", 3),
    ]


def test_what_was_taken_away_does_not_come_back() -> None:
    old = to_document(entry(note="a note", tags=("work",), rating=Rating(State.UP, 7), feelings=("fear",)))
    assert to_document(entry(feelings=("sad",)), old) == to_document(entry(feelings=("sad",)))


def test_an_empty_answer_is_not_written() -> None:
    assert "rating" not in to_document(entry(rating=Rating(None, None)))


def test_half_characters_are_replaced() -> None:
    assert to_document(entry(note="a\ud800b"))["note"] == "a\ufffdb"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"changed": "2026-11-20T12:00:00+01:00"}, datetime(2026, 11, 20, 11, tzinfo=UTC)),
        ({"changed": "2026-11-20T12:00:00"}, datetime(2026, 11, 20, 12, tzinfo=UTC)),
        (
            {"changed": "2026-11-20T12:00:00Z", "removed": "2026-11-20T13:00:00Z"},
            datetime(2026, 11, 20, 13, tzinfo=UTC),
        ),
        (
            {"changed": "2026-11-20T12:00:00Z", "removed": "yesterday"},
            datetime(2026, 11, 20, 12, tzinfo=UTC),
        ),
        ({}, datetime.min.replace(tzinfo=UTC)),
        ({"changed": 3}, datetime.min.replace(tzinfo=UTC)),
    ],
)
def test_when_a_document_was_changed(document: dict[str, Any], expected: datetime) -> None:
    assert changed_at(document) == expected


def test_a_change_is_later_than_the_last_also_when_the_clock_was_set_back() -> None:
    last, moment = {"changed": NOON.isoformat()}, timedelta(microseconds=1)
    assert later_than(None, NOON) == NOON
    assert later_than(last, NOON + moment) == NOON + moment
    assert later_than(last, NOON) == NOON + moment
    assert later_than(last, NOON - timedelta(days=9)) == NOON + moment
    assert later_than(last, NOON).utcoffset() == NOON.utcoffset()


def test_a_new_version_is_later_than_its_removal() -> None:
    old = to_document(msgspec.structs.replace(entry(), changed=NOON)) | {"of_tomorrow": 1}
    removal = {"id": ID, "removed": (NOON + timedelta(hours=2)).isoformat()}
    assert changed_at(new_version(entry(), old, None, NOON)) == NOON + timedelta(microseconds=1)
    again = new_version(entry(note="again"), old, removal, NOON)
    assert changed_at(again) > NOON + timedelta(hours=2)
    assert (again["note"], again["of_tomorrow"]) == ("again", 1)
