"""The body figure: what is drawn, and how the cursor walks over it."""

from itertools import product
from pathlib import Path

from companion.content.wordlists import regions
from companion.core.figure import HEIGHT, Side, columns_for, dots, region_at
from companion.core.figure_places import OFF_BODY, Direction, Place, cell_of, nearest, places, point_on_side

PLACES = places()
DRAWN = [place for place in PLACES if place[1] not in OFF_BODY.values()]
SIDES: tuple[Side, ...] = ("front", "back")
DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
SIZES = (17, 18, 20, 26, 36)
DRAWING = Path(__file__).with_name("figure.txt")
LETTERS = {
    "": ".",
    "head": "h",
    "eyes": "y",
    "jaw": "j",
    "throat": "t",
    "neck": "n",
    "chest": "c",
    "heart": "o",
    "belly": "b",
    "upper back": "p",
    "lower back": "w",
    "left shoulder": "s",
    "left upper arm": "u",
    "left forearm": "r",
    "left hand": "d",
    "left hip": "i",
    "left thigh": "g",
    "left knee": "k",
    "left calf": "a",
    "left foot": "f",
}
"""A letter for each region; those on the person's right are capitals."""


def letter(region: str) -> str:
    if region.startswith("right "):
        return LETTERS[region.replace("right", "left")].upper()
    return LETTERS[region]


def drawing(rows: int) -> str:
    """Return both sides dot by dot, regions as letters, and their outlines below."""
    front, back = (dots(rows, side) for side in SIDES)
    lines = [
        " ".join("".join(map(letter, row)) for row in pair)
        for pair in zip(front.regions, back.regions, strict=True)
    ]
    outlines = [
        " ".join("".join(".#"[dot] for dot in row) for row in pair)
        for pair in zip(front.edges, back.edges, strict=True)
    ]
    return "\n".join([*lines, "", *outlines, ""])


def reached_from(start: Place) -> set[Place]:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for direction in DIRECTIONS:
            found = nearest(PLACES, here, direction)
            if found and found not in seen:
                seen.add(found)
                todo.append(found)
    return seen


def test_the_drawing_is_the_one_that_was_looked_at() -> None:
    """`python -m tests.core.test_figure` writes it anew, to be looked at."""
    assert drawing(12) == DRAWING.read_text(encoding="utf-8")


def test_a_drawing_has_a_middle_and_room_for_the_hands() -> None:
    assert {rows: columns_for(rows) for rows in SIZES} == {17: 19, 18: 21, 20: 23, 26: 29, 36: 39}


def test_every_region_is_reached_from_every_other() -> None:
    assert [start for start in PLACES if reached_from(start) != set(PLACES)] == []


def test_a_move_goes_in_the_direction_that_was_pressed() -> None:
    wrong = []
    for start, direction in product(PLACES, DIRECTIONS):
        if found := nearest(PLACES, start, direction):
            (x, y), (to_x, to_y) = PLACES[start], PLACES[found]
            ahead = {"left": x - to_x, "right": to_x - x, "up": y - to_y, "down": to_y - y}[direction]
            if ahead <= 0:
                wrong.append((start, direction, found))
    assert wrong == []


def test_the_content_and_the_figure_have_the_same_regions() -> None:
    drawn = {(side, key) for key, each in regions().items() for side in each.sides}
    assert drawn | {(side, word) for side, word in OFF_BODY.items()} == set(PLACES)


def test_a_spot_lies_in_its_region() -> None:
    assert {place: region_at(*point_on_side(place), place[0]) for place in DRAWN} == {
        place: place[1] for place in DRAWN
    }


def test_a_spot_has_a_cell_of_its_own_within_its_region() -> None:
    for rows in SIZES:
        cells = {place: cell_of(place, rows) for place in DRAWN}
        assert len({(side, cells[side, region]) for side, region in cells}) == len(cells)
        for (side, region), (column, row) in cells.items():
            drawn = dots(rows, side).regions
            held = {drawn[row * 4 + y][column * 2 + x] for y in range(4) for x in range(2)}
            assert region in held, (rows, side, region)


def test_every_region_can_be_seen() -> None:
    for rows, side in product(SIZES, SIDES):
        seen = {region for row in dots(rows, side).regions for region in row}
        assert {region for at, region in DRAWN if at == side} - seen == set()


def test_the_borders_of_the_trunk_are_at_the_same_height_on_either_side() -> None:
    borders = (19.2, 35, 47.5)
    for side, regions_down in (
        ("front", ("throat", "chest", "belly", "right hip")),
        ("back", ("neck", "upper back", "lower back", "left hip")),
    ):
        for border, above, below in zip(borders, regions_down, regions_down[1:], strict=False):
            assert region_at(-2, border - 0.1, side) == above
            assert region_at(-2, border, side) == below


def test_left_and_right_are_the_persons_own() -> None:
    assert region_at(23, 55, "front") == "left hand"
    assert region_at(23, 55, "back") == "right hand"
    assert region_at(0, HEIGHT, "front") == ""


if __name__ == "__main__":
    DRAWING.write_text(drawing(12), encoding="utf-8")
