"""Filters: they commute, only leave out, and each choice finds something."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.catalog import table
from companion.core.bare import bare
from companion.core.entries import KINDS, people_in, sessions_with
from companion.core.entry import AfterSession, CheckIn, Entry, Landing, Practice, SetAside, State
from companion.core.filters import (
    FILTERS,
    About,
    Containing,
    Filter,
    InState,
    Kind,
    Since,
    Tagged,
    Until,
    WithPerson,
    admitted,
    with_added,
)
from tests import make

days = st.dates(date(2025, 11, 1), date(2026, 12, 1))
filters: st.SearchStrategy[Filter] = st.one_of(
    st.builds(Kind, st.sampled_from(KINDS)),
    st.builds(InState, st.sampled_from(State)),
    st.builds(WithPerson, st.sampled_from([*make.PEOPLE, "nobody"])),
    st.builds(Tagged, st.sampled_from(["work", "night", "家"])),
    st.builds(About, st.sampled_from(make.REGIONS)),
    st.builds(Since, days),
    st.builds(Until, days),
    st.builds(Containing, st.sampled_from(["the", "BUS late", "眠れ", "phone  hands", "", "zzz", "feet"])),
)


def history(seed: int, count: int) -> list[Entry]:
    """Return entries, newest first."""
    return list(reversed(list(make.entries(count, years=1, seed=seed))))


histories = st.builds(history, st.integers(0, 50), st.integers(0, 40))


@given(histories, filters, filters)
def test_filters_commute(entries: list[Entry], one: Filter, other: Filter) -> None:
    assert admitted(entries, [one, other]) == admitted(entries, [other, one])
    assert admitted(admitted(entries, [one]), [other]) == admitted(entries, [one, other])
    assert admitted(entries, [one, one]) == admitted(entries, [one])


@given(histories, st.lists(filters, max_size=4))
def test_a_filter_only_leaves_out(entries: list[Entry], several: list[Filter]) -> None:
    found = admitted(entries, several)
    assert found == [entry for entry in entries if all(each.admits(entry) for each in several)]
    ids = [entry.id for entry in found]
    assert ids == sorted(ids, reverse=True)


@given(histories, st.sampled_from(FILTERS))
def test_each_offered_filter_finds_something_and_nothing_else_is_there(
    entries: list[Entry], kind: type[Filter]
) -> None:
    offered = kind.choices(entries)
    assert len(set(offered)) == len(offered)
    assert all(isinstance(each, kind) for each in offered)
    if kind not in (Kind, InState):
        assert all(admitted(entries, [each]) for each in offered)


def test_the_filters_by_kind_divide_a_history() -> None:
    entries = history(1, 40)
    by_kind = [admitted(entries, [each]) for each in Kind.choices(entries)]
    assert sorted(entry.id for part in by_kind for entry in part) == sorted(entry.id for entry in entries)
    assert all(len({type(entry) for entry in part}) == 1 for part in by_kind if part)


def test_the_order_of_the_chooser_is_that_of_the_filters() -> None:
    offered = [name for name in table("history")["filters"] if name != "span"]
    assert offered == [each.name for each in FILTERS if each is not Containing]


def test_a_filter_replaces_one_of_its_kind_where_both_would_find_nothing() -> None:
    day = date(2026, 3, 4)
    on: tuple[Filter, ...] = (Kind("after"), Tagged("work"), Since(day))
    assert with_added(on, [Kind("checkin")]) == (Tagged("work"), Since(day), Kind("checkin"))
    assert with_added(on, [Tagged("night")]) == (*on, Tagged("night"))
    assert with_added(on, [Tagged("work")]) == on
    assert with_added(on, [Since(day), Until(day)]) == (Kind("after"), Tagged("work"), Since(day), Until(day))


def saved(kind: type[Entry] = CheckIn, **values: object) -> Entry:
    at = make.LAST
    return kind(id="20261120T180000.000000-00000000", at=at, **values)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (saved(note="The BUS was late"), "late bus"),
        (saved(note="straße"), "STRASSE"),
        (saved(note="ｆｕｌｌ width"), "full"),
        (saved(Practice, exercise="feet", name="Feet on the floor"), "floor"),
        (saved(AfterSession, person="M."), "m."),
        (saved(AfterSession, bring="the letter"), "letter"),
        (saved(tags=("night",)), "night"),
    ],
)
def test_words_are_found_wherever_they_stand(entry: Entry, text: str) -> None:
    assert Containing(text).admits(entry)


def test_what_was_set_aside_is_not_found_by_search() -> None:
    put_away = Landing(put_away=SetAside("the drawer", make.LAST + timedelta(days=2)))
    assert not Containing("drawer").admits(saved(AfterSession, landing=put_away))


def test_plain_makes_ways_of_writing_one() -> None:
    assert bare("É") == bare("E\u0301")


@given(histories)
def test_sessions_with_one_person_are_theirs_and_in_order(entries: list[Entry]) -> None:
    people = people_in(entries)
    sessions = [e for e in entries if isinstance(e, AfterSession)]
    assert {e.person for e in sessions} - {""} == set(people)
    for person in people:
        found = sessions_with(entries, person)
        assert len(found) == sum(e.person == person for e in sessions)
        assert list(found) == sorted(found, key=lambda e: e.at)
