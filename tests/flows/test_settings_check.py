"""What in the settings file can't be used is named with its line and the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.flows.settings_check import settings_problems
from companion.store.paths import Places, places

WRONG = """\
# mine
motoin = "reduced"
first_exercise = "look_arround"
hidden = [
    "feet",
    "voooo",
]
pinned = ["zzz"]
country = "QQ"
hidden_regions = ["left hipp"]
large = "yes"

[keys]
home.groud = "x"
"home.history" = "y"
"""


@pytest.fixture
def home(tmp_path: Path) -> Places:
    found = places({"COMPANION_HOME": str(tmp_path)})
    found.config.mkdir()
    return found


def test_each_problem_has_its_line_and_the_nearest_right_name(home: Places) -> None:
    home.settings.write_text(WRONG)
    found = {
        sentence.partition(": ")[0].rpartition(", ")[2]: sentence for sentence in settings_problems(home)
    }
    nearest = {
        "line 2": "motion",
        "line 3": "look_around",
        "line 6": "voo",
        "line 8": "",
        "line 9": "",
        "line 10": "left hip",
        "line 11": "",
        "line 14": "home.ground",
    }
    assert found.keys() == nearest.keys()
    for line, name in nearest.items():
        assert f"nearest name is {name}." in found[line] if name else "nearest" not in found[line]
    assert home.settings.read_text() == WRONG


def test_nothing_is_said_about_a_file_that_is_right(home: Places) -> None:
    own = home.own_exercises / "from_ana"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("")
    right = WRONG.splitlines()[14]
    home.settings.write_text(f'country = "at"\npinned = ["from_ana/mine", "feet"]\n[keys]\n{right}\n')
    assert settings_problems(home) == []
    home.settings.unlink()
    assert settings_problems(home) == []


def test_a_name_cannot_act_on_the_terminal(home: Places) -> None:
    home.settings.write_text('pinned = ["a\\u001b[2Jb\\nc"]\n')
    [sentence] = settings_problems(home)
    assert sentence.isprintable()
