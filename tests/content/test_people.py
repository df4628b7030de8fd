"""Help lines: dialable as written, only what the shared table is sure of, never louder than that."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.content.people import HelpLine, countries, country, country_in, is_old, own_people

SURE = {
    "AR": ["0800 999 0091"],
    "AU": ["13 11 14", "0477 13 11 14"],
    "AT": ["142"],
    "BE": ["1813", "0800 32 123"],
    "BR": ["188"],
    "CA": ["988"],
    "CH": ["143"],
    "DE": ["0800 111 0 111", "0800 111 0 222"],
    "ES": ["024"],
    "FI": ["09 2525 0111"],
    "FR": ["3114"],
    "GB": ["116 123", "85258"],
    "IE": ["116 123"],
    "IL": ["1201"],
    "IN": ["14416", "1-800-891-4416"],
    "KR": ["109"],
    "MX": ["800 911 2000"],
    "NL": ["113", "0800-0113"],
    "NO": ["116 123"],
    "NZ": ["1737", "1737"],
    "PT": ["1411"],
    "SE": ["90101"],
    "SG": ["1767", "9151 1767", "1771", "6669 1771"],
    "US": ["988", "988", "741741"],
}
"""Every number a second time, so that a slip of the hand in one place is found."""

EMERGENCY = {
    "AR": "107 911",
    "AU": "000",
    "AT": "112 144",
    "BE": "112",
    "BR": "192 190",
    "CA": "911",
    "CH": "112 144",
    "DE": "112",
    "ES": "112",
    "FI": "112",
    "FR": "112 15",
    "GB": "999",
    "IE": "112 999",
    "IL": "101 100",
    "IN": "112",
    "KR": "119 112",
    "MX": "911",
    "NL": "112",
    "NO": "113",
    "NZ": "111",
    "PT": "112",
    "SE": "112",
    "SG": "995 999",
    "US": "911",
}


def numbers(line: HelpLine) -> list[str]:
    return [number for number in (*line.call, line.text, line.whatsapp) if number]


def test_the_numbers_are_those_that_were_checked() -> None:
    found = {each.code: [n for line in each.lines for n in numbers(line)] for each in countries()}
    assert found == SURE
    assert {each.code: " ".join(each.emergency) for each in countries()} == EMERGENCY


def test_every_number_can_be_dialled_as_written() -> None:
    for each in countries():
        for number in [*each.emergency, *(n for line in each.lines for n in numbers(line))]:
            assert re.fullmatch(r"[0-9+()\- ]+", number)
            assert number == number.strip()


def test_every_line_can_be_reached_and_says_where_it_is_from() -> None:
    for each in countries():
        assert each.lines, each.name
        for line in each.lines:
            assert numbers(line), line.service
            assert line.source
            assert line.seen <= "2026-11"
            assert not (line.word and not line.text)


def test_hours_in_doubt_are_left_out() -> None:
    sweden = country("SE")
    assert sweden is not None
    assert sweden.lines[0].hours is None


def test_countries_stand_in_order_once() -> None:
    names = [each.name for each in countries()]
    assert names == sorted(set(names))
    assert len({each.code for each in countries()}) == len(names)


def test_a_country_by_its_code() -> None:
    austria = country("at")
    assert austria is not None
    assert austria.name == "Austria"
    assert country("XX") is None


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
    ("seen", "old"),
    [("2026-06", False), ("2025-11", False), ("2025-10", True), ("2026", False), ("2025", True), ("", True)],
)
def test_a_number_seen_more_than_twelve_months_ago_is_old(seen: str, old: bool) -> None:
    assert is_old(seen, date(2026, 11, 22)) is old


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
