"""The order that a person gives to exercises."""

import pytest

from companion.content.library import moved, toggled


def test_a_key_goes_in_and_out() -> None:
    assert toggled(("a",), "b") == ("a", "b")
    assert toggled(("a", "b"), "a") == ("b",)


@pytest.mark.parametrize(
    ("key", "by", "expected"),
    [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 5, "abc"), ("x", 1, "abc")],
)
def test_a_key_moves_as_far_as_the_ends(key: str, by: int, expected: str) -> None:
    assert "".join(moved("abc", key, by)) == expected
