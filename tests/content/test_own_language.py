"""A folder of a person's own is a language: three sentences and one exercise, and no code."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from companion.content import catalog, language
from companion.content.catalog import phrase
from companion.content.languages import languages
from companion.content.library import library, one, orders
from companion.content.opening import first_words, opening
from companion.content.people import countries, country, here
from companion.content.wordlists import feeling_word, region_name
from companion.core.entry import CheckIn, Entry, Practice, Sensation
from companion.core.filters import admitted
from companion.flows.settings_in_words import SettingsInWords, values
from companion.text.dates import short_date, short_day
from companion.text.entries import in_full, title
from companion.text.filters import typed
from companion.text.letter import joined
from companion.text.people import one_line_to_people
from companion.text.typed_dates import days, stretch
from companion.tui.commands import as_label
from tests.plain.transcript import still_context
from tests.still import Still

SENTENCES = {
    "language.toml": """
name = "Frysk"
plural = "n != 1"
forms = ["one", "other"]
decimal = ","

[typed_dates.days]
juster = -1
""",
    "now.toml": 'azem = "breath"\n',
    "first_words.txt": "Der is gjin haast.\n",
    "phrases/home.toml": '[home]\nquestion = "Wat helpt no?"\n[ways]\nsurplus = "no key"\n',
    "phrases/titles.toml": 'people = "Minsken"\nhistory = "{wrong}"\n',
    "phrases/exercises.toml": '[own_breath]\nseconds = { one = "{count} tel", other = "{count:g} tellen" }\n',
    "body.toml": '[[places]]\nkey = "jaw"\nname = "kaak"\nsides = ["nowhere"]\n',
    "exercises/feet.toml": """
name = "Fuotten op de flier"
takes = [3000, 3600]
through = "not translated"
cautions = ["Allinne as it kin."]
[[steps]]
kind = "words"
short = "Beide fuotten."
[[steps]]
press = 15
text = "Druk."
[[steps]]
""",
    "exercises/flashback_script.toml": """
steps = [
    { answers = ["It is no", "Nee", "Ik wit it net"], danger = ["Nee"], unsure = [] },
    {}, {}, {}, {}, {}, {}, {},
]
""",
    "exercises/box.toml": '[[steps]]\nshort = "Only one step of two."\n',
    "exercises/look_around.toml": "this is no TOML",
    "help_lines.toml": """
[words]
"Germany" = "Dútslân"
"day and night" = "dei en nacht"
"TelefonSeelsorge" = "Telefoanhelp"
"112" = "999"
[in_sentence]
GB = "it Feriene Keninkryk"
""",
}


@pytest.fixture(autouse=True)
def frisian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Write the folder where a person would, and speak it as `--lang` does."""
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    folder = tmp_path / "config" / "content" / "fy"
    for name, text in SENTENCES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert language.take_option(["now", "--lang", "fy_NL.UTF-8", "feet"]) == ["now", "feet"]
    catalog.look_in(language.folders())
    yield folder
    language.take_option([])
    catalog.look_in([])


def test_its_sentences_are_read_and_what_it_lacks_is_english() -> None:
    assert phrase("home.question") == "Wat helpt no?"
    assert phrase("titles.people") == "Minsken"
    assert phrase("store.problem.busy", path="x").startswith("Another window")
    assert (region_name("jaw"), region_name("left hip")) == ("kaak", "left hip")
    assert feeling_word("calm") == "calm"
    assert phrase("own_breath.seconds", count=1.5) == "1,5 tellen"
    assert catalog.number(2.5) == "2,5"
    assert days("juster", date(2026, 11, 22)) == (date(2026, 11, 21), date(2026, 11, 21))
    assert days("3 days ago", date(2026, 11, 22)) == (date(2026, 11, 19), date(2026, 11, 19))


def test_a_sentence_with_a_gap_that_nothing_fills_is_english() -> None:
    assert phrase("titles.history") == "{wrong}"
    assert phrase("titles.history", count=3) == "Looking back"


def test_a_rule_that_is_none_and_a_month_too_few_do_no_harm(frisian: Path) -> None:
    (frisian / "language.toml").write_text(
        'name = "Frysk"\nplural = "count > "\nforms = ["one", "other"]\nmonths = ["jannewaris"]\n', "utf-8"
    )
    catalog.load.cache_clear()
    catalog.look_in([frisian, frisian / "none"])
    assert phrase("own_breath.seconds", count=2) == "2 tellen"
    assert short_date(date(2026, 12, 4)) == "4 Dec 2026"


@pytest.mark.parametrize(
    "odd",
    [
        'thousands = ["."]\ndecimal = 3',
        'and_before = "x"\nspellings = 3\nlower_labels = "no"',
        "[and_before]\nt = 3\n[spellings]\na = 3",
        '[typed_dates]\nhours = 3\ncounts = "x"\nfillers = [3]',
        '[typed_dates.hours]\nnacht = "x"\n[typed_dates.units]\nday = 3\n[typed_dates.days]\nhjoed = "x"',
        '[dates]\nshort_day = "{nothing}"\nday = 3',
    ],
)
def test_no_odd_value_of_a_language_does_harm(frisian: Path, odd: str) -> None:
    (frisian / "language.toml").write_text(f"{odd}\n", "utf-8")
    catalog.load.cache_clear()
    catalog.look_in([frisian, frisian / "odd"])
    assert phrase("own_breath.seconds", count=1000.5)
    assert catalog.number(1.5)
    assert joined(["one", "two"])
    assert as_label("Two")
    assert short_date(date(2026, 12, 4))
    assert short_day(date(2026, 12, 4))
    now = datetime(2026, 11, 22, 18, tzinfo=UTC)
    for text in ("nacht", "hjoed", "3 days ago", "at 8 in the evening", "2026-11-20 18:00"):
        days(text, now.date())
        stretch(text, now, UTC)


