"""The page for a clinician is complete, and the app says whether one has read it."""

from __future__ import annotations

from companion.content.catalog import ENGLISH
from tests.content.clinical_review import FACTS, PAGE, UNREAD, cautions, is_read, parsed, written


def test_the_page_has_every_caution_and_every_sentence_about_danger() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "docs/clinical-review.md is old: uv run poe review"


def test_the_app_says_that_nobody_has_read_it_as_long_as_a_field_is_empty() -> None:
    about = " ".join((ENGLISH / "about" / "21_what_this_is_not.md").read_text(encoding="utf-8").split())
    assert (UNREAD in about) is not is_read(PAGE.read_text(encoding="utf-8"))


def test_a_fact_from_memory_is_still_said_where_the_page_says() -> None:
    for fact in FACTS:
        said = " ".join((ENGLISH / fact.place).read_text(encoding="utf-8").split())
        assert fact.sentence in said, fact


def test_what_was_entered_stays_as_long_as_the_sentence_does() -> None:
    first = next(cautions()).sentence
    page = written().replace(f"| {first} | |", f"| {first} | A. N., May 2027 |")
    assert "A. N., May 2027" in written(page)
    changed = page.replace(first, "Another sentence.")
    assert "A. N., May 2027" not in written(changed)
    assert not is_read(page)
    assert is_read(page.replace("| |\n", "| A. N., May 2027 |\n"))
    assert len(parsed(page)) > 300
