"""Day One's export in JSON."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.importing.conftest import Opened, rows

ENTRY = {
    "creationDate": "2024-04-19T21:48:36Z",
    "timeZone": "Europe/London",
    "text": "# A day\n\nThis\\-and that\\. \\\\ ![](dayone-moment://ABC)",
    "richText": '{"contents":[]}',
    "tags": ["walk", "by the sea"],
    "starred": True,
    "isPinned": False,
    "creationDevice": "a phone",
    "uuid": "959E",
    "location": {"region": {"radius": 75}, "placeName": "Dundas Castle"},
    "photos": [{"md5": "31c8", "type": "jpeg"}],
}


def test_times_are_in_their_zone_and_nothing_is_lost(opened: Opened) -> None:
    source = opened(json.dumps({"metadata": {"version": "1.0"}, "entries": [ENTRY]}))
    assert source.format.name == "day_one"
    (entry,), _ = rows(source)
    assert entry.at == datetime(2024, 4, 19, 22, 48, 36, tzinfo=ZoneInfo("Europe/London"))
    assert entry.at.utcoffset() == ZoneInfo("Europe/London").utcoffset(datetime(2024, 4, 19))
    assert entry.tags == ("walk", "by the sea")
    assert entry.note.splitlines() == [
        "# A day",
        "",
        "This-and that. \\ ![](dayone-moment://ABC)",
        "",
        "starred: true",
        "location: region radius 75, placeName Dundas Castle",
        "photos: md5 31c8, type jpeg",
        "Day One: creationDevice a phone, uuid 959E",
    ]


def test_an_unknown_zone_is_named(opened: Opened) -> None:
    (entry,), _ = rows(opened(json.dumps({"entries": [ENTRY | {"timeZone": "Moon/Base"}]})))
    assert entry.at.isoformat() == "2024-04-19T21:48:36+00:00"
    assert "timeZone: Moon/Base" in entry.note
