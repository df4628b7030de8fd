"""`companion people`: text, the emergency number first, whatever the country."""

from __future__ import annotations

import pytest

from companion.content.catalog import phrase
from companion.store.paths import Places
from tests.cli.conftest import Companion


@pytest.fixture(autouse=True)
def a_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG"):
        monkeypatch.setenv(name, "en_GB.UTF-8")


def test_the_number_of_the_guessed_country_says_that_it_is_a_guess(companion: Companion) -> None:
    status, out, err = companion("people")
    assert (status, err) == (0, "")
    assert out.startswith("If you are in the United Kingdom (a guess): 999 or 112")
    assert "116 123  Samaritans, day and night, free" in out
    assert out.index("85258") < out.index("116 123")
    assert "0808 2000 247" not in out


@pytest.mark.parametrize("given", ["NO", "no", "Norway", "norge"])
def test_a_country_by_its_code_or_a_name_of_it(companion: Companion, given: str) -> None:
    status, out, _ = companion("people", "--country", given)
    assert status == 0
    assert out.splitlines()[:3] == ["113 ambulance", "112 police", "110 fire"]


def test_one_that_is_none_is_refused_with_countries_near_it(companion: Companion) -> None:
    for given, near in (
        ("EN", "Ecuador (EC)"),
        ("Nederlands", "Netherlands (NL)"),
        ("Untied Kingdom", "United Kingdom (GB)"),
    ):
        status, out, err = companion("people", "--country", given)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert near in err


def test_without_a_country_there_are_numbers_by_region(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.content.people.guessed_country", lambda: "")
    status, out, _ = companion("people")
    assert status == 0
    assert out.startswith("112 Europe, most mobile phones\n")
    assert "findahelpline.com" in out
    assert "Samaritans" not in out


def test_own_people_and_lines_about_violence(companion: Companion, home: Places) -> None:
    home.people.parent.mkdir(parents=True)
    home.people.write_text('[[people]]\nname = "Ana"\ncall = "012"\n', encoding="utf-8")
    home.settings.write_text('country = "GB"\n', encoding="utf-8")
    assert "012  Ana" in companion("people").out
    out = companion("people", "--violence").out
    assert out.startswith("999 or 112 emergency")
    assert "0808 2000 247" in out
    assert phrase("people.traces")[:40] in out
    assert "Ana" not in out


def test_on_a_terminal_the_number_stands_at_the_end_too(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert companion("people", "--country", "GB").out.count("999 or 112") == 1
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    printed = companion("people", "--country", "GB").out
    assert printed.startswith("999 or 112")
    assert printed.splitlines()[-1].startswith("999 or 112")
