"""The figure can be walked: every region from every other, each key in its own direction."""

from itertools import product

import pytest

from companion.content.wordlists import regions
from companion.core.figure import BACK_AT, WORDS, Spot, cell_of, dots, region_at, spots
from companion.core.figure_places import Direction, nearest

SPOTS = spots()
DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
SIZES = (17, 18, 20, 26, 36)


def reached_from(start: Spot) -> set[Spot]:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for direction in DIRECTIONS:
            found = nearest(SPOTS, here, direction)
            if found and found not in seen:
                seen.add(found)
                todo.append(found)
    return seen


@pytest.mark.parametrize("start", SPOTS, ids=str)
def test_every_region_is_reached_from_every_other(start: Spot) -> None:
    assert reached_from(start) == set(SPOTS)


@pytest.mark.parametrize(("start", "direction"), list(product(SPOTS, DIRECTIONS)), ids=str)
def test_a_move_goes_in_the_direction_that_was_pressed(start: Spot, direction: Direction) -> None:
    found = nearest(SPOTS, start, direction)
    if found is None:
        return
    (x, y), (to_x, to_y) = SPOTS[start], SPOTS[found]
    ahead = {"left": x - to_x, "right": to_x - x, "up": y - to_y, "down": to_y - y}[direction]
    assert ahead > 0


def test_the_content_and_the_figure_have_the_same_regions() -> None:
    drawn = {(side, key) for key, each in regions().items() for side in each.sides}
    assert drawn | {(side, word) for side, word in WORDS.items()} == set(SPOTS)


@pytest.mark.parametrize("spot", [spot for spot in SPOTS if spot[1] not in WORDS.values()], ids=str)
def test_a_spot_lies_in_its_region(spot: Spot) -> None:
    x, y = SPOTS[spot]
    assert region_at(x - (BACK_AT if spot[0] == "back" else 0), y, spot[0]) == spot[1]


@pytest.mark.parametrize("rows", SIZES)
def test_no_two_spots_share_a_cell(rows: int) -> None:
    cells = [
        (side, *cell_of((x - (BACK_AT if side == "back" else 0), y), rows))
        for (side, region), (x, y) in SPOTS.items()
        if region not in WORDS.values()
    ]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize("rows", SIZES)
def test_every_region_can_be_seen(rows: int) -> None:
    for side in ("front", "back"):
        seen = {region for row in dots(rows, side).regions for region in row}
        expected = {region for at, region in SPOTS if at == side and region not in WORDS.values()}
        assert expected <= seen


def test_left_and_right_are_the_persons_own() -> None:
    assert region_at(23, 55, "front") == "left hand"
    assert region_at(23, 55, "back") == "right hand"
