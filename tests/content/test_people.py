"""Help lines: dialable as written, only what the shared table is sure of, never louder than that."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.content import catalog
from companion.content.own_people import OwnLine, OwnPerson, listed, own_lines, own_people, with_own
from companion.content.people import (
    Country,
    HelpLine,
    Here,
    countries,
    country,
    country_in,
    here,
    is_old,
    regions,
)
from companion.core.layout import TOGETHER
from companion.text.people import emergency, one_line_to_people, shortest_line_to_people

SURE = {
    "AR": ["0800 999 0091", "135", "(011) 5275-1135"],
    "AU": ["13 11 14", "0477 13 11 14", "1300 22 4636", "1300 659 467"],
    "AT": ["142"],
    "BE": ["1813", "0800 32 123", "107"],
    "BR": ["188"],
    "CA": ["988", "988"],
    "CH": ["143", "0800 143 000"],
    "DE": ["0800 111 0 111", "0800 111 0 222"],
    "ES": ["024", "717 003 717"],
    "FI": ["09 2525 0111", "09 2525 0112", "09 2525 0116"],
    "FR": ["3114"],
    "GB": ["116 123", "85258", "111"],
    "IE": ["116 123", "50808", "1800 247 247", "1800 111 888"],
    "IL": ["1201"],
    "IN": ["14416", "1-800-891-4416"],
    "KR": ["109"],
    "MX": ["800 911 2000", "55 5259 8121"],
    "NL": ["113", "0800-0113"],
    "NO": ["116 123", "22 40 00 40"],
    "NZ": ["1737", "1737", "0800 543 354", "0508 828 865", "4357"],
    "PT": ["1411", "808 24 24 24", "213 544 545", "912 802 669", "963 524 660"],
    "SE": ["90101"],
    "SG": ["1767", "9151 1767"],
    "US": ["988", "988", "741741"],
}
"""Numbers of crisis lines a second time, so that a slip of the hand in one place is found."""

EMERGENCY = {
    "AR": "911 emergency | ambulance 107, fire 100",
    "AU": "000 emergency: police, ambulance, fire",
    "AT": "112 emergency | ambulance 144, police 133, fire 122",
    "BE": "112 emergency | 101 police",
    "BR": "192 ambulance | 190 police | 193 fire",
    "CA": "911 emergency: police, ambulance, fire",
    "CH": "112 emergency | ambulance 144, police 117, fire 118",
    "DE": "112 emergency | 110 police",
    "ES": "112 emergency: police, ambulance, fire",
    "FI": "112 emergency: police, ambulance, fire",
    "FR": "112 emergency | ambulance 15, police 17, fire 18",
    "GB": "999 or 112 emergency: police, ambulance, fire",
    "IE": "112 or 999 emergency: police, ambulance, fire",
    "IL": "101 ambulance | 100 police | 102 fire",
    "IN": "112 emergency | police 100, fire 101",
    "KR": "119 ambulance | 112 police | 119 fire",
    "MX": "911 emergency: police, ambulance, fire",
    "NL": "112 emergency: police, ambulance, fire",
    "NO": "113 ambulance | 112 police | 110 fire",
    "NZ": "111 emergency: police, ambulance, fire",
    "PT": "112 emergency: police, ambulance, fire",
    "SE": "112 emergency: police, ambulance, fire",
    "SG": "995 ambulance | 999 police | 995 fire",
    "US": "911 emergency: police, ambulance, fire",
}

ISO = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
"""The codes of ISO 3166, and XK, which phones use for Kosovo."""

COUNTRIES = [found for each in countries() if (found := country(each.code))]
KINDS = ("crisis", "violence", "young", "group")


def lines(place: Country) -> list[HelpLine]:
    return [line for kind in KINDS for line in getattr(place, kind)]


def numbers(line: HelpLine) -> list[str]:
    return [number for number in (*line.call, line.text, line.whatsapp) if number]


def numbers_of(where: Here) -> str:
    return " | ".join(map(str, emergency(where))).replace(TOGETHER, " ")


def test_a_guessed_country_stands_in_the_line_of_its_number_until_it_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("companion.content.people.guessed_country", lambda: "GB")
    guess = "If you are in the United Kingdom (a guess): 999 or 112"
    assert numbers_of(here("")).startswith(guess)
    assert one_line_to_people("").replace(TOGETHER, " ").startswith(guess)
    assert numbers_of(here("GB")).startswith("999")
    assert one_line_to_people("GB").replace(TOGETHER, " ").startswith("Emergency: 999 or 112. Samaritans")
    assert numbers_of(here("NO")).startswith("113 ambulance | 112 police")
    assert one_line_to_people("NO").replace(TOGETHER, " ").startswith("Emergency: ambulance 113, police 112.")
    short = {chosen: shortest_line_to_people(chosen).replace(TOGETHER, " ") for chosen in ("", "GB", "NO")}
    assert short == {"": "112, 911. More: ?", "GB": "999. More: ?", "NO": "113, 112. More: ?"}
    monkeypatch.setattr("companion.content.people.guessed_country", lambda: "")
    assert numbers_of(here("")).startswith("112 Europe")
    assert one_line_to_people("").replace(TOGETHER, " ").startswith("Emergency: 112 Europe")


def test_the_numbers_are_those_that_were_checked() -> None:
    places = {each.code: each for each in COUNTRIES}
    assert {code: [n for line in places[code].crisis for n in numbers(line)] for code in SURE} == SURE
    assert {code: numbers_of(Here(code, places[code], guessed=False)) for code in EMERGENCY} == EMERGENCY


def test_every_number_can_be_dialled_as_written() -> None:
    for each in COUNTRIES:
        found = each.emergency
        served = [*found.all, *found.ambulance, *found.police, *found.fire]
        assert served, each.name
        for number in [*served, *(n for line in lines(each) for n in numbers(line))]:
            assert re.fullmatch(r"[0-9+*#()\- ]+", number)
            assert number == number.strip()


def test_every_line_can_be_reached_and_says_where_it_is_from() -> None:
    for each in COUNTRIES:
        for line in lines(each):
            assert numbers(line) or line.chat or line.web, line.service
            assert line.source
            assert line.read_on <= "2026-11"
            assert not (line.word and not line.text)
            assert line.chat != line.web or not line.chat, line.service


def test_every_emergency_number_has_a_month() -> None:
    for each in COUNTRIES:
        assert re.fullmatch(r"20[0-9]{2}-[01][0-9]", each.emergency.read_on), each.name
        assert each.emergency.read_on <= "2026-11"


def test_a_country_found_by_its_header_is_the_country_in_the_file() -> None:
    whole = catalog.load(catalog.file("help_lines.toml"))
    assert set(whole) == {"regions", *(each.code for each in countries())}
    for each in COUNTRIES:
        assert len(lines(each)) == sum(len(whole[each.code].get(kind, ())) for kind in KINDS)


def test_each_kind_of_line_is_there() -> None:
    britain = country("GB")
    assert britain is not None
    assert [len(getattr(britain, kind)) for kind in KINDS] == [3, 6, 1, 0]
    count = {kind: sum(len(getattr(each, kind)) for each in COUNTRIES) for kind in KINDS}
    assert count == {"crisis": 85, "violence": 53, "young": 19, "group": 6}


def test_numbers_by_region_for_an_unknown_country() -> None:
    assert [each.number for each in regions()] == ["112", "911", "999", "000", "111"]
    assert numbers_of(Here("", None, guessed=True)).startswith("112 Europe, most mobile phones | 911")


def test_codes_are_known_and_names_stand_in_order_once() -> None:
    names = [each.name for each in countries()]
    assert names == sorted(set(names))
    assert len(names) == 125
    assert {each.code for each in countries()} <= set(ISO.split())


def test_services_of_a_country_have_different_names() -> None:
    for each in COUNTRIES:
        names = [line.service for line in lines(each)]
        assert len(names) == len(set(names)), each.name


def test_other_names_lead_to_one_country_each() -> None:
    names = [name.casefold() for each in countries() for name in (each.name, *each.also)]
    assert len(names) == len(set(names))
    also = {name: each.code for each in countries() for name in each.also}
    assert [also[name] for name in ("UK", "USA", "England", "Holland")] == ["GB", "US", "GB", "NL"]
    assert all(found.also == each.also for each in countries() if (found := country(each.code)))


def test_a_country_by_its_code() -> None:
    austria = country("at")
    assert austria is not None
    assert austria.name == "Austria"
    assert country("XX") is None
    assert country("") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en_GB.UTF-8", "GB"),
        ("de_AT", "AT"),
        ("en-us", "US"),
        ("zh_Hans_CN.UTF-8", "CN"),
        ("ca_ES@valencia", "ES"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("en", ""),
        ("es_419", ""),
        ("", ""),
    ],
)
def test_the_country_is_guessed_from_the_locale(name: str, code: str) -> None:
    assert country_in(name) == code


@given(st.text(max_size=30))
def test_a_guess_is_a_code_or_nothing(name: str) -> None:
    found = country_in(name)
    assert found == "" or re.fullmatch(r"[A-Z]{2}", found)


@pytest.mark.parametrize(
    ("read_on", "old"),
    [("2026-06", False), ("2025-11", False), ("2025-10", True), ("2026", False), ("2025", True), ("", True)],
)
def test_a_number_read_more_than_twelve_months_ago_is_old(read_on: str, old: bool) -> None:
    assert is_old(read_on, date(2026, 11, 22)) is old


GOOD = '[[people]]\nname = "Ana"\ncall = "555 0101"\nwords = "Can you stay on the phone?"\n'


def test_own_people_are_read(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    assert own_people(path) == ((), None)
    path.write_text(GOOD + '[[people]]\nname = "Bo"\n', encoding="utf-8")
    people, problem = own_people(path)
    assert [person.name for person in people] == ["Ana", "Bo"]
    assert problem is None


def test_a_bad_person_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    path.write_text(GOOD + '[[people]]\nname = "Bo"\ncall = 5\n' + GOOD, encoding="utf-8")
    people, problem = own_people(path)
    assert [person.name for person in people] == ["Ana", "Ana"]
    assert problem is not None
    assert problem.line == 7
    assert "people.toml, line 7" in problem.sentence()


OWN_LINES = """
# by hand
[[lines]]
country = "gb"
service = "samaritans"
call = "116 124"