def test_an_exercise_takes_words_alone() -> None:
    found, english = library(None), dict(_english())
    feet = found["feet"]
    assert (feet.name, feet.steps[0].short) == ("Fuotten op de flier", "Beide fuotten.")
    assert feet.steps[1].text == "Druk."
    assert feet.steps[1].short == english["feet"].steps[1].short
    assert feet.cautions == ("Allinne as it kin.",)
    assert (feet.takes, feet.through) == (english["feet"].takes, "weight")
    assert feet.steps[1].press == english["feet"].steps[1].press  # type: ignore[union-attr]
    assert one("feet", None) == feet
    assert list(found) == list(english)
    assert orders().high["not_asked"][0] == "feet"


def test_an_answer_leads_where_the_english_one_in_its_place_leads() -> None:
    ask = library(None)["flashback_script"].steps[0]
    assert ask.answers == ("It is no", "Nee", "Ik wit it net")  # type: ignore[union-attr]
    assert (ask.danger, ask.unsure) == (("It is no",), ("Ik wit it net",))  # type: ignore[union-attr]


def test_an_exercise_that_no_longer_fits_is_english() -> None:
    assert library(None)["box"].steps == dict(_english())["box"].steps
    assert library(None)["look_around"] == dict(_english())["look_around"]
    assert not library(None).broken


def test_the_first_words_follow_it_as_the_app_finds_them(frisian: Path) -> None:
    assert first_words("")[0] == "Der is gjin haast." == catalog.first_words()
    for screen in ("now", "exercise:feet"):
        assert first_words(screen)[0] == "Beide fuotten."
    for key in ("box", "look_around", "longer_out_breath"):
        assert first_words(f"exercise:{key}")[0] == library(None)[key].steps[0].short
    assert first_words("now")[1] == 1
    assert opening(["now", "fuotten", "op", "de", "flier"]) == "exercise:feet"
    assert opening(["now", "Feet on the floor"]) == "exercise:feet"
    assert opening(["now", "azem"]) == opening(["now", "breath"]) == "breath:longer_out_breath"
    own = frisian.parents[1] / "exercises"
    own.mkdir()
    shutil.copy(catalog.ENGLISH / "exercises" / "feet.toml", own)
    assert first_words("now")[0] == "Both feet on the floor."


def test_help_lines_have_its_words_and_the_english_numbers() -> None:
    germany, english = country("DE"), _english_country("DE")
    assert germany
    assert germany.emergency == english.emergency
    assert (germany.name, germany.crisis[0].shown_name) == ("Dútslân", "Telefoanhelp")
    assert germany.crisis[0].service == "TelefonSeelsorge"
    assert germany.crisis[0].call == english.crisis[0].call
    assert next(each for each in countries() if each.code == "DE").also[-1] == "Germany"
    united = country("GB")
    assert united
    assert (united.name, united.in_sentence) == ("United Kingdom", "it Feriene Keninkryk")


def test_the_country_is_not_that_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_AU.UTF-8")
    assert here("").code == "AU"
    assert "000" in one_line_to_people("")


def test_it_can_be_chosen_in_the_settings(tmp_path: Path) -> None:
    assert languages() == {"en": "English", "fy": "Frysk"} | languages()
    assert values("language")[:2] == ("", "en")
    assert "fy" in values("language")
    assert SettingsInWords(still_context(tmp_path, Still())).words_for("language", "fy") == "Frysk"


def test_one_sentence_of_a_language_can_be_mended(frisian: Path) -> None:
    (frisian.parent / "en" / "phrases").mkdir(parents=True)
    (frisian.parent / "en" / "phrases" / "home.toml").write_text('[home]\nquestion = "And now?"\n', "utf-8")
    language.take_option(["--lang=en"])
    catalog.look_in(language.folders())
    assert phrase("home.question") == "And now?"
    assert phrase("titles.people") == "People"


def _english() -> dict[str, object]:
    before = catalog.folders()
    catalog.look_in([])
    try:
        return dict(library(None))
    finally:
        catalog.look_in(before)


def _english_country(code: str):  # type: ignore[no-untyped-def]
    before = catalog.folders()
    catalog.look_in([])
    try:
        return country(code)
    finally:
        catalog.look_in(before)


def test_an_entry_has_the_words_of_the_reader_and_is_found_by_both(tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 18, tzinfo=UTC)
    old = Practice(id="1", at=at, exercise="feet", name="Feet on the floor")
    new = Practice(id="2", at=at, exercise="feet", name="Fuotten op de flier")
    own = Practice(id="3", at=at, exercise="feet", name="My own feet")
    jaw = CheckIn(
        id="4", at=at, body=(Sensation(region="jaw", words=("tight",)),), note="kaak, as I wrote it"
    )
    entries: list[Entry] = [old, new, own, jaw]
    assert [title(each) for each in entries[:3]] == [
        "Fuotten op de flier",
        "Fuotten op de flier",
        "My own feet",
    ]
    assert "kaak: tight" in in_full(jaw)
    assert "kaak, as I wrote it" in in_full(jaw)
    for word in ("fuotten", "floor"):
        assert admitted(entries, typed(word, at.date())) == [old, new]
    for word in ("kaak", "jaw"):
        assert admitted(entries, typed(word, at.date())) == [jaw]
    catalog.look_in([])
    assert [title(each) for each in entries[:3]] == ["Feet on the floor", "Feet on the floor", "My own feet"]
