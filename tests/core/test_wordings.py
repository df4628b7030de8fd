"""Two wordings of one entry: what only one of them changed comes together, what both changed does not."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec.structs import replace

from companion.core.entry import AfterSession, CheckIn, Rating, State
from companion.core.wordings import differing, is_same, with_both_changes, with_note

AT = datetime(2026, 11, 20, 18, tzinfo=UTC)
BEFORE = CheckIn(id="a", at=AT, note="before", feelings=("sad",))


def test_what_each_has_changed_comes_together() -> None:
    mine = replace(BEFORE, note="mine", tags=("same",))
    theirs = replace(BEFORE, rating=Rating(State.UP), tags=("same",), changed=AT)
    both = replace(theirs, note="mine")
    assert with_both_changes(BEFORE, mine, theirs) == both
    assert with_both_changes(BEFORE, theirs, mine) == replace(both, changed=None)


def test_what_both_have_changed_differently_does_not() -> None:
    mine, theirs = replace(BEFORE, note="mine"), replace(BEFORE, note="theirs")
    assert with_both_changes(BEFORE, mine, theirs) is None


def test_without_knowing_what_was_before_only_the_same_comes_together() -> None:
    assert with_both_changes(None, BEFORE, replace(BEFORE, changed=AT)) == replace(BEFORE, changed=AT)
    assert with_both_changes(None, BEFORE, replace(BEFORE, note="theirs")) is None
    assert with_both_changes(BEFORE, BEFORE, AfterSession(id="a", at=AT)) is None


def test_the_time_of_the_change_is_no_difference() -> None:
    later = replace(BEFORE, changed=AT)
    assert is_same(BEFORE, later)
    assert not is_same(BEFORE, replace(later, note=""))
    assert differing(BEFORE, replace(later, note="", feelings=())) == ["note", "feelings"]


def test_words_come_at_the_end_of_the_note() -> None:
    assert with_note(BEFORE, "more").note == "before\n\nmore"
    assert with_note(replace(BEFORE, note=""), "more").note == "more"
    assert with_note(BEFORE, "").note == "before"
