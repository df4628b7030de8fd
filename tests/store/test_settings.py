from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.catalog import table
from companion.store.settings import InvalidSetting, Settings, read
from companion.store.settings_file import write

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_no_file_means_the_usual_settings(tmp_path: Path) -> None:
    assert read(tmp_path / "settings.toml") == (Settings(), [])


def test_a_bad_value_falls_back_and_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('country = "AT"\ntheme = "neon"\nsomething_else = 3\n')
    settings, problems = read(path)
    assert settings == Settings(country="AT")
    assert problems == [InvalidSetting("theme", 2), InvalidSetting("unknown", 3, "something_else")]


def test_keys_may_be_quoted_or_dotted(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[keys]\nhome.exercises = "x"\n"home.history" = "y"\n')
    assert read(path)[0].keys == {"home.exercises": "x", "home.history": "y"}


@pytest.mark.posix
def test_writing_keeps_what_else_is_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '# mine\nfrom_a_newer_app = true\ntheme = "ember" # at night\n\n[keys]\nhome.exercises = "x"\n'
    )
    write(path, {"theme": "paper", "country": "AT"}, {"country": "Where."}, NOW)
    text = path.read_text()
    assert "# mine" in text
    assert "from_a_newer_app = true" in text
    assert "# at night" in text
    assert "# Where.\ncountry" in text
    settings, problems = read(path)
    assert problems == [InvalidSetting("unknown", 2, "from_a_newer_app")]
    assert settings == Settings(theme="paper", country="AT", keys={"home.exercises": "x"})
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_comment_stays_with_the_table_below_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "ember"\n# my keys,\n# all of them\n[keys]\nhome.exercises = "x"\n')
    write(path, {"country": "AT"}, {"country": "Where."}, NOW)
    assert "# my keys,\n# all of them\n[keys]" in path.read_text()
    assert read(path)[0] == Settings(theme="ember", country="AT", keys={"home.exercises": "x"})


def test_a_file_that_is_no_toml_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = \n")
    put_aside = write(path, {"theme": "paper"}, {}, NOW)
    assert put_aside is not None
    assert put_aside.read_text() == "theme = \n"
    assert read(path)[0].theme == "paper"


def test_every_setting_has_a_comment() -> None:
    assert set(table("settings")["comments"]) == set(Settings.__struct_fields__)


@given(st.binary(max_size=200))
def test_any_bytes_give_settings(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(data)
    settings, _ = read(path)
    assert isinstance(settings, Settings)


KEYS = """\
theme = "paper"

[keys]
# mine
home.exercises = "x" # as in mail
home.history = "y"
"home.checkin" = "z"

[later]
a = 1
"""


def test_keys_are_written_one_by_one_beside_those_that_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(KEYS)
    write(path, {"keys": {"home.exercises": "x", "home.checkin": "q", "home.learn": "full_stop"}}, {}, NOW)
    text = path.read_text()
    assert '# mine\nhome.exercises = "x" # as in mail' in text
    assert "[later]\na = 1" in text
    assert read(path)[0].keys == {"home.exercises": "x", "home.checkin": "q", "home.learn": "full_stop"}


def test_the_first_key_gets_its_table_and_its_comment(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write(path, {"keys": {"home.learn": "q"}}, {"keys": "Other keys"}, NOW)
    write(path, {"theme": "paper"}, {}, NOW)
    assert "# Other keys" in path.read_text()
    assert read(path) == (Settings(theme="paper", keys={"home.learn": "q"}), [])
    write(path, {"keys": {}}, {}, NOW)
    assert read(path) == (Settings(theme="paper"), [])
