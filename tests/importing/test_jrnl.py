"""jrnl's export in JSON."""

from __future__ import annotations

import json
from datetime import datetime

from companion.importing import BadRow, Why
from tests.importing.conftest import ZONE, Opened, rows

ENTRY = {
    "title": "First line.",
    "body": "Then @this, and\nmore.",
    "date": "2020-06-28",
    "time": "18:22",
    "tags": ["@this"],
    "starred": True,
    "creator": {"host_name": "desk"},
}


def test_a_whole_journal(opened: Opened) -> None:
    source = opened(json.dumps({"tags": {"@this": 1}, "entries": [ENTRY, 3, ENTRY | {"date": ""}]}))
    assert source.format.name == "jrnl"
    (entry,), bad = rows(source)
    assert entry.at == datetime(2020, 6, 28, 18, 22, tzinfo=ZONE)
    assert entry.tags == ("@this",)
    assert entry.note == "First line.\n\nThen @this, and\nmore.\n\nstarred: true\ncreator: host_name desk"
    assert bad == [BadRow(2, Why.NOT_AN_ENTRY), BadRow(3, Why.NO_TIME)]


def test_the_file_of_one_entry(opened: Opened) -> None:
    (entry,), _ = rows(opened(json.dumps(ENTRY | {"starred": False, "creator": None})))
    assert entry.note == "First line.\n\nThen @this, and\nmore."
