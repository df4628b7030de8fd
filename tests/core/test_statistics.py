"""What the history says in numbers, against a second computation that is as simple as can be."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from companion.core.body_counts import count_regions
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, Rating, Sensation, State
from companion.core.outcomes import MIN_TIMES, outcomes_of
from companion.core.timeline import Unit, first_day, fitting_unit, halves, lanes, last_day, spans_of
from tests import make

many = st.builds(
    lambda seed, count: list(make.entries(count, years=0.5, seed=seed)),
    st.integers(0, 60),
    st.integers(0, 90),
)
units = st.sampled_from(["day", "week", "month"])


@given(many)
def test_evidence_agrees_with_counting_by_hand(entries: list[Entry]) -> None:
    found = {(each.exercise, each.state): each for each in outcomes_of(entries)}
    for exercise, _ in make.EXERCISES:
        for state in (None, *(each.before.state for each in entries if isinstance(each, Practice))):
            done = []
            for entry in entries:
                if (
                    isinstance(entry, Practice)
                    and entry.exercise == exercise
                    and (state is None or entry.before.state == state)
                ):
                    done.append(entry)
            told = found.get((exercise, state))
            if len(done) < MIN_TIMES:
                assert told is None
                continue
            assert told is not None
            assert told.times == len(done)
            assert told.left == len([p for p in done if not p.finished])
            assert told.again == len([p for p in done if p.again == "again"])
            before, after = [], []
            for p in done:
                settled = State.SETTLED in (p.before.state, p.after.state)
                if p.before.intensity is not None and p.after.intensity is not None and not settled:
                    before.append(p.before.intensity)
                    after.append(p.after.intensity)
            assert told.rated == len(before)
            enough = len(before) >= MIN_TIMES
            assert told.before == (median(before) if enough else None)
            assert told.after == (median(after) if enough else None)


@given(many, units)
def test_spans_agree_with_looking_at_each_day(entries: list[Entry], unit: Unit) -> None:
    spans = spans_of(entries, unit)
    if not entries:
        assert spans == ()
        return
    for span, following in pairwise(spans):
        assert following.first == last_day(span.first, unit) + timedelta(days=1)
    assert sum(span.practices for span in spans) == sum(isinstance(e, Practice) for e in entries)
    assert sum(span.sessions for span in spans) == sum(isinstance(e, AfterSession) for e in entries)
    for span in spans:
        numbers: dict[State | None, list[int]] = {}
        count = 0
        for entry in entries:
            if span.first <= entry.at.date() <= last_day(span.first, unit):
                count += 1
                rating = _rating(entry)
                if rating.state is not None and rating.intensity is None:
                    numbers.setdefault(rating.state, [])
                if rating.intensity is not None:
                    numbers.setdefault(rating.state, []).append(rating.intensity)
        assert span.entries == count
        assert span.strengths == {s: median(given) if given else None for s, given in numbers.items()}


@given(many, units)
def test_each_state_has_a_lane_of_its_own_with_gaps_where_it_was_not_said(
    entries: list[Entry], unit: Unit
) -> None:
    spans = spans_of(entries, unit)
    found = {lane.name: lane.points for lane in lanes(spans)}
    assert all(found.values())
    for name, state in (*((each.name.lower(), each) for each in State), ("no_state", None)):
        said = {at: span.strengths[state] for at, span in enumerate(spans) if state in span.strengths}
        assert found.get(name, {}) == said
    assert list(found.get("session", ())) == [at for at, span in enumerate(spans) if span.sessions]
    assert list(found.get("exercise", ())) == [at for at, span in enumerate(spans) if span.practices]


@given(many, st.integers(1, 80))
def test_the_unit_is_the_shortest_with_few_enough_spans(entries: list[Entry], most: int) -> None:
    unit = fitting_unit(entries, most)
    assert unit == "month" or len(spans_of(entries, unit)) <= most
    # One more where the last week is not a whole one.
    assert unit != "month" or not entries or len(spans_of(entries, "week")) >= most
    assert unit == "day" or len(spans_of(entries, "day")) > most


@given(st.dates(date(2020, 1, 1), date(2024, 1, 1)), st.integers(0, 900))
def test_two_halves_are_the_whole_time(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    (begins, middle), (after, ends) = halves(first, last)
    assert (begins, ends) == (first, last)
    assert after == min(middle + timedelta(days=1), last)
    assert abs((middle - begins) - (ends - after)) <= timedelta(days=1)


@given(many)
def test_regions_agree_with_counting_by_hand(entries: list[Entry]) -> None:
    found = count_regions(entries)
    for region, each in found.items():
        having = [e for e in entries if region in [s.region for s in getattr(e, "body", ())]]
        assert each.times == len(having)
        for word, times in each.words:
            assert times == len(
                [e for e in having if any(word in s.words for s in e.body if s.region == region)]
            )
    assert [each.times for each in found.values()] == sorted(
        (each.times for each in found.values()), reverse=True
    )


def test_a_region_named_twice_in_one_entry_counts_once() -> None:
    twice = CheckIn(
        id="20261120T180000.000000-00000000",
        at=make.LAST,
        body=(Sensation("chest", ("tight", "tight")), Sensation("chest", ("tight",))),
    )
    assert count_regions([twice]) == {"chest": (1, (("tight", 1),))}


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), units)
def test_every_day_is_in_its_own_span(day: date, unit: Unit) -> None:
    first = first_day(day, unit)
    assert first <= day <= last_day(first, unit)
    assert first_day(last_day(first, unit), unit) == first


def _rating(entry: Entry) -> Rating:
    if isinstance(entry, Practice):
        return entry.before if entry.before else entry.after
    return entry.rating if isinstance(entry, CheckIn) else entry.left


def test_a_year_is_from_its_first_day_to_its_last() -> None:
    assert first_day(date(2026, 3, 9), "year") == date(2026, 1, 1)
    assert last_day(date(2026, 1, 1), "year") == date(2026, 12, 31)
