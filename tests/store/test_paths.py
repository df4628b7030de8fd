from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from companion.core.folders import config_folder
from companion.store.paths import exists, places


def test_one_folder_for_everything(tmp_path: Path) -> None:
    found = places({"COMPANION_HOME": str(tmp_path)})
    assert found.notebook == tmp_path / "data" / "notebook"
    assert found.drafts == tmp_path / "data" / "drafts"
    assert found.settings == tmp_path / "config" / "settings.toml"
    assert found.own_exercises == tmp_path / "config" / "exercises"
    assert found.people == tmp_path / "config" / "people.toml"
    assert found.log == tmp_path / "state" / "companion.log"
    assert list(tmp_path.iterdir()) == []


def test_the_home_of_nobody_is_a_folder_like_any_other() -> None:
    found = places({"COMPANION_HOME": "~nobody-of-this-name"})
    assert found.notebook == Path.cwd() / "~nobody-of-this-name" / "data" / "notebook"


def test_the_systems_own_folders() -> None:
    found = places({})
    assert found.data.name == found.config.name == "companion"
    assert found.data != found.config


@pytest.mark.parametrize("given", [None, "", " ", "/srv/data", "~/elsewhere", "elsewhere"])
def test_the_systems_own_folders_are_those_of_platformdirs(
    given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
        if given is not None:
            monkeypatch.setenv(name, given)
    found = places({name: value for name, value in os.environ.items() if name != "COMPANION_HOME"})
    assert found.data == platformdirs.user_data_path("companion", False)
    assert found.state == platformdirs.user_log_path("companion", False)


@pytest.mark.parametrize("given", [None, "", "/srv/settings", "~/elsewhere", "elsewhere"])
@pytest.mark.parametrize(("system", "folders"), [("linux", Unix), ("darwin", MacOS)])
def test_the_settings_are_where_platformdirs_has_them(
    system: str, folders: type[Unix | MacOS], given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", given)
    environ = {name: value for name, value in os.environ.items() if name != "COMPANION_HOME"}
    assert config_folder(environ) == folders("companion", False).user_config_dir
    assert places(environ).config == Path(config_folder(environ))


def test_what_is_at_a_path(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "absent")
    found = {name: exists(tmp_path / name) for name in (".", "link", "absent", "x" * 5000)}
    assert found == {".": True, "link": True, "absent": False, "x" * 5000: False}


def test_imports_nothing_slow() -> None:
    slow = ["platformdirs", "tinydb", "msgspec", "filelock", "textual"]
    code = f"import sys, companion.store.paths; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.posix
def test_the_tests_have_a_home_of_their_own() -> None:
    from pwd import getpwuid

    assert Path.home() != Path(getpwuid(os.getuid()).pw_dir)
