"""The figure and the walk through a check-in, as pictures."""

from collections.abc import Callable

import pytest

from companion.tui.app import CompanionApp
from tests.tui.pilot import pressing

Open = Callable[..., CompanionApp]
Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
TO_THE_FIGURE = ("c", "u", "tab", "up")
SIDES = {
    "front": (*TO_THE_FIGURE, "space", "down", "down"),
    "back": (*TO_THE_FIGURE, "space", *["right"] * 5, "space", "right"),
    "words": (*TO_THE_FIGURE, "enter", "down", "enter", "2"),
}


@SIZES
@pytest.mark.parametrize("side", SIDES)
def test_figure(snap_compare: Compare, companion: Open, size: tuple[int, int], side: str) -> None:
    assert snap_compare(companion(), terminal_size=size, run_before=pressing(*SIDES[side]))


@pytest.mark.parametrize("side", ["front", "back"])
def test_figure_without_colour(
    snap_compare: Compare, companion: Open, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(companion(), terminal_size=(80, 24), run_before=pressing(*SIDES[side]))


@SIZES
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("feelings", ("c", "tab", "tab", "down", "down", "enter")),
        ("end", ("c", "s", "4", "tab", "up", "space", "tab", "tab", "tab")),
        ("grounding offered", ("c", "f", "enter")),
        ("left unsettled", ("a", "u", "8")),
        ("kind thing", ("a", "u", "ctrl+l", *["tab"] * 6)),
        ("landing", ("a", "u", "ctrl+l")),
        ("set down", ("a", "u", "ctrl+l", *["tab"] * 5, "a", "enter")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_question(
    snap_compare: Compare, companion: Open, size: tuple[int, int], name: str, keys: tuple[str, ...]
) -> None:
    assert snap_compare(companion(), terminal_size=size, run_before=pressing(*keys))
