"""Where the first words stand on a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.layout import COLUMN, WIDE_COLUMN, centred, first_row, side, wrap


@given(st.text(alphabet="ab cd.", max_size=200), st.integers(1, 120))
def test_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(st.text(alphabet="ab cd.", max_size=200), st.integers(1, 250))
def test_lines_stand_in_the_middle(text: str, width: int) -> None:
    for column, line in centred(text, width):
        right = width - column - len(line)
        assert 0 <= right - column <= 1


@given(st.integers(1, 300), st.integers(1, 40))
def test_a_block_stands_in_the_upper_half_and_on_the_screen(height: int, rows: int) -> None:
    row = first_row(height, rows)
    assert 0 <= row < height
    assert rows > height or row + rows <= height


def test_a_line_is_filled_to_its_last_column() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("one two three", 6) == ["one", "two", "three"]
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (34, [(9, "a b c d e f g h"), (9, "i j k l m n o p")]),
        (31, [(8, "a b c d e f g h"), (8, "i j k l m n o p")]),
        (24, [(4, "a b c d e f g h"), (4, "i j k l m n o p")]),
        (15, [(0, "a b c d e f g h"), (0, "i j k l m n o p")]),
        (12, [(0, "a b c d e f"), (0, "g h i j k l"), (2, "m n o p")]),
        (1, [(0, letter) for letter in "abcdefghijklmnop"]),
    ],
)
def test_a_margin_of_two_columns_where_there_is_room(width: int, expected: list[tuple[int, str]]) -> None:
    assert centred("a b c d e f g h i j k l m n o p", width) == expected


def test_a_line_is_never_longer_than_is_comfortable() -> None:
    lines = centred("ab " * 21, 200)
    assert [len(line) for _, line in lines] == [32, 29]
    assert centred("ab " * 18, 200) == [(73, ("ab " * 18).strip())]


@given(st.text(alphabet="ab cd.", max_size=200), st.integers(1, 250), st.sampled_from([COLUMN, WIDE_COLUMN]))
def test_lines_stand_at_the_same_place_in_a_column_as_on_the_terminal(
    text: str, width: int, column: int
) -> None:
    beside = side(width, column)
    inside = centred(text, width - 2 * beside)
    assert [(at + beside, line) for at, line in inside] == centred(text, width)


def test_the_first_row_is_a_little_above_the_middle() -> None:
    assert [first_row(24, rows) for rows in (1, 2, 10, 24, 30)] == [9, 8, 5, 0, 0]
    assert first_row(24) == first_row(24, 1)
    assert first_row(2) == 0


def test_no_word_is_left_alone_on_the_last_line() -> None:
    text = "If watching the breath makes it worse, press your feet down instead."
    first, second = (line for _, line in centred(text, 80))
    assert len(first) - len(second) < 12


def test_a_number_to_call_is_not_broken() -> None:
    lines = [line for _, line in centred("Samaritans: Call 116\xa0123. More people: ?", 40)]
    assert any("116 123" in line for line in lines)


def test_words_that_stay_together_are_broken_between_them_where_they_have_no_line() -> None:
    words = "in the\xa0United\xa0Kingdom (a\xa0guess)"
    assert wrap(words, 16) == ["in the United", "Kingdom", "(a guess)"]
    assert any("0123 456 789" in line for _, line in centred("Ana 0123\xa0456\xa0789 or Bea", 16))
