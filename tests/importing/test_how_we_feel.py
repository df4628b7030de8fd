"""How We Feel's CSV export, older and newer."""

from __future__ import annotations

from datetime import datetime

from tests.importing.conftest import ZONE, Opened, rows

OLDER = (
    "Date,Mood,Mood Key,Tags (People),Tags Key (People),Tags (Places),Tags Key (Places),Tags (Events),"
    "Tags Key (Events),Exercise,Sleep,Weather,Temperature (F),Notes,Reflections,Takeaways\n"
)
NEWER = "Date,Locale,Mood Keys,Mood,Tags (People),Tags (Places),Tags (Events),Notes,Reflections,Takeaways\n"


def test_older_files_with_keys(opened: Opened) -> None:
    source = opened(
        f"{OLDER}2026 Sun May 17 3:39 PM,Fernweh;Mellow,Fernweh;mellow,Family;Ana,Family;Ana,Home,Home,,"
        ',0.5,,Clouds,52.0,"a, b",,I can wait\n'
    )
    assert source.format.name == "how_we_feel"
    (entry,), bad = rows(source)
    assert (entry.at, bad) == (datetime(2026, 5, 17, 15, 39, tzinfo=ZONE), [])
    assert entry.feelings == ("Fernweh", "Mellow")
    assert entry.tags == ("Family", "Ana", "Home")
    assert entry.note == (
        "a, b\n\nExercise: 0.5\nWeather: Clouds\nTemperature (F): 52.0\nTakeaways: I can wait"
    )
    assert not entry.rating


def test_newer_files_with_lists(opened: Opened) -> None:
    source = opened(
        f"{NEWER}2026 Wed Jul 22 12:36 AM,de,down;calm,bedrückt;ruhig,By Myself,,,"
        '"x","[]","[""one"", ""two""]"\n'
    )
    (entry,), _ = rows(source)
    assert entry.at == datetime(2026, 7, 22, 0, 36, tzinfo=ZONE)
    assert entry.feelings == ("bedrückt", "ruhig")
    assert entry.note == "x\n\nLocale: de\nMood Keys: down;calm\nTakeaways: one, two"


def test_a_word_of_the_list_is_saved_by_its_key(opened: Opened) -> None:
    (entry,), _ = rows(opened(f"{NEWER}2026 Wed Jul 22 8:15 AM,,Sad,Sad,,,,,,\n"))
    assert entry.feelings == ("sad",)
    assert entry.note == ""


def test_a_narrow_space_before_am_and_pm(opened: Opened) -> None:
    (entry,), _ = rows(opened(f"{NEWER}2026 Wed Jul 22 8:15\u202fPM,,x,x,,,,,,\n"))
    assert entry.at == datetime(2026, 7, 22, 20, 15, tzinfo=ZONE)
