"""What covers the screen: an ordinary text, which says nothing of the app."""

from pathlib import Path

import pytest

from companion.flows.cover import TEXTS, cover_lines


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("name", TEXTS)
def test_the_texts_fit_and_do_not_name_the_app(name: str, width: int) -> None:
    lines = cover_lines(name, width)
    assert max(map(len, lines)) < width
    assert "companion" not in " ".join(lines).casefold()


def test_the_manual_page_fills_a_large_terminal() -> None:
    assert len(cover_lines("manual", 200)) > 60
    assert cover_lines("manual", 80)[0].split() == ["SORT(1)", "User", "Commands", "SORT(1)"]


def test_a_text_of_ones_own_is_shown_and_so_is_a_file(tmp_path: Path) -> None:
    assert cover_lines("buy bread\n\tand \x1b[31msalt", 80) == ["buy bread", "    and [31msalt"]
    path = tmp_path / "own.txt"
    path.write_text("one\ntwo\n")
    assert cover_lines(str(path), 80) == ["one", "two"]


@pytest.mark.posix
def test_a_file_that_cannot_be_read_is_covered_by_the_manual_page(tmp_path: Path) -> None:
    for odd in (tmp_path, tmp_path / "missing", Path("/dev/zero"), "~nobody-of-this-name/x", ""):
        assert cover_lines(str(odd), 80) == cover_lines("manual", 80)


def test_words_go_on_below_the_first_word_of_a_list() -> None:
    assert cover_lines("  [ ] one two three", 15) == ["  [ ] one two", "      three"]
