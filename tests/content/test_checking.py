"""What a translation lacks, and what in it can't be used, is named by its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.cli.parser import run_command
from companion.content import catalog, language
from companion.content.checking import check
from companion.content.texts import files_of, texts_of

FILES = {
    "language.toml": """
name = "Frysk"
plural = "n != 1"
forms = ["one", "few", "other"]
forbidden = ["moatte*", "ferplicht"]
allowed = ["net ferplicht"]
""",
    "now.toml": 'azem = "breath"\n',
    "broken.toml": "name = ",
    "phrases/home.toml": """
[home]
question = "Wat moattest no? It is net ferplicht!"
nothing = "no"
[home.commands.ground]
label = "a label that is far too long"
""",
    "phrases/entries.toml": '[entry]\ncheckin = "{wrong}"\nafter_with = "With { person"\n',
    "phrases/exercises.toml": """
[helped]
left = { one = "ien", few = "{count} pear", other = "{count} folle" }
""",
    "phrases/people.toml": (catalog.ENGLISH / "phrases" / "people.toml").read_text(encoding="utf-8"),
    "exercises/feet.toml": 'takes = [1, 2]\nname = "Fuotten"\nwhen = "no"\n[[steps]]\nshort = "Ien."\n',
    "body.toml": '[[places]]\nkey = "jaw"\nname = "kaak"\n[[places]]\nkey = "tail"\nname = "sturt"\n',
    "help_lines.toml": '[words]\n"day and night" = "dei en nacht"\n"gone" = "fuort"\n[GB]\nname = "x"\n',
}

WORST = (
    *("exercises/", "body.toml", "feelings.toml", "first_words.txt", "help_lines.toml", "about/21"),
    *(f"phrases/{each}.toml" for each in ("entries", "exercise", "form", "home", "people", "plain", "store")),
)
"""What no language that comes with Companion lacks: home, now, danger, people, check-in, cautions, errors."""


@pytest.fixture
def frisian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    folder = tmp_path / "config" / "content" / "fy"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_each_problem_is_named_by_its_place(frisian: Path) -> None:
    found = {(each.kind, each.place): each.facts for each in check([frisian])}
    assert {
        ("broken", "broken.toml"),
        ("extra", "phrases/home.toml home.nothing"),
        ("long", "phrases/home.toml home.commands.ground.label"),
        ("gaps", "phrases/entries.toml entry.checkin"),
        ("gaps", "phrases/entries.toml entry.after_with"),
        ("extra", "exercises/feet.toml when"),
        ("unfit", "exercises/feet.toml steps"),
        ("extra", "help_lines.toml gone"),
        ("extra", "help_lines.toml GB"),
        ("missing", "phrases/home.toml home.choices.ground"),
        ("missing", "help_lines.toml Spain"),
        ("missing", "exercises/feet.toml cautions 1"),
        ("missing_file", "feelings.toml"),
    } <= found.keys()
    assert [each.facts["word"] for each in check([frisian]) if each.kind == "word"] == ["moattest", "!"]
    assert ("same", "phrases/people.toml when") in found
    for right in ("exercises/feet.toml takes", "phrases/exercises.toml helped.left.few", "now.toml azem"):
        assert right not in {place for _, place in found}, right


def test_a_copied_file_has_no_mistake(frisian: Path) -> None:
    for name in (*FILES, "cover"):
        path = frisian / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    shutil.copytree(catalog.ENGLISH, frisian, dirs_exist_ok=True)
    (frisian / "help_lines.toml").unlink()
    kinds = {each.kind for each in check([frisian])}
    assert kinds <= {"same", "missing_file"}


def test_each_language_that_comes_with_companion_can_be_used() -> None:
    for folder in catalog.CONTENT.iterdir():
        if (folder / "language.toml").exists() and folder != catalog.ENGLISH:
            wrong = [each for each in check([folder]) if not each.kind.startswith(("missing", "same"))]
            assert wrong == [], folder.name


def test_each_language_that_comes_with_companion_has_the_worst_minute() -> None:
    for folder in catalog.CONTENT.iterdir():
        if (folder / "language.toml").exists() and folder != catalog.ENGLISH:
            lacks = [each.place for each in check([folder]) if each.kind.startswith("missing")]
            assert [place for place in lacks if place.startswith(WORST)] == [], folder.name


@pytest.mark.usefixtures("frisian")
def test_the_check_prints_what_needs_a_change_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["content", "check", "fy"]) == 1
    said = capsys.readouterr().out
    assert said.index("broken.toml") < said.index("phrases/home.toml home.choices.ground: ")
    assert (
        "phrases/home.toml home.commands.ground.label: a label that is far too long (cells: 28, room for 16)"
        in said
    )
    assert "things above need a change" in said.splitlines()[-1]
    assert run_command(["content", "check", "qq"]) == 1
    assert "no folder for the language qq" in capsys.readouterr().err
    assert run_command(["content", "check"]) == 1
    assert "You might name one of these: de, es, fy." in capsys.readouterr().err
    language.take_option(["--lang", "fy"])
    assert run_command(["content", "check"]) == 1
    language.take_option([])
    assert capsys.readouterr().out == said


@pytest.mark.usefixtures("frisian")
def test_the_sheet_has_every_text_beside_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["content", "sheet", "fy"]) == 0
    said = capsys.readouterr().out
    assert "name\n  Feet on the floor\n  Fuotten\n" in said
    assert "places.jaw.name\n  jaw\n  kaak\n" in said
    texts = [text for name in files_of(catalog.ENGLISH) for text in texts_of(name, catalog.ENGLISH).values()]
    assert len(texts) > 3000
    assert all(line.strip() in said for text in texts for line in text.splitlines()[:1])
    assert run_command(["content"]) == 0
    assert "Frysk" in capsys.readouterr().out
