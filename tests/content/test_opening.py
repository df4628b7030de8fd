"""What the first screen says: found without the app, and the same as the app finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from companion.content import catalog, language
from companion.content.library import library, load, orders
from companion.content.lines import list_in, value_in
from companion.content.opening import BREATHS, SCREENS, first_words
from companion.content.opening import opening as opens
from companion.core.exercise import AnyStep
from companion.core.folders import config_folder
from companion.core.layout import STEP_ROWS
from companion.store.paths import places
from tests.odd import MAKE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the settings, which is empty."""
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
    config = tmp_path / "home" / "config"
    (config / "exercises").mkdir(parents=True)
    return config


@pytest.mark.parametrize(
    "environment",
    [{"COMPANION_HOME": "~/elsewhere"}, {"COMPANION_HOME": "here"}, {"XDG_CONFIG_HOME": "/config"}, {}],
)
def test_it_looks_for_the_settings_where_the_store_does(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for name in ("COMPANION_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Path(config_folder()) == places().config


def test_it_reads_the_first_step_of_each_exercise_as_the_app_does() -> None:
    for path in sorted(catalog.file("exercises").glob("*.toml")):
        first = load(path).steps[0]
        assert value_in(str(path), "short") == first.short, path
        assert value_in(str(path), "kind") == first.__struct_config__.tag, path


def test_the_kinds_of_step_that_want_room_exist() -> None:
    tags = {step.__struct_config__.tag for step in AnyStep.__args__}
    assert set(STEP_ROWS) <= tags


def test_what_opens_a_screen() -> None:
    assert opens([]) == ""
    assert [opens([name]) for name in SCREENS] == list(SCREENS)
    for other in ([""], ["now", "--help"], ["now", "-h"], ["export"], ["history", "feet"]):
        assert opens(other) is None, other


@pytest.mark.parametrize("given", ["feet", "Feet on the floor", "FEET", "feet on the floor"])
def test_an_exercise_is_found_by_its_key_and_by_its_name(home: Path, given: str) -> None:
    assert opens(["now", *given.split()]) == "exercise:feet"
    assert opens(["now", given]) == "exercise:feet"


def test_every_exercise_is_found_by_its_name(home: Path) -> None:
    for key, exercise in library(None).items():
        found = opens(["now", exercise.name])
        assert found == f"exercise:{key}", exercise.name
        if not exercise.ask_first:
            assert first_words(found)[0] == exercise.steps[0].short


def test_an_exercise_of_a_person_s_own_is_found_and_wins(home: Path) -> None:
    text = catalog.file("exercises/feet.toml").read_text(encoding="utf-8")
    (home / "exercises" / "bank.toml").write_text(text.replace("Feet on the floor", "The river bank"))
    (home / "exercises" / "feet.toml").write_text(text.replace('short = "', 'short = "Mine: ', 1))
    (home / "exercises" / "from ana").mkdir()
    (home / "exercises" / "from ana" / "sand.toml").write_text(text)
    assert opens(["now", "the", "river", "bank"]) == "exercise:bank"
    assert opens(["now", "from ana/sand"]) == "exercise:from ana/sand"
    assert first_words("exercise:feet")[0].startswith("Mine: ")


@pytest.mark.parametrize(
    ("given", "screen"),
    [
        *(("breth", "breath:longer_out_breath"), ("flashbak", "flashback:date_and_place")),
        *(("senses", "exercise:five_senses"), ("look", "exercise:look_around"), ("fet", "exercise:feet")),
        *((other, "now") for other in ("", ".", "\0", "/etc/passwd", "zzzz", "no such thing at all")),
    ],
)
def test_a_slip_opens_what_is_most_like_it_or_the_usual_beginning(
    home: Path, given: str, screen: str
) -> None:
    assert opens(["now", given]) == screen


@pytest.mark.parametrize("given", ["../feet", "exercises/../feet"])
def test_a_path_opens_no_file_elsewhere(home: Path, given: str) -> None:
    (home / "feet.toml").write_text('name = "Elsewhere"\nshort = "Elsewhere"\n')
    assert "Elsewhere" not in first_words(opens(["now", given]) or "")[0]


WORDS = [
    *(("flashback", "flashback"), ("flat", "flat"), ("far", "flat"), ("angry", "angry"), ("sad", "sad")),
    *(("ashamed", "ashamed"), ("night", "night"), ("urge", "urge")),
]


@pytest.mark.parametrize(("word", "said"), [("public", "public"), ("bed", "still"), ("lying", "still")])
def test_a_word_says_where_a_person_is(home: Path, word: str, said: str) -> None:
    assert opens(["now", word]) == f"{said}:{orders().high[said][0]}"


@pytest.mark.parametrize(("word", "said"), WORDS)
def test_a_word_begins_with_what_is_usual_and_not_hidden(home: Path, word: str, said: str) -> None:
    first, second, *_ = orders().high[said]
    assert opens(["now", word]) == f"{said}:{first}"
    (home / "settings.toml").write_text(f'hidden = [\n    "{first}",\n    "box",\n]\n')
    assert opens(["now", word]) == f"{said}:{second}"


def test_a_breath_is_the_person_s_own_or_the_longer_out_breath(home: Path) -> None:
    own, usual_one = BREATHS
    assert opens(["now", "breath"]) == f"breath:{usual_one}"
    (home / "exercises" / f"{own}.toml").write_text(catalog.file("own_breath.toml").read_text())
    assert opens(["now", "breath"]) == f"breath:{own}"


def test_what_is_asked_about_first_has_no_instruction_before_that(home: Path) -> None:
    assert first_words("exercise:cold_face") == ("", 1)


def test_a_list_on_any_number_of_lines_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('hidden = ["a", "b"]\nother = []\nlong = [\n  "c",\n  "d",\n]\n')
    assert [list_in(str(path), name) for name in ("hidden", "other", "long", "none")] == [
        ["a", "b"],
        [],
        ["c", "d"],
        [],
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('name = "value"', "value"),
        ("name='value'", ""),
        ('name = "a \\" b"', ""),
        ('name = "\x1b[31mred"', "[31mred"),
        ("name = 3", ""),
        ('other = "value"', ""),
    ],
)
def test_it_takes_only_what_is_plain(tmp_path: Path, line: str, value: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(line + "\n")
    assert value_in(str(path), "name") == value


@pytest.mark.timeout(20)
@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")
@pytest.mark.posix
@pytest.mark.parametrize("kind", MAKE)
def test_it_opens_nothing_but_a_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings.toml"
    MAKE[kind](path)
    assert value_in(str(path), "name") == ""


def test_the_calm_line_is_the_one_of_the_home_screen() -> None:
    assert first_words("")[0] == catalog.first_words()


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LC_ALL": "xx_XX.UTF-8"}, "xx"),
        ({"LANG": "xx"}, "xx"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "xx_XX.UTF-8"}, "en"),
        ({"LANG": "yy_YY.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "../"}, "en"),
        ({"LC_MESSAGES": "xx.UTF-8", "LANG": "en_GB.UTF-8"}, "xx"),
        ({"LC_ALL": "C", "LANG": "xx_XX.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_settings_or_the_locale_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], code: str
) -> None:
    english = Path(language.CONTENT, "en")
    (tmp_path / "en").symlink_to(english)
    (tmp_path / "xx").mkdir()
    monkeypatch.setattr(language, "CONTENT", str(tmp_path))
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.language() == code
    calm, rows = first_words("")
    assert calm == catalog.first_words()
    (tmp_path / "xx" / "first_words.txt").write_text("Hier ist keine Eile.\n", encoding="utf-8")
    assert first_words("") == ("Hier ist keine Eile." if code == "xx" else calm, rows)
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "settings.toml").write_text('language = "xx"\n', encoding="utf-8")
    assert language.language() == "xx"