[[lines]]
country = "GB"
service = "Local line"
kind = "young"
text = "85000"
"""


def test_own_lines_correct_or_add_by_country_and_service(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    path.write_text(OWN_LINES, encoding="utf-8")
    own, problem = own_lines(path)
    assert problem is None
    samaritans, *_ = listed(here("GB"), "crisis", own)
    assert (samaritans.line.call, samaritans.line.hours) == (("116 124",), "day and night, free")
    assert samaritans.own == own[0]
    assert [each.line.service for each in listed(here("GB"), "young", own)] == [
        "Childline, under 19",
        "Local line",
    ]
    assert [each.own for each in listed(here("IE"), "crisis", own)] == [None] * 4
    assert [each.line.text for each in listed(Here("GB", None, guessed=True), "young", own)] == ["85000"]


def test_a_changed_entry_has_its_place_and_the_rest_stays_as_it_was_written() -> None:
    text = with_own(OWN_LINES + GOOD, OwnPerson(name="Bo"), OwnPerson(name="Ana", call="555 0101"))
    assert text.startswith(OWN_LINES)
    assert 'name = "Bo"' in text
    assert "Ana" not in text
    line = OwnLine(country="GB", service="Local line", kind="young", text="85000")
    text = with_own(OWN_LINES, OwnLine(country="GB", service="Local line", call="1"), line)
    assert text.index("# by hand") < text.index("samaritans") < text.index("Local line")
    assert 'call = "1"' in text
    assert "85000" not in text
    assert "Local" not in with_own(OWN_LINES, None, line)
    assert with_own("# mine\n", None, line) == "# mine\n"
    assert with_own(with_own("# mine\n", line, None), None, line).strip() == "# mine"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=200),
        st.sampled_from([b"people = 3", b"people = [1]", b"a = 1", b"[people]\nname='x'"]),
    )
)
def test_own_people_never_raise(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "people.toml"
    path.write_bytes(raw)
    people, problem = own_people(path)
    assert people == ()
    assert problem is None or problem.sentence().isprintable()
