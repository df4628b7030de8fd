"""When people are offered, from the ratings of one sitting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.entry import UNRATED, Rating, State, is_high
from companion.core.outcomes import changed
from companion.core.still_high import PeopleOffered, people_offered

NOT, BESIDE, FIRST = PeopleOffered
SETTLED = Rating(State.SETTLED)
RATINGS = st.lists(st.builds(Rating, st.sampled_from([None, *State]), st.none() | st.integers(0, 10)))


def up(*numbers: int) -> list[Rating]:
    return [Rating(State.UP, number) for number in numbers]


def flat(*numbers: int) -> list[Rating]:
    return [Rating(State.FLAT, number) for number in numbers]


@pytest.mark.parametrize(
    ("ratings", "offered"),
    [
        ([], NOT),
        (up(7), NOT),
        (up(8), BESIDE),
        (flat(10), BESIDE),
        ([Rating(None, 9)], BESIDE),
        ([Rating(State.CANT_TELL, 8)], BESIDE),
        (up(9, 9), FIRST),
        (up(9, 9, 9), FIRST),
        (up(9, 8), FIRST),
        (up(9, 5), BESIDE),
        (up(9, 5, 8), FIRST),
        (up(5, 5), NOT),
        (up(5, 6), BESIDE),
        (up(5, 5, 5), FIRST),
        (up(5, 6, 7), FIRST),
        (up(5, 6, 5, 6), BESIDE),
        (up(5, 6, 5, 5, 4), BESIDE),
        (up(9, 9, 3), FIRST),
        ([*up(5), *flat(5), *up(5)], FIRST),
        ([Rating(State.UP), Rating(State.UP), Rating(State.FLAT)], FIRST),
        ([SETTLED, *up(3)], BESIDE),
        ([*up(9, 9), SETTLED], NOT),
        ([*up(9, 9), SETTLED, *up(9)], BESIDE),
        ([Rating(State.SETTLED, 9)] * 3, NOT),
        ([*up(9), UNRATED, *up(9)], FIRST),
        ([*up(5), Rating(State.CANT_TELL), *up(5)], NOT),
    ],
)
def test_when_people_are_offered(ratings: list[Rating], offered: PeopleOffered) -> None:
    assert people_offered(ratings) is offered


@given(RATINGS)
def test_settled_takes_it_back_and_nothing_else_does(ratings: list[Rating]) -> None:
    assert people_offered([*ratings, SETTLED]) is NOT
    for end in range(1, len(ratings) + 1):
        if ratings[end - 1].state is not State.SETTLED:
            assert people_offered(ratings[:end]) >= people_offered(ratings[: end - 1])


@given(RATINGS)
def test_what_was_said_before_settled_no_longer_counts(ratings: list[Rating]) -> None:
    assert people_offered([*up(9, 9), SETTLED, *ratings]) is people_offered([SETTLED, *ratings])


@given(RATINGS)
def test_a_skipped_rating_counts_as_nothing(ratings: list[Rating]) -> None:
    with_skipped = [each for rating in ratings for each in (UNRATED, rating, UNRATED)]
    assert people_offered(with_skipped) is people_offered(ratings)


@given(RATINGS)
def test_what_is_high_twice_is_never_passed_over(ratings: list[Rating]) -> None:
    since = [rating.state is State.SETTLED for rating in ratings][::-1]
    unsettled = ratings[len(ratings) - since.index(True) :] if True in since else ratings
    count = sum(map(is_high, unsettled))
    assert people_offered(ratings) >= min(count, 2)


@given(RATINGS.map(lambda found: [each for each in found if each.intensity is None or each.intensity < 8]))
def test_while_it_gets_easier_nobody_is_offered(ratings: list[Rating]) -> None:
    easing = ratings[:1]
    for rating in ratings[1:]:
        if (change := changed(easing[-1], rating)) is not None and change < 0:
            easing.append(rating)
    assert people_offered(easing) is NOT
