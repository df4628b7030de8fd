"""A second language is a folder and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from companion.content import catalog
from companion.content.catalog import first_words, phrase, table
from companion.content.library import shipped
from companion.content.pages import pages
from companion.content.wordlists import feelings, region_name
from companion.text.dates import full_date, short_date
from companion.text.typed_dates import days, stretch

LANGUAGE = """
code = "de"
plural = "n != 1"
forms = ["one", "other"]
months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember"]
short_months = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
weekdays = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]

[dates]
full = "{weekday}, {day}. {month} {year}"

[typed_dates]
fillers = ["seit", "am", "im", "den"]
before = ["letzten", "letzter"]
ago = ["vor {count} {unit}"]
times = ["{hour}:{minute}", "{hour} uhr"]

[typed_dates.days]
gestern = -1

[typed_dates.units]
day = ["tag", "tagen"]
"""
HOME = """
[home]
question = "Was würde jetzt helfen?"

[home.choices]
ground = "Jetzt erden"
"""
LEFT = """
[helped]
left = { one = "Einmal auf dem Weg verlassen", other = "{count} Mal auf dem Weg verlassen" }
"""


@pytest.fixture(autouse=True)
def german(tmp_path: Path) -> Iterator[Path]:
    """Make a folder with three sentences, and look everything up in it first."""
    folder = tmp_path / "de"
    (folder / "phrases").mkdir(parents=True)
    (folder / "language.toml").write_text(LANGUAGE, encoding="utf-8")
    (folder / "phrases" / "home.toml").write_text(HOME, encoding="utf-8")
    (folder / "phrases" / "exercises.toml").write_text(LEFT, encoding="utf-8")
    catalog.look_in([tmp_path / "de"])
    yield folder
    catalog.look_in([])


def test_a_sentence_comes_from_the_language_or_from_english() -> None:
    assert phrase("home.question") == "Was würde jetzt helfen?"
    assert phrase("store.problem.busy", path="x").startswith("Another window")
    assert table("home")["choices"]["ground"] == "Jetzt erden"
    assert table("home")["choices"]["history"] == "Look back"


def test_a_number_chooses_the_form() -> None:
    assert phrase("helped.left", count=1) == "Einmal auf dem Weg verlassen"
    assert phrase("helped.left", count=3) == "3 Mal auf dem Weg verlassen"
    assert phrase("own_breath.seconds", count=1) == "1 second"
    assert phrase("own_breath.seconds", count=1.5) == "1.5 seconds"


def test_dates_are_written_and_read_in_the_language() -> None:
    day = date(2026, 3, 4)
    assert full_date(day) == "Mittwoch, 4. März 2026"
    assert short_date(day) == "4 Mär 2026"
    today = date(2026, 11, 22)
    assert days("seit märz", today) == (date(2026, 3, 1), date(2026, 3, 31))
    assert days("Mittwoch, 4. März 2026", today) == (day, day)
    for typed in ("seit marz", "SEIT MÄRZ", "seit ma\u0308rz"):
        assert days(typed, today) == days("seit märz", today), typed
    assert days("vor 3 Tagen", today) == (date(2026, 11, 19), date(2026, 11, 19))
    now = datetime(2026, 11, 22, 18, 4, tzinfo=UTC)
    evening = datetime(2026, 11, 21, 18, tzinfo=UTC)
    assert stretch("gestern 18 Uhr", now, UTC) == (evening, evening)


def test_other_files_come_whole(german: Path) -> None:
    assert first_words() == "There is no hurry here."
    assert region_name("jaw") == "jaw"
    (german / "exercises").mkdir()
    text = (catalog.ENGLISH / "exercises" / "feet.toml").read_text(encoding="utf-8")
    (german / "exercises" / "feet.toml").write_text(text.replace('name = "Feet', 'name = "Füße', 1), "utf-8")
    assert shipped()["feet"].name.startswith("Füße")
    assert len(shipped()) > 40
    (german / "about").mkdir()
    (german / "about" / "01_alarm.md").write_text("# Alarm im Körper\n", encoding="utf-8")
    assert pages()[0].title == "Alarm im Körper"
    assert pages()[1].title == "English: Why safety comes first"
    assert len(pages()) > 20
    assert feelings()


def test_english_is_back_afterwards() -> None:
    catalog.look_in([])
    assert phrase("home.question") == "What would help right now?"
    assert pages()[1].title == "Why safety comes first"
