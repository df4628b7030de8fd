"""Pictures of the screens; `pytest --snapshot-update` retakes them, to be looked at."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from companion.flows.context import Context
from companion.tui.app import CompanionApp
from tests.store.seal import seal_home
from tests.tui.conftest import Still
from tests.tui.pilot import pressing, settle

Open = Callable[..., CompanionApp]
Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])


@SIZES
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("home", ()),
        ("words", ("enter",)),
        ("afterwards", ("enter", "escape", "6", "u")),
        ("people beside", ("enter", "escape", "u", "9")),
        ("people first", ("enter", "escape", "u", "9", "o", "escape", "u", "9")),
        ("list", ("e", "down", "down")),
        ("list in public", ("e", "q")),
        ("before", ("e", "down", "down", "enter")),
        ("checkin", ("c", "s")),
        ("people", ("question_mark",)),
        ("empty history", ("h",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_screen(
    snap_compare: Compare, companion: Open, size: tuple[int, int], name: str, keys: tuple[str, ...]
) -> None:
    assert snap_compare(companion(), terminal_size=size, run_before=pressing(*keys))


@SIZES
@pytest.mark.parametrize(
    ("exercise", "seconds"),
    [
        ("longer_out_breath", 2.5),
        ("longer_out_breath", 4.0),
        ("feet", 3.0),
        ("five_senses", 0),
        ("butterfly_hug", 2),
    ],
)
def test_step(
    snap_compare: Compare,
    companion: Open,
    still: Still,
    size: tuple[int, int],
    exercise: str,
    seconds: float,
) -> None:
    async def breathe(pilot: Pilot[None]) -> None:
        await pilot.pause(0.05)
        while exercise in ("feet", "butterfly_hug") and pilot.app.screen.runner.beat is None:  # type: ignore[attr-defined]
            await settle(pilot, "space")
        still.seconds = seconds
        await pilot.pause(0.4)

    assert snap_compare(companion("now", first_exercise=exercise), terminal_size=size, run_before=breathe)


@pytest.mark.parametrize("theme", ["paper", "ember", "contrast", "terminal"])
def test_theme(snap_compare: Compare, companion: Open, theme: str) -> None:
    assert snap_compare(companion(theme=theme), terminal_size=(80, 24))


def test_without_any_colour(snap_compare: Compare, companion: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(companion(), terminal_size=(80, 24), run_before=pressing("e", "down"))


def test_reduced_motion_shows_a_line_and_the_seconds(snap_compare: Compare, companion: Open) -> None:
    app = companion("now", first_exercise="longer_out_breath", motion="reduced")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing())


@SIZES
@pytest.mark.parametrize(
    ("exercise", "keys", "seconds"),
    [
        ("colour_hunt", ("down", "c", "u", "p"), 0),
        ("categories", (), 0),
        ("kind_sentence", ("space", "space"), 0),
        ("sounds", ("space",), 0),
        ("date_and_place", (), 0),
        ("container", ("space", "space", "space", "space", "a", "enter", "down"), 0),
        ("ride_the_wave", ("space", "up"), 70),
        ("rotating_blocks", ("up", "left", "down", "down"), 0),
        ("is_it_now", ("space", "space"), 0),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rarer_step(
    snap_compare: Compare,
    companion: Open,
    still: Still,
    context: Context,
    size: tuple[int, int],
    exercise: str,
    keys: tuple[str, ...],
    seconds: float,
) -> None:
    context.choose = lambda several: several[2]

    async def walk(pilot: Pilot[None]) -> None:
        await pilot.pause(0.05)
        await settle(pilot, *keys)
        still.seconds = seconds
        await pilot.pause(0.7 if seconds else 0.05)

    assert snap_compare(companion("now", first_exercise=exercise), terminal_size=size, run_before=walk)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("own breath", ("e", "m", "o", "down", "right")),
        ("fits now", ("e", "u", "6")),
        ("read", ("l", "down", "down")),
        ("danger", ("space", "space", "1")),
        ("danger unsure", ("space", "space", "4")),
        ("violence", ("question_mark", "w")),
        ("plan", ("p", "tab")),
        ("plan part", ("p", "tab", "enter")),
        ("land first", ("a", "u", "8", "enter")),
        ("not landed", ("a", "u", "8", "enter", "1", *["tab"] * 4, "u", "8", "ctrl+s")),
        ("could say", ("a", "s", *["tab"] * 4)),
        ("feelings", ("a", "s", "tab", "tab", "6", "down")),
        ("after review", ("a", "s", *["tab"] * 3, "1", "2", "3", "tab")),
        ("led", ("a", "l")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@SIZES
def test_more_screens(
    snap_compare: Compare, companion: Open, size: tuple[int, int], name: str, keys: tuple[str, ...]
) -> None:
    app = companion("now", first_exercise="is_it_now") if name.startswith("danger") else companion()
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_large_letters(snap_compare: Compare, companion: Open) -> None:
    app = companion("now", large=True)
    assert snap_compare(app, terminal_size=(120, 30), run_before=pressing())


@SIZES
def test_the_passphrase(
    snap_compare: Compare, companion: Open, context: Context, size: tuple[int, int]
) -> None:
    seal_home(context.places, is_open=False)
    assert snap_compare(companion("history"), terminal_size=size, run_before=pressing("w", "o"))
