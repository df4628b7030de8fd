"""The pages to read: at most a screen or two each, with their sources."""

from __future__ import annotations

from companion.content.pages import page, pages


def test_the_seven_pages_stand_in_order() -> None:
    assert [each.key for each in pages()] == [
        "alarm",
        "safety_first",
        "now_and_then",
        "no_deadline",
        "pacing",
        "after_a_session",
        "what_this_is_not",
    ]


def test_a_page_is_short_and_says_where_it_comes_from() -> None:
    for one in pages():
        lines = one.text.splitlines()
        assert len(lines) <= 45, one.key
        assert max(map(len, lines)) <= 76, one.key
        assert lines[0] == f"# {one.title}"
        assert "## Sources" in lines, one.key


def test_a_page_by_its_key() -> None:
    assert page("alarm") == pages()[0]
    assert page("nothing") is None
