"""Whatever the store can say has a sentence, and every sentence can be filled in."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from companion.content.catalog import phrase, table
from companion.store.errors import Problem, StoreError
from companion.store.notices import Notice, NoticeKind

NEVER = ("should", "must", "have to", "are you sure", "!", "don't worry")


@pytest.mark.parametrize("problem", Problem)
def test_every_problem(problem: Problem) -> None:
    error = StoreError(problem, Path("/somewhere/2026-11.json"), "EIO")
    sentence = phrase(error.key, **error.facts)
    # What is too slow is the computer, whatever the file.
    assert "/somewhere/2026-11.json" in sentence or problem is Problem.KEY_TOO_HARD
    assert not any(word in sentence.lower() for word in NEVER)


@pytest.mark.parametrize("what", NoticeKind)
def test_every_notice(what: NoticeKind) -> None:
    notice = Notice(what, "2026-11", Path("/somewhere/2026-11.json"), 3)
    sentence = phrase(notice.key, **notice.facts)
    # Of words that were saved nobody needs to know the path.
    assert "/somewhere/2026-11.json" in sentence or what is NoticeKind.PRACTICE_SAVED
    assert not any(word in sentence.lower() for word in NEVER)


def test_no_sentence_without_a_use() -> None:
    assert set(table("store")["problem"]) == set(Problem)
    assert set(table("store")["notice"]) == set(NoticeKind)
    for sentence in table("store")["problem"].values():
        assert {field for _, field, _, _ in string.Formatter().parse(sentence) if field} <= {"path", "code"}


def test_an_error_has_no_words_of_the_person() -> None:
    error = StoreError(Problem.DISK_FULL, Path("x.json"), "ENOSPC")
    assert str(error) == "disk_full x.json ENOSPC"
