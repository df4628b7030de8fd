"""The splash: what it may import, and that it finds what the rest of the app finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion.content import catalog
from companion.content.catalog import first_words
from companion.content.library import load
from companion.core.exercise import AnyStep
from companion.core.layout import STEP_ROWS
from companion.splash import CONTENT, SCREENS, config_folder, opens_a_screen, value_in
from companion.store.paths import places

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


@pytest.mark.parametrize("path", sorted(catalog.file("exercises").glob("*.toml")), ids=lambda path: path.stem)
def test_it_reads_the_first_step_of_an_exercise_as_the_app_does(path: Path) -> None:
    first = load(path).steps[0]
    assert value_in(str(path), "short") == first.short
    assert value_in(str(path), "kind") == first.__struct_config__.tag


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


def test_the_calm_line_is_the_one_of_the_home_screen() -> None:
    assert (
        Path(CONTENT, "first_words.txt").read_text(encoding="utf-8").splitlines()[0].strip() == first_words()
    )
