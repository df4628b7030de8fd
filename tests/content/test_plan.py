"""The person's own plan as it stands in its file, well or badly written."""

from pathlib import Path

import pytest

from companion.content.plan import PARTS, own_plan


def test_a_missing_file_is_an_empty_plan(tmp_path: Path) -> None:
    assert own_plan(tmp_path / "plan.toml") == ({}, (), None)


def test_what_is_written_by_hand_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text('notice = """\nI stop answering.\nI walk about.\n"""\nalone = ""\nhidden = ["people"]\n')
    assert own_plan(path) == ({"notice": "I stop answering.\nI walk about."}, ("people",), None)


def test_one_bad_part_leaves_the_others_and_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text('notice = 7\nsafer = "Ask Ana."\nhidden = "people"\n')
    texts, hidden, problem = own_plan(path)
    assert (texts, hidden) == ({"safer": "Ask Ana."}, ())
    assert problem is not None
    assert problem.line == 1
    assert str(path) in problem.sentence()


@pytest.mark.parametrize("text", ["notice = ", "\xff", "[[notice]]\n" * 3])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(text.encode("latin-1"))
    texts, _, problem = own_plan(path)
    assert texts == {}
    assert problem is not None


def test_the_parts_are_in_the_order_of_use() -> None:
    assert PARTS[0] == "notice"
    assert PARTS.index("alone") < PARTS.index("people") < PARTS.index("professionals")
