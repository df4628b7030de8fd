"""The splash: what it may import, and that it finds what the rest of the app finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion import splash
from companion.content import catalog
from companion.content.library import load
from companion.core.exercise import AnyStep
from companion.core.folders import config_folder
from companion.core.layout import STEP_ROWS
from companion.splash import SCREENS, opens_a_screen, value_in
from companion.store.paths import places
from tests.odd import MAKE

LOADED = """
import sys
before = set(sys.modules)
import companion.__main__, companion.splash
print(*sorted(set(sys.modules) - before))
"""


def test_it_imports_nothing_but_what_python_has_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {
        "__future__",
        "companion",
        "companion.__main__",
        "companion.core",
        "companion.core.folders",
        "companion.core.palette",
        "companion.core.layout",
        "companion.splash",
    }


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
    assert opens_a_screen([])
    assert all(opens_a_screen([name]) for name in SCREENS)
    assert not opens_a_screen(["now", "--help"])
    assert not opens_a_screen(["export"])


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
@pytest.mark.parametrize("kind", MAKE)
def test_it_opens_nothing_but_a_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings.toml"
    MAKE[kind](path)
    assert value_in(str(path), "name") == ""


def test_the_calm_line_is_the_one_of_the_home_screen() -> None:
    assert splash.first_words("")[0] == catalog.first_words()


def test_the_app_opens_without_a_splash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "termios", None)
    monkeypatch.setattr("os.get_terminal_size", lambda fd: os.terminal_size((80, 24)))
    assert splash.show_splash("") is None
    monkeypatch.undo()

    def no_terminal(fd: int) -> os.terminal_size:
        raise OSError(25, "no terminal")

    monkeypatch.setattr("os.get_terminal_size", no_terminal)
    assert splash.show_splash("now") is None


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LC_ALL": "xx_XX.UTF-8"}, "xx"),
        ({"LANG": "xx"}, "xx"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "xx_XX.UTF-8"}, "en"),
        ({"LANG": "yy_YY.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "../"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_settings_or_the_locale_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], code: str
) -> None:
    english = Path(splash.CONTENT, "en")
    (tmp_path / "en").symlink_to(english)
    (tmp_path / "xx").mkdir()
    monkeypatch.setattr(splash, "CONTENT", str(tmp_path))
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert splash.language() == code
    calm, rows = splash.first_words("")
    assert calm == catalog.first_words()
    (tmp_path / "xx" / "first_words.txt").write_text("Hier ist keine Eile.\n", encoding="utf-8")
    assert splash.first_words("") == ("Hier ist keine Eile." if code == "xx" else calm, rows)
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "settings.toml").write_text('language = "xx"\n', encoding="utf-8")
    assert splash.language() == "xx"
