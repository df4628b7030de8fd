"""`companion exercises` and `companion about`, as they are typed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.cli import run
from companion.cli.pages import rendered
from companion.cli.parser import COMMANDS
from companion.content.library import load, one, shipped
from companion.content.own_exercises import key_of, template
from companion.text.exercises import on_paper
from tests.content.languages import speaking


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("arguments", [["exercises"], ["exercises", "list"]])
def test_all_exercises_are_listed_with_their_keys(home: Path, capsys: Captured, arguments: list[str]) -> None:
    assert run(arguments, None) == 0
    printed = capsys.readouterr().out
    assert "unsafe here, now" in printed.splitlines()[0]
    assert all(key in printed and exercise.name in printed for key, exercise in shipped().items())


def test_the_list_for_one_state(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "list", "--for", "flat"], None) == 0
    printed = capsys.readouterr().out
    assert "stand_and_shift" in printed
    assert "slow_breathing" not in printed
    assert "chair_press" in printed, "what is for any state is for this one"


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("es", "Lejos", "flat"),
        ("es", "flat", "flat"),
        ("es", "cualquiera", "any"),
        ("de", "aufgewuehlt", "up"),
        ("en", "FLASHBACK", "flashback"),
    ],
)
def test_the_list_is_asked_for_in_words_of_the_language(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, language: str, typed: str, meant: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    listed = []
    with speaking(language):
        for word in (typed, meant):
            assert run(["exercises", "list", "--for", word], None) == 0
            listed.append(capsys.readouterr().out)
    assert listed[0] == listed[1]


def test_a_word_for_the_list_that_is_not_known_brings_those_of_the_language(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es.UTF-8")
    with speaking("es"):
        with pytest.raises(SystemExit):
            run(["exercises", "list", "--for", "arribba"], None)
        assert "arriba, lejos, flashback, cualquiera" in capsys.readouterr().err


def test_an_exercise_can_be_printed(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "show", "feet"], None) == 0
    assert capsys.readouterr().out == on_paper(shipped()["feet"]) + "\n"


def test_one_of_something_is_not_several() -> None:
    for exercise in shipped().values():
        assert not re.search(r"\b1 [a-z]+s\b", on_paper(exercise))


def test_each_is_whole_and_narrow_on_paper() -> None:
    wrong = []
    for key, exercise in shipped().items():
        paper = on_paper(exercise)
        words = " ".join(paper.split())
        texts = (*exercise.cautions, *(step.text for step in exercise.steps), *exercise.sources)
        wrong += [(key, text) for text in texts if " ".join(text.split()) not in words]
        wrong += [(key, line) for line in paper.splitlines() if len(line) > 72]
    assert wrong == []


def test_an_exercise_is_found_by_its_name_and_an_unknown_one_reported(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "show", "feet on the floor"], None) == 0
    assert run(["exercises", "show", "no\x1bthing"], None) == 1
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.posix
def test_a_new_exercise_can_be_run_and_is_never_overwritten(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "new", 'My "evening"'], None) == 0
    path = home / "config" / "exercises" / "my_evening.toml"
    assert str(path) in capsys.readouterr().out
    assert path.stat().st_mode & 0o777 == 0o600
    assert load(path).name == 'My "evening"'
    assert one("my_evening", path.parent) is not None
    path.write_text("mine", encoding="utf-8")
    assert run(["exercises", "new", 'My "evening"'], None) == 1
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_new_file_that_replaces_a_shipped_exercise_is_reported(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "new", "feet"], None) == 0
    assert "Feet on the floor" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "key"),
    [("Feet", "feet"), ("../../etc", "etc"), ("Ein Übung", "ein_übung"), ("...", ""), ("a/b\\c", "a_b_c")],
)
def test_a_name_becomes_a_file_in_the_folder_and_nowhere_else(name: str, key: str) -> None:
    assert key_of(name) == key


def test_the_template_with_any_name_is_an_exercise(tmp_path: Path) -> None:
    for name in ("x", "a" * 200, 'quote " and \\ slash', "two\nlines\x1b", "ünï"):
        path = tmp_path / "own.toml"
        path.write_text(template(name), encoding="utf-8")
        assert load(path).steps


def test_a_name_is_needed(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "new", "..."], None) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_is_checked_with_the_line_and_the_reason(home: Path, tmp_path: Path, capsys: Captured) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(template("Good"), encoding="utf-8")
    bad.write_text(template("Bad").replace("rounds = 2", "rounds = 900"), encoding="utf-8")
    assert run(["exercises", "check", str(good)], None) == 0
    assert run(["exercises", "check", str(good), str(bad)], None) == 1
    captured = capsys.readouterr()
    line = 1 + bad.read_text(encoding="utf-8").splitlines().index("rounds = 900")
    assert f"bad.toml, line {line}" in captured.err
    assert captured.out.count("Good works") == 2


def test_a_wrong_kind_or_field_is_named_with_what_can_stand_there(
    home: Path, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "mine.toml"
    good = template("Mine")
    for right, wrong, near, others in (
        ('kind = "words"', 'kind = "wrods"', "words", "breath, press, tap"),
        ("rounds = 2", "rouns = 2", "rounds", "kind, text, short, caution, press"),
        ("about =", "abuot =", "about", "name, about, for"),
        ('through = "weight"', 'through = "wieght"', "weight", "looking, listening"),
    ):
        path.write_text(good.replace(right, wrong, 1), encoding="utf-8")
        assert run(["exercises", "check", str(path)], None) == 1
        sentence, list_of_names = capsys.readouterr().err.splitlines()
        assert f"nearest name is {near}." in sentence
        assert others in list_of_names
    path.write_text(good.replace('kind = "words"', "", 1), encoding="utf-8")
    assert run(["exercises", "check", str(path)], None) == 1
    assert "own words" in capsys.readouterr().err


def test_all_own_files_are_checked_without_an_argument(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "check"], None) == 0
    assert "no exercises of your own" in capsys.readouterr().out
    folder = home / "config" / "exercises"
    (folder / "from_ana").mkdir(parents=True)
    (folder / "mine.toml").write_text(template("Mine"), encoding="utf-8")
    (folder / "from_ana" / "other.toml").write_text("name = 3", encoding="utf-8")
    assert run(["exercises", "check"], None) == 1
    captured = capsys.readouterr()
    assert "Mine works" in captured.out
    assert "other.toml" in captured.err


def test_an_unknown_exercise_is_named_with_those_near_it(home: Path, capsys: Captured) -> None:
    assert run(["exercises", "show", "look"], None) == 1
    error = capsys.readouterr().err
    assert "look_around" in error
    assert "body_look" in error


def test_to_begin_now_with_a_slip_prints_what_is_near_and_says_so(home: Path, capsys: Captured) -> None:
    assert run(["now", "breth"], None) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Longer out-breath")
    assert printed.err == "Nothing is called breth. This was the nearest.\n"
    assert run(["now", "zzzz"], None) == 0
    assert capsys.readouterr().err == "Nothing is called zzzz. This was the usual beginning.\n"
    assert run(["now", "breath"], None) == 0
    assert capsys.readouterr().err == ""


def test_the_help_shows_groups_keys_and_three_examples(home: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        run(["--help"], None)
    printed = capsys.readouterr().out
    assert printed.count("  companion ") == 3
    assert all(command.name in printed for command in COMMANDS if " " not in command.name)
    assert "Ctrl+C" in printed


def test_emphasis_is_bold_on_a_terminal_and_plain_in_a_pipe() -> None:
    text = "# Title\n\nIt is **not\nsure** of *itself*, 2 * 3 * 4."
    assert rendered(text, styled=False) == "Title\n\nIt is not\nsure of itself, 2 * 3 * 4."
    on_terminal = rendered(text, styled=True)
    assert on_terminal.startswith("\x1b[1mTitle\x1b[0m")
    assert "\x1b[3mitself\x1b[0m" in on_terminal


def test_pages_are_listed_and_printed(home: Path, capsys: Captured) -> None:
    assert run(["about"], None) == 0
    assert "no_deadline" in capsys.readouterr().out
    for name in ("no_deadline", "no-deadline", "alarm", "now"):
        assert run(["about", name], None) == 0
        assert capsys.readouterr().out[0].isalpha()
    assert run(["about", "nothing"], None) == 1
    assert "alarm" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["exercises list", "exercises show feet", "about alarm"])
def test_no_screen_is_imported_for_it(home: Path, command: str) -> None:
    program = (
        "import sys; from companion.cli import run; "
        f"run({command.split()!r}, None); "
        "assert not {'textual', 'rich', 'tinydb'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_a_caution_of_a_step_stands_with_it_once_and_cold_is_not_pressed_on_paper() -> None:
    paper = " ".join(on_paper(shipped()["cold_face"]).split())
    caution = "Wrapped. Rest it, don't press. Off the eyes. Keep breathing."
    assert paper.count(caution) == 1
    assert (
        paper.index("lean forward slightly.") < paper.index(caution) < paper.index("Rest it on your cheeks")
    )
    assert "cool 10, away 10" in paper
    assert "rest for" not in paper
