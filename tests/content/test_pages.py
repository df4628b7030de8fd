"""The pages to read: at most a screen or two each, with their sources."""

from __future__ import annotations

import re

from companion.content.pages import page, pages

ALARM = ["alarm", "safety_first", "now_or_past", "mistuned", "neuroception"]
BODY = ["rest_and_digest", "everyday_stress"]
CHANGE = ["hope", "no_deadline", "pacing", "therapies", "how_fast"]
WITH_SOMEONE = ["acceptance", "good_to_work_with", "red_flags", "feedback", "rupture"]
AFTERWARDS = ["after_a_session", "breathwork"]
THE_APP = ["adults", "cover", "privacy", "sealed", "what_this_is_not"]

TITLE = 28
"""Cells for a title in the list beside a page; one may take two lines."""


def said(text: str) -> str:
    """Return a page without its sources."""
    return text.partition("## Sources")[0]


def sentences(text: str) -> list[str]:
    blocks = re.split(r"\n\n|\n(?=- )", re.sub(r"[*_`]", "", said(text)))
    return [each for block in blocks for each in re.split(r"(?<=[.?:])\s+", " ".join(block.split())) if each]


def test_the_pages_stand_in_order() -> None:
    keys = [*ALARM, *BODY, *CHANGE, *WITH_SOMEONE, *AFTERWARDS, *THE_APP]
    assert [each.key for each in pages()] == keys


def test_a_page_is_short_and_says_where_it_comes_from() -> None:
    for one in pages():
        lines = one.text.splitlines()
        assert len(lines) <= 50, one.key
        assert max(map(len, lines)) <= 76, one.key
        assert len(said(one.text).split()) <= 250, one.key
        assert lines[0] == f"# {one.title}"
        assert "## Sources" in lines, one.key


def test_no_sentence_is_longer_than_twenty_words() -> None:
    words = {each: len(re.findall(r"[\w'’-]+", each)) for one in pages() for each in sentences(one.text)}
    assert [each for each, count in words.items() if count > 20] == []


def test_a_title_takes_one_line_of_the_list() -> None:
    assert [each.title for each in pages() if len(each.title) > TITLE] == [
        "After breathwork or medicine work"
    ]


def test_a_page_that_another_names_is_there() -> None:
    titles = {each.title for each in pages()}
    text = " ".join(" ".join(said(one.text).split()) for one in pages())
    named = re.findall(r'page "([^"]+)"', text)
    assert named
    assert set(named) <= titles


def test_a_page_by_its_key() -> None:
    assert page("alarm") == pages()[0]
    assert page("nothing") is None
