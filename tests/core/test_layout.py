from hypothesis import given
from hypothesis import strategies as st

from companion.core.layout import centred, first_row, wrap


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


def test_no_word_is_left_alone_on_the_last_line() -> None:
    text = "If watching the breath makes it worse, press your feet down instead."
    first, second = (line for _, line in centred(text, 80))
    assert len(first) - len(second) < 12


def test_a_number_to_call_is_not_broken() -> None:
    lines = [line for _, line in centred("Samaritans: Call 116\xa0123. More people: ?", 40)]
    assert any("116 123" in line for line in lines)
