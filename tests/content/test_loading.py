"""Whatever a file holds: an exercise that can be run, or a BrokenFile. Never anything else."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.content import catalog
from companion.content.library import library, load, one, shipped
from companion.content.own_files import BrokenFile
from companion.core.exercise import Breath, Exercise, Press, Tap

quietly = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FOLDER = catalog.file("exercises")
GOOD = (FOLDER / "feet.toml").read_bytes()


def outcome(path: Path) -> Exercise | BrokenFile:
    try:
        exercise = load(path)
    except BrokenFile as problem:
        assert_helpful(problem, path)
        return problem
    assert_runnable(exercise)
    return exercise


def assert_helpful(problem: BrokenFile, path: Path) -> None:
    assert problem.path == path
    assert problem.line is None or problem.line >= 1
    assert problem.sentence().isprintable()


def assert_runnable(exercise: Exercise) -> None:
    assert exercise.steps
    for step in exercise.steps:
        if isinstance(step, Breath):
            assert 0 < step.round_seconds < 1000
            assert 1 <= step.rounds <= 60
        elif isinstance(step, Press):
            assert 0 < step.press + step.release < 1000
        elif isinstance(step, Tap):
            assert math.isfinite(step.each)
            assert step.each > 0


@quietly
@given(raw=st.binary(max_size=400))
def test_random_bytes(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(raw)
    assert isinstance(outcome(path), BrokenFile)


@quietly
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 40), st.binary(max_size=20))
def test_a_good_file_with_a_damaged_place(tmp_path: Path, start: int, length: int, new: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(GOOD[:start] + new + GOOD[start + length :])
    outcome(path)


def toml(value: object) -> str:
    """Write a value as inline TOML; names and strings as JSON writes them, which TOML shares."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {toml(v)}" for k, v in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


