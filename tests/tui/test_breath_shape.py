"""The pebble: its outline, and that what is painted bit by bit is what would be drawn afresh."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.strip import Strip

from companion.core.pacing import Beat, Phase
from companion.tui.themes import themes
from companion.tui.widgets.breath_shape import SIZES, BreathShape
from companion.tui.widgets.frame_timing import LATEST, LATEST_WHEN_STILL, SOONEST, seconds_to_next
from companion.tui.widgets.shape_cells import EIGHTHS, cells, differing, half_widths
from tests.e2e.screen import Feed, TerminalScreen

openness = st.floats(0, 1)
odd_rows = st.integers(1, 10).map(lambda n: n * 2 - 1)
widest = st.integers(0, 100)
BEATS = [
    Beat(phase, fraction, open_, 0)
    for phase, fraction, open_ in [
        (Phase.IN, 0.0, 0.0),
        (Phase.IN, 0.1, 0.02),
        (Phase.IN, 0.4, 0.37),
        (Phase.IN, 0.5, 0.43),
        (Phase.SIP, 0.1, 0.82),
        (Phase.HOLD, 0.5, 1.0),
        (Phase.OUT, 0.4, 0.6),
        (Phase.OUT, 0.6, 0.35),
        (Phase.REST, 0.9, 0.0),
    ]
]


@given(openness, odd_rows, widest)
def test_the_outline_is_symmetric_and_stays_in_its_room(open_: float, rows: int, wide: int) -> None:
    halves = half_widths(open_, rows, wide)
    assert len(halves) == rows
    assert halves == halves[::-1]
    assert all(0 <= half <= 8 * wide for half in halves)
    assert max(halves) == halves[rows // 2]


@given(openness, openness, odd_rows, widest)
def test_the_more_open_the_wider(one: float, other: float, rows: int, wide: int) -> None:
    less, more = sorted((one, other))
    pairs = zip(half_widths(less, rows, wide), half_widths(more, rows, wide), strict=True)
    assert all(before <= after for before, after in pairs)


@given(odd_rows, st.integers(4, 100))
def test_it_never_quite_goes_away(rows: int, wide: int) -> None:
    assert max(half_widths(0.0, rows, wide)) > 0


@given(st.integers(0, 160), st.integers(0, 20), st.integers(0, 20))
def test_the_cells_of_a_row_are_each_drawn_once(half: int, one: int, other: int) -> None:
    inner, outer = sorted((one, other))
    drawn: dict[int, float] = {}
    for column, text, reverse in cells(half, inner, outer):
        for at, sign in enumerate(text):
            assert column + at not in drawn
            eighths = EIGHTHS.index(sign)
            drawn[column + at] = 8 - eighths if reverse else eighths
    assert sorted(drawn) == [*range(-outer, -inner), *range(inner, outer)]
    for at in range(inner, outer):
        assert drawn[at] == drawn[-at - 1] == min(8, max(0, half - 8 * at))


@given(st.integers(0, 160), st.integers(0, 160))
def test_outside_of_what_differs_nothing_differs(old: int, new: int) -> None:
    inner, outer = differing(old, new)

    def filled(half: int, at: int) -> int:
        return min(8, max(0, half - 8 * at))

    assert all(filled(old, at) == filled(new, at) for at in range(30) if not inner <= at < outer)


@given(st.lists(openness, min_size=2, max_size=2), st.floats(0, 1), st.floats(0, 1), st.floats(0, 2))
def test_it_looks_neither_too_often_nor_too_seldom(
    open_: list[float], before: float, now: float, passed: float
) -> None:
    beats = [Beat(Phase.IN, fraction, o, 0) for fraction, o in zip((before, now), open_, strict=True)]
    assert 0 < seconds_to_next(*beats, passed, False, SIZES) <= LATEST
    assert 0 < seconds_to_next(*beats, passed, True, SIZES) <= LATEST_WHEN_STILL


def test_it_looks_when_a_phase_turns() -> None:
    before, now = Beat(Phase.OUT, 0.97, 0.002, 0), Beat(Phase.OUT, 0.99, 0.001, 0)
    assert 0.05 < seconds_to_next(before, now, 0.1, False, SIZES) < SOONEST


class Harness(App[None]):
    """An app with nothing but a shape, whose beat a test sets."""

    CSS = "Shape { max-height: 100; }"

    def __init__(self, still: bool = False) -> None:
        super().__init__()
        self.beat = BEATS[0]
        self.still = still
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dusk"

    def compose(self) -> ComposeResult:
        yield BreathShape(lambda: self.beat, still=self.still)

    @property
    def shape(self) -> BreathShape:
        return self.query_one(BreathShape)


def lines(shape: BreathShape) -> list[Strip]:
    return [shape.render_line(y) for y in range(shape.size.height)]


def shown(app: Harness) -> list[str]:
    """What Textual would put on the terminal now, row by row."""
    size = app.screen.size
    return [
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(size)
    ]


SIZES_OF_TERMINALS = [(80, 24), (40, 9), (41, 8), (20, 5), (10, 3), (3, 12), (1, 1)]


@pytest.mark.parametrize("size", SIZES_OF_TERMINALS[::2], ids=str)
@pytest.mark.parametrize("still", [False, True])
async def test_beat_by_beat_it_shows_what_a_fresh_one_shows(size: tuple[int, int], still: bool) -> None:
    app = Harness(still)
    async with app.run_test(size=size) as pilot:
        for beat in BEATS[1:]:
            app.beat = beat
            app.shape.look()
            await pilot.pause()
            step_by_step = shown(app)
            fresh = Harness(still)
            fresh.beat = beat
            async with fresh.run_test(size=size):
                assert shown(fresh) == step_by_step


@pytest.mark.parametrize("size", SIZES_OF_TERMINALS, ids=str)
async def test_what_is_written_to_a_terminal_is_what_would_be_drawn(size: tuple[int, int]) -> None:
    columns, rows = size
    app = Harness()
    terminal = TerminalScreen(columns, rows)
    feed = Feed(terminal)
    async with app.run_test(size=size):
        shape = app.shape
        for y, line in enumerate(lines(shape)):
            feed.feed(f"\x1b[{y + 1};1H{line.render(app.console)}".encode())
        for beat in [*BEATS, *reversed(BEATS)]:
            app.beat = beat
            before, now = shape._picture, shape._look()
            shape._picture = now
            sequence = shape._painter.sequence(shape._changes(before, now), Offset(0, 0))
            feed.feed(sequence.encode())
            fresh = TerminalScreen(columns, rows)
            for y, line in enumerate(lines(shape)):
                Feed(fresh).feed(f"\x1b[{y + 1};1H{line.render(app.console)}".encode())
            assert visible(terminal) == visible(fresh)


def visible(terminal: TerminalScreen) -> list[tuple[object, ...]]:
    """Signs, colours and reverse of all cells; of a blank one only the ground."""
    return [
        (cell.data, cell.bg, *((cell.fg, cell.reverse) if cell.data != " " else ()))
        for row in terminal.cells
        for cell in row
    ]


async def test_reduced_motion_moves_nothing_but_the_word() -> None:
    app = Harness(still=True)
    async with app.run_test(size=(40, 12)) as pilot:
        for beat in BEATS:
            app.beat = beat
            app.shape.look()
            await pilot.pause()
            assert len([row for row in shown(app) if row.strip()]) == 1


async def test_it_follows_by_itself() -> None:
    app = Harness()
    async with app.run_test(size=(40, 12)) as pilot:
        before = shown(app)
        app.beat = BEATS[5]
        for _ in range(40):
            await pilot.pause(0.02)
            if shown(app) != before:
                break
        assert shown(app) != before
