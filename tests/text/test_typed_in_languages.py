"""Dates and times as they are typed in Spanish and German, seen from a Sunday in November, 18:04."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.content import catalog
from companion.text import dates
from companion.text.typed_dates import days, stretch, time_ahead
from tests.content.languages import speaking

NOW = datetime(2026, 11, 22, 18, 4, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
LANGUAGES = ("en", "es", "de")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=NOW.tzinfo)


SPANISH = [
    ("a las 11", at(22, 11)),
    ("a las once", at(22, 11)),
    ("a la una", at(22, 1)),
    ("las 8 y media", at(22, 8, 30)),
    ("las ocho y cuarto de la mañana", at(22, 8, 15)),
    ("nueve menos cuarto de la noche de ayer", at(21, 20, 45)),
    ("12 de la noche", at(22, 0)),
    ("ayer a las 12 de la noche", at(22, 0)),
    ("12 de la mañana", at(22, 12)),
    ("12 del mediodia", at(22, 12)),
    ("1 de la tarde", at(22, 13)),
    ("las 3 de la madrugada", at(22, 3)),
    ("ayer a las 2 de la noche", at(21, 2)),
    ("ayer a las 11 de la noche", at(21, 23)),
    ("anoche", at(21, 22)),
    ("anoche a las 11", at(21, 23)),
    ("anoche a las 11 y media", at(21, 23, 30)),
    ("anoche a las 2", at(22, 2)),
    ("anoche a las 12", at(22, 0)),
    ("anoche a las 3 de la madrugada", at(22, 3)),
    ("anteanoche a las diez", at(20, 22)),
    ("esta noche a las 2", at(22, 2)),
    ("esta mañana", at(22, 8)),
    ("esta mañana a las 9", at(22, 9)),
    ("esta tarde a las 5", at(22, 17)),
    ("ayer por la mañana", at(21, 8)),
    ("ayer por la tarde a las cinco y media", at(21, 17, 30)),
    ("el viernes por la noche a las 2", at(21, 2)),
    ("el martes a las 18:30", at(17, 18, 30)),
    ("el martes a las 18.30", at(17, 18, 30)),
    ("martes 23h", at(17, 23)),
    ("18:30 h", at(22, 18, 30)),
    ("ayer a medianoche", at(22, 0)),
    ("a mediodía", at(22, 12)),
    ("ayer a las 6 p. m.", at(21, 18)),
    ("hace media hora", at(22, 17, 34)),
    ("hace dos horas", at(22, 16, 4)),
    ("hace quince minutos", at(22, 17, 49)),
    ("4 de noviembre a las 8", at(4, 8)),
    ("ahora", NOW),
]
GERMAN = [
    ("um 11", at(22, 11)),
    ("um elf", at(22, 11)),
    ("um eins", at(22, 1)),
    ("11 Uhr", at(22, 11)),
    ("11 Uhr 30", at(22, 11, 30)),
    ("halb neun", at(22, 8, 30)),
    ("gestern um halb neun abends", at(21, 20, 30)),
    ("viertel nach 8", at(22, 8, 15)),
    ("viertel vor neun am Morgen", at(22, 8, 45)),
    ("12 Uhr nachts", at(22, 0)),
    ("gestern um 12 Uhr nachts", at(22, 0)),
    ("gestern 11 Uhr nachts", at(21, 23)),
    ("gestern um 2 Uhr nachts", at(21, 2)),
    ("12 Uhr mittags", at(22, 12)),
    ("1 Uhr mittags", at(22, 13)),
    ("3 Uhr nachmittags", at(22, 15)),
    ("gestern Abend um 8", at(21, 20)),
    ("gestern Abend um zehn", at(21, 22)),
    ("gestern Nacht um 2", at(22, 2)),
    ("letzte Nacht", at(21, 22)),
    ("letzte Nacht um 11", at(21, 23)),
    ("letzte Nacht um halb drei", at(22, 2, 30)),
    ("heute Nacht um 3", at(22, 3)),
    ("heute Morgen", at(22, 8)),
    ("heute Morgen um 9", at(22, 9)),
    ("heute früh um 7", at(22, 7)),
    ("heute frueh um 7", at(22, 7)),
    ("Freitag Morgen um 9", at(20, 9)),
    ("Freitag Nacht um 2", at(21, 2)),
    ("am Freitag um 18.30 Uhr", at(20, 18, 30)),
    ("gestern 18 Uhr abends", at(21, 18)),
    ("gestern um Mitternacht", at(22, 0)),
    ("vor einer halben Stunde", at(22, 17, 34)),
    ("vor zwei Stunden", at(22, 16, 4)),
    ("4. November um 8", at(4, 8)),
    ("jetzt", NOW),
]
AHEAD = [
    ("es", "mañana", at(23, 8)),
    ("es", "mañana por la tarde a las 5", at(23, 17)),
    ("es", "pasado mañana a las 9 de la mañana", at(24, 9)),
    ("es", "esta noche a las 11", at(22, 23)),
    ("es", "12 de la noche", at(23, 0)),
    ("de", "morgen", at(23, 8)),
    ("de", "morgen früh um 7", at(23, 7)),
    ("de", "morgen um 8", at(23, 8)),
    ("de", "übermorgen nachmittag um 3", at(24, 15)),
    ("de", "heute Nacht um 11", at(22, 23)),
    ("en", "tonight at 9", at(22, 21)),
    ("en", "tomorrow morning at 9", at(23, 9)),
]
NONE = [
    ("es", "a las 25"),
    ("es", "13 de la mañana a las"),
    ("es", "el tren de las"),
    ("de", "um 25"),
    ("de", "14 uhr morgens"),
    ("de", "halb"),
]


@pytest.mark.parametrize(
    ("code", "text", "moment"), [("es", *each) for each in SPANISH] + [("de", *each) for each in GERMAN]
)
def test_a_time_that_has_been(code: str, text: str, moment: datetime) -> None:
    with speaking(code):
        assert stretch(text, NOW, NOW.tzinfo) == (moment, moment)


@pytest.mark.parametrize(("code", "text", "moment"), AHEAD)
def test_a_time_ahead(code: str, text: str, moment: datetime) -> None:
    with speaking(code):
        assert time_ahead(text, NOW) == moment


@pytest.mark.parametrize(("code", "text"), NONE)
def test_what_is_no_time(code: str, text: str) -> None:
    with speaking(code):
        assert stretch(text, NOW, NOW.tzinfo) is None


@pytest.mark.parametrize(
    ("code", "text", "first"),
    [
        ("es", "hace dos semanas", date(2026, 11, 2)),
        ("es", "la semana pasada", date(2026, 11, 9)),
        ("es", "el mes pasado", date(2026, 10, 1)),
        ("es", "primero de mayo", None),
        ("es", "1ro de mayo", date(2026, 5, 1)),
        ("es", "sábado pasado", date(2026, 11, 21)),
        ("es", "4/3/26", date(2026, 3, 4)),
        ("de", "vor zwei Wochen", date(2026, 11, 2)),
        ("de", "letzte Woche", date(2026, 11, 9)),
        ("de", "im letzten Monat", date(2026, 10, 1)),
        ("de", "naechsten Monat", date(2026, 12, 1)),
        ("de", "1. Mai", date(2026, 5, 1)),
        ("de", "maerz", date(2026, 3, 1)),
        ("de", "4.3.26", date(2026, 3, 4)),
    ],
)
def test_a_day_by_other_words(code: str, text: str, first: date | None) -> None:
    with speaking(code):
        found = days(text, TODAY)
        assert (found and found[0]) == first


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(day=st.dates(date(2019, 1, 1), TODAY), minutes=st.integers(0, 1439))
def test_each_date_that_the_app_writes_can_be_typed(code: str, day: date, minutes: int) -> None:
    last = dates.last_day(day.replace(day=1), "month")
    moment = datetime(day.year, day.month, day.day, *divmod(minutes, 60), tzinfo=NOW.tzinfo)
    with speaking(code):
        for of_day in (dates.full_date, dates.short_date, lambda one: dates.span(one, one, TODAY)):
            written: Callable[[date], str] = of_day
            assert days(written(day), TODAY) == (day, day), written(day)
            assert stretch(f"{written(day)}, {moment:%H:%M}", NOW, NOW.tzinfo) == (moment, moment)
        for words in (dates.since(day, TODAY), dates.until(day, TODAY)):
            assert days(words, TODAY) in ((day, day), (day.replace(day=1), last), dates_of_year(day)), words
        for words in (
            dates.month_and_year(day),
            dates.short_month(day),
            dates.span(day.replace(day=1), last, TODAY),
        ):
            assert days(words, TODAY) == (day.replace(day=1), last), words
        assert days(dates.relative_day(day, TODAY), TODAY) == (day, day)


def dates_of_year(day: date) -> tuple[date, date]:
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


@pytest.mark.parametrize("code", LANGUAGES[1:])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_anything_may_be_typed(code: str, data: st.DataObject) -> None:
    with speaking(code):
        typed = catalog.table("language")["typed_dates"]
        tables = (
            typed["fillers"],
            *(typed[name] for name in ("days", "nights", "hours", "halves", "counts")),
        )
        words = [word for table in tables for word in table]
        some = st.sampled_from([*words, "11", "18:00", "h", "uhr", "y media", "halb", "4.", "²", "a las"])
        text = " ".join(data.draw(st.lists(some, max_size=5)))
        found = days(text, TODAY)
        assert found is None or found[0] <= found[1]
        for ahead in (False, True):
            stretch(text, NOW, NOW.tzinfo, ahead=ahead)