numbers = st.one_of(st.integers(-5, 100), st.floats(-1, 70), st.sampled_from([math.nan, math.inf, 2**70]))
anything = st.recursive(
    st.one_of(st.text(max_size=12), numbers, st.booleans()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def maybe(usual: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Nine times in ten what belongs there, once anything at all."""
    return st.integers(0, 9).flatmap(lambda roll: anything if roll == 0 else usual)


lines = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
counts = st.integers(1, 10)
times = st.floats(0.5, 10)
offers = st.lists(lines, min_size=1, max_size=5)
step = st.fixed_dictionaries({"text": maybe(lines), "short": maybe(lines)}).flatmap(
    lambda both: st.one_of(
        st.fixed_dictionaries({"kind": st.just("words")}),
        st.fixed_dictionaries({"kind": st.just("notice"), "count": maybe(counts)}),
        st.fixed_dictionaries({"kind": st.just("tap"), "taps": maybe(counts), "each": maybe(times)}),
        st.fixed_dictionaries({"kind": st.just("press"), "press": maybe(times), "release": maybe(times)}),
        st.fixed_dictionaries(
            {"kind": st.just("breath"), "in": maybe(times), "out": maybe(times)},
            optional={"hold": maybe(times), "rest": maybe(times), "sip": maybe(times)},
        ),
        st.fixed_dictionaries({"kind": st.sampled_from(["hunt", "category"]), "offers": maybe(offers)}),
        st.fixed_dictionaries({"kind": st.just("own words")}, optional={"offers": maybe(offers)}),
        st.fixed_dictionaries({"kind": st.just("listen"), "far": maybe(st.integers(0, 4))}),
        st.fixed_dictionaries({"kind": st.just("wave"), "each": maybe(st.floats(20, 300))}),
        st.fixed_dictionaries({"kind": st.just("blocks"), "each": maybe(times)}),
        st.fixed_dictionaries({"kind": st.just("ask"), "answers": maybe(offers), "danger": maybe(offers)}),
        st.fixed_dictionaries({"kind": st.sampled_from(["today", "container"])}),
        st.fixed_dictionaries({"kind": maybe(st.just("words"))}),
    ).map(lambda own: both | own)
)
schema = st.fixed_dictionaries(
    {
        "name": maybe(lines),
        "about": maybe(lines),
        "for": maybe(st.just(["up"])),
        "takes": maybe(st.just([30, 60])),
        "steps": maybe(st.lists(step, min_size=1, max_size=4)),
    },
    optional={
        "cautions": maybe(st.lists(lines, max_size=2)),
        "grade": maybe(st.sampled_from(["A", "C/D", "E"])),
        "why": maybe(lines),
        "twin": maybe(lines),
        "through": maybe(st.sampled_from(["breath", "words"])),
        "careful": maybe(st.lists(st.sampled_from(["imagery", "urge"]), max_size=2)),
        "ask_first": maybe(st.booleans()),
        "help_line": maybe(st.booleans()),
        "wrong": anything,
    },
)


@quietly
@given(schema)
def test_random_values(tmp_path: Path, data: dict[str, object]) -> None:
    path = tmp_path / "own.toml"
    path.write_text("\n".join(f"{key} = {toml(value)}" for key, value in data.items()), encoding="utf-8")
    outcome(path)


def broken(tmp_path: Path, text: str) -> BrokenFile:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile) as caught:
        load(path)
    return caught.value


HEAD = 'name = "a"\nabout = "b"\nfor = ["up"]\ntakes = [30, 60]\n'
STEP = '[[steps]]\nkind = "press"\nshort = "c"\ntext = "d"\n'


def test_the_line_of_a_bad_value(tmp_path: Path) -> None:
    problem = broken(tmp_path, HEAD + STEP + STEP + "rounds = 900\n")
    assert problem.line == 13
    assert "steps 2, rounds" in problem.reason
    assert "own.toml, line 13" in problem.sentence()


def test_the_line_of_an_unknown_key(tmp_path: Path) -> None:
    assert broken(tmp_path, HEAD + STEP + STEP + "round = 9\n" + STEP).line == 13


def test_the_line_of_the_step_in_which_a_key_is_missing(tmp_path: Path) -> None:
    assert broken(tmp_path, HEAD + STEP + '[[steps]]\nkind = "words"\nshort = "c"\n').line == 9


def test_the_line_of_a_value_at_the_top(tmp_path: Path) -> None:
    assert broken(tmp_path, HEAD.replace('"up"', '"down"') + STEP).line == 3
    assert broken(tmp_path, HEAD.replace("30, 60", "60, 30") + STEP).line == 4


def test_the_line_where_it_stops_being_toml(tmp_path: Path) -> None:
    assert broken(tmp_path, HEAD + "[[steps\n").line == 5
    assert broken(tmp_path, HEAD + 'why = "x').line == 5


@pytest.mark.parametrize("sign", ["\\u001b[2J", "\\u009b2J", "\\u0007", "\\u007f"])
@pytest.mark.parametrize("key", ["why", "twin", "name", "about"])
def test_no_string_can_command_the_terminal(tmp_path: Path, key: str, sign: str) -> None:
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(key))
    broken(tmp_path, f'{key} = "a{sign}"\n{head}\n{STEP}')


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b'name = "a"\nabout = "\xff"\n')
    assert isinstance(outcome(path), BrokenFile)
    path.write_bytes(b"#" * 300_000)
    assert "200 kB" in broken_sentence(path)
    path.write_text("x = " + "[" * 5000)
    assert isinstance(outcome(path), BrokenFile)
    assert isinstance(outcome(tmp_path), BrokenFile)
    assert isinstance(outcome(tmp_path / "nowhere.toml"), BrokenFile)


def broken_sentence(path: Path) -> str:
    problem = outcome(path)
    assert isinstance(problem, BrokenFile)
    return problem.sentence()


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.timeout(10)
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "own.toml")
    assert isinstance(outcome(tmp_path / "own.toml"), BrokenFile)


def test_own_exercises_win_and_broken_ones_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "feet.toml").write_text(HEAD + STEP, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(HEAD + STEP, encoding="utf-8")
    (tmp_path / "object.toml").write_text("no", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no", encoding="utf-8")
    every = library(tmp_path)
    assert every["feet"].name == "a"
    assert every["object"] == shipped()["object"]
    assert [problem.path.name for problem in every.broken] == ["object.toml"]
    assert every.groups[-1].keys == ("mine",)
    assert list(every)[1] == "feet"
    assert one("feet", tmp_path) == every["feet"]
    assert one("object", tmp_path) == every["object"]
    assert one("mine", None) is None


def test_a_missing_folder_and_odd_keys(tmp_path: Path) -> None:
    assert dict(library(tmp_path / "nowhere")) == shipped()
    (tmp_path / "file").write_text("x")
    assert dict(library(tmp_path / "file")) == shipped()
    for key in ["", "..", "../feet", "/etc/passwd", "a\0b", "x" * 5000]:
        assert one(key, tmp_path) is None


def test_the_shipped_exercises_are_a_copy() -> None:
    shipped().clear()
    assert shipped()


def test_a_folder_of_exercises_is_a_group_of_the_list(tmp_path: Path) -> None:
    for folder, name in (("From Ana", "window"), ("From Ana", "feet"), (".sync", "hidden"), (".", "mine")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.toml").write_bytes(GOOD)
    (tmp_path / "From Ana" / "broken.toml").write_text("name =", encoding="utf-8")
    every = library(tmp_path)
    assert every.groups[-2].keys == ("mine",)
    assert (every.groups[-1].heading, set(every.groups[-1].keys)) == (
        "From Ana",
        {"From Ana/window", "From Ana/feet"},
    )
    assert [broken.path.name for broken in every.broken] == ["broken.toml"]
    assert every["feet"] == shipped()["feet"]
    assert one("From Ana/window", tmp_path) == every["From Ana/window"]


@pytest.mark.parametrize("key", ["", "/", "a//b", "../feet", "From Ana/../../feet", "/feet", "a/b/feet"])
def test_a_key_leads_nowhere_else(tmp_path: Path, key: str) -> None:
    (tmp_path / "feet.toml").write_bytes(GOOD)
    assert one(key, tmp_path / "own") is None
