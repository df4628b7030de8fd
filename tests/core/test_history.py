"""The history as a value: filters commute, the facts agree with what is there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.entries import KINDS, kind_of
from companion.core.entry import AfterSession, CheckIn, Entry, Landing, Practice, SetAside, State
from companion.core.filters import (
    About,
    Filter,
    InState,
    Kind,
    Saying,
    Since,
    Tagged,
    Until,
    WithPerson,
    plain,
)
from companion.core.history import History, people_in, sessions_with
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
    st.builds(Saying, st.sampled_from(["the", "BUS late", "眠れ", "phone  hands", "", "zzz", "feet"])),
)


def history(seed: int, count: int) -> History:
    return History(tuple(reversed(list(make.entries(count, years=1, seed=seed)))))


histories = st.builds(history, st.integers(0, 50), st.integers(0, 40))


@given(histories, filters, filters)
def test_filters_commute(all_of_it: History, one: Filter, other: Filter) -> None:
    assert all_of_it & one & other == all_of_it & other & one
    assert (all_of_it & one & other).entries == (all_of_it & other & one).entries
    assert all_of_it & one & one == all_of_it & one


@given(histories, filters, filters)
def test_a_filter_only_takes_away_and_can_be_taken_away(
    all_of_it: History, one: Filter, other: Filter
) -> None:
    narrowed = all_of_it & one
    assert [entry for entry in all_of_it if one.admits(entry)] == list(narrowed)
    assert narrowed - one == all_of_it
    assert set((narrowed & other).entries) <= set(narrowed.entries)


@given(histories, st.lists(filters, max_size=4))
def test_the_facts_agree_with_the_entries(all_of_it: History, many: list[Filter]) -> None:
    found = all_of_it
    for each in many:
        found = found & each
    facts = found.facts
    assert facts.count == len(found) == len(list(found))
    for entry in found:
        assert all(kind_of(entry) == kind for kind in facts.kinds)
        assert facts.since is None or entry.at.date() >= facts.since
        assert facts.until is None or entry.at.date() <= facts.until
        assert set(facts.tags) <= set(entry.tags)


@given(histories, st.lists(filters, max_size=3))
def test_what_is_found_stays_in_order(all_of_it: History, many: list[Filter]) -> None:
    found = all_of_it
    for each in many:
        found = found & each
    ids = [entry.id for entry in found]
    assert ids == sorted(ids, reverse=True)


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
    assert Saying(text).admits(entry)


def test_what_was_put_away_is_not_found_by_looking() -> None:
    put_away = Landing(put_away=SetAside("the drawer", make.LAST + timedelta(days=2)))
    assert not Saying("drawer").admits(saved(AfterSession, landing=put_away))


def test_plain_makes_ways_of_writing_one() -> None:
    assert plain("É") == plain("E\u0301")


@given(histories)
def test_sessions_with_one_person_are_theirs_and_in_order(all_of_it: History) -> None:
    people = people_in(all_of_it.entries)
    sessions = [e for e in all_of_it if isinstance(e, AfterSession)]
    assert {e.person for e in sessions} - {""} == set(people)
    for person in people:
        found = sessions_with(all_of_it.entries, person)
        assert len(found) == sum(e.person == person for e in sessions)
        assert list(found) == sorted(found, key=lambda e: e.at)
