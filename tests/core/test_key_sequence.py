"""Keys in a row: pressed by a person they count, held down they don't."""

import pytest

from companion.core.key_sequence import KeySequence


def complete_at(keys: str, presses: list[tuple[str, float]]) -> list[float]:
    sequence = KeySequence(keys, "f9", 100.0)
    return [at for key, at in presses if sequence.press(key, at)]


def test_the_key_twice_after_a_rest_is_the_row() -> None:
    assert complete_at("f9 f9", [("f9", 104.0), ("f9", 104.3)]) == [104.3]


@pytest.mark.parametrize("after", [[0.2], [0.2, 0.4, 0.6], [0.5, 0.53, 0.56, 0.59, 0.62]])
def test_presses_right_after_the_first_do_not_count(after: list[float]) -> None:
    presses = [("f9", 100 + seconds) for seconds in after]
    assert complete_at("f9 f9", presses) == []
    assert complete_at("f9 f9", [*presses, ("f9", 105.0)]) == []
    assert complete_at("f9 f9", [*presses, ("f9", 105.0), ("f9", 105.4)]) == [105.4]


def test_a_held_key_is_no_row_but_for_its_first_repeat_which_the_caller_waits_out() -> None:
    held = [("f9", 104.0), *(("f9", 104.5 + 0.033 * repeat) for repeat in range(40))]
    assert complete_at("f9 f9", held) == [104.5]


def test_another_key_between_or_a_long_wait_breaks_the_row() -> None:
    assert complete_at("f9 f9", [("f9", 104.0), ("x", 104.2), ("f9", 104.4)]) == []
    assert complete_at("f9 f9", [("f9", 104.0), ("f9", 107.0)]) == []


def test_other_keys_can_be_the_row() -> None:
    assert complete_at("up up x", [("up", 100.5), ("up", 100.8), ("x", 101.0)]) == [101.0]
    assert complete_at("up up x", [("f9", 104.0), ("f9", 104.3)]) == []
