"""The page about the time since the last session: it fits on one sheet, whatever was written."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from companion.core.entry import AfterSession, Answer, CheckIn, Entry, Rating, Sensation, State
from companion.core.since import since_met
from companion.export.since import COLUMN, ROWS, since_page
from tests import make

REGIONS = ("chest", "jaw", "belly", "head", "eyes", "throat", "left hand", "neck", "upper back", "left foot")


def page(*entries: Entry) -> str:
    found = since_met(entries, "Ana")
    assert found
    return since_page("Ana", found).decode()


def session(number: int = 0, **values: Any) -> AfterSession:
    at = make.LAST - timedelta(days=40 - number)
    return AfterSession(id=f"s{number}", at=at, person="Ana", **values)


def check_in(number: int, **values: Any) -> CheckIn:
    return CheckIn(id=f"c{number}", at=make.LAST - timedelta(days=number), **values)


def test_it_has_the_figure_the_days_and_what_to_bring_with_the_mark_of_what_was_brought() -> None:
    html = page(
        session(
            held_back=Answer("a little", "the clock"), bring="the letter\nthe dream", brought=("the dream",)
        ),
        check_in(1, rating=Rating(State.UP, 8), body=(Sensation("chest", ("tight",)),), note="the bus"),
        check_in(2, rating=Rating(State.SETTLED)),
    )
    items = [unescape(item) for item in re.findall("<li>(.*?)</li>", html)]
    assert items == [
        "chest 1: tight 1",
        "19 Nov 2026: up, 8. Check-in: the bus",
        "18 Nov 2026: settled. Check-in",
        "Held back: a little. the clock",
        "○ the letter (11 Oct 2026)",
        "✓ the dream (11 Oct 2026), brought",
    ]
    assert html.count("<svg") == 1
    assert '<path d="M' in html


def test_markup_is_escaped() -> None:
    html = page(session(bring="<script>alert('x')</script>"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("word", ["letter ", "W", "胸が重い", "OH NO "])
def test_the_longest_texts_are_cut_so_that_one_sheet_has_room(word: str) -> None:
    body = tuple(Sensation(region, ("tight", "warm", word * 50)) for region in REGIONS)
    sessions = [
        session(
            number,
            held_back=Answer("a little", word * 900),
            jarred=Answer("I did not say it", word * 900),
            bring="\n".join([f"{line} {word * 90}" for line in range(20)]),
        )
        for number in range(3)
    ]
    days = [
        check_in(number, rating=Rating((State.UP, State.SETTLED)[number % 2]), body=body, note=word * 90)
        for number in range(8)
    ]
    html = page(*sessions, *days)
    below = html[html.index("Hardest days") :]
    texts = [unescape(text) for text in re.findall("<li>(.*?)</li>", below)]
    assert texts[-1].startswith("and ")
    assert texts[-1].endswith(" more in Companion")
    # Six of the texts stand in two columns, three rows of each beside three of the other.
    assert sum(-(-len(text) // COLUMN) for text in texts) <= ROWS


def test_with_nothing_since_there_are_only_the_lines_to_bring() -> None:
    html = page(session(bring="the letter"))
    assert "Nothing has been written since then." in html
    assert "<svg" not in html
    assert "Hardest" not in html
