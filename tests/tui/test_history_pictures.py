"""What looking back looks like, with two years of made-up entries in a still context."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from companion.tui.app import CompanionApp
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])


@pytest.fixture(autouse=True)
def two_years(fill: Callable[..., None]) -> None:
    fill(300, years=2)


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.pause(0.1)
        for key in keys:
            await settle(pilot, key)
            # A page opens in a worker, and the next key is meant for it.
            await pilot.pause(0.1)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        for area in pilot.app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.pause(0.4)
        # What is drawn in a worker is part of the picture.
        here = [work for work in pilot.app.workers if work.node in pilot.app.screen.walk_children()]
        if here:
            await pilot.app.workers.wait_for_complete(here)
        await pilot.pause()

    return press


@SIZES
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("list", ("down", "down", "down")),
        ("filtered", ("f", "enter", "enter", "f", "down", "down", "down", "down", "enter", "enter")),
        ("search", ("slash", *"bus")),
        ("calendar", ("f", "up", "enter", "left")),
        ("entry", ("down", "down", "enter")),
        ("edit", ("e",)),
        ("over time", ("o",)),
        ("over time by month", ("o", "m")),
        ("body", ("b", "down")),
        ("earlier and later", ("b", "s")),
        ("helped", ("h",)),
        ("one person", ("p", "enter")),
        ("card", ("p", "enter", "c")),
        ("since we met", ("p", "enter", "s", "tab")),
        ("save to a file", ("x",)),
        ("more", ("m",)),
        ("removed", ("d",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_page(
    snap_compare: Compare, companion: Open, size: tuple[int, int], name: str, keys: tuple[str, ...]
) -> None:
    assert snap_compare(companion("history"), terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize(
    "keys", [("down", "down", "down"), ("o",), ("b", "down")], ids=["list", "over time", "body"]
)
def test_wide(snap_compare: Compare, companion: Open, keys: tuple[str, ...]) -> None:
    assert snap_compare(companion("history"), terminal_size=(120, 40), run_before=pressing(*keys))


@pytest.mark.parametrize(
    ("keys", "theme"),
    [(("down",), "terminal"), (("o",), "paper"), (("o",), "terminal"), (("b",), "paper")],
    ids=["list-terminal", "over time-paper", "over time-terminal", "body-paper"],
)
def test_theme(snap_compare: Compare, companion: Open, theme: str, keys: tuple[str, ...]) -> None:
    assert snap_compare(companion("history", theme=theme), terminal_size=(80, 24), run_before=pressing(*keys))
